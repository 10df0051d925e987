"""Judges JSON-LD by the vocabulary of schema.org, and resolves it as a program that reads the page would."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pyld import jsonld

from generator.linked.page import graph
from generator.linked.vocabulary import Vocabulary, vocabulary
from generator.outputs.site_data import SiteData

Node = dict[str, Any]
_KEYWORDS = ("@type", "@id", "@context")


def mistakes(found: Node) -> list[str]:
    """What the vocabulary does not know or allow: a type, a property of a type, a value of a property."""
    nodes = {node["@id"]: node for node in every_node(found["@graph"]) if "@type" in node and "@id" in node}
    return [each for node in found["@graph"] for each in _in_node(node, nodes, vocabulary())]


def main_entity(uri: str, data: SiteData) -> Node:
    """What a page is about."""
    nodes = graph(uri, data)["@graph"]
    wanted = nodes[0]["mainEntity"]["@id"]
    return next(node for node in nodes if node["@id"] == wanted)


def every_node(value: Any) -> Iterator[Node]:
    """Every object in some JSON."""
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from every_node(inner)


def _in_node(node: Node, nodes: dict[str, Node], known: Vocabulary) -> Iterator[str]:
    sort = node["@type"]
    if sort not in known.types:
        yield f"no type {sort}"
        return
    for name, value in node.items():
        if name in _KEYWORDS:
            continue
        # https://schema.org/Role stands between a thing and its property, and has that property itself.
        if not known.has(sort, name) and sort != "Role":
            yield f"{sort} has no property {name}"
            continue
        for each in value if isinstance(value, list) else [value]:
            yield from _in_value(sort, name, each, nodes, known)


def _in_value(sort: str, name: str, value: Any, nodes: dict[str, Node], known: Vocabulary) -> Iterator[str]:
    where = f"{sort}.{name}"
    if isinstance(value, dict) and "@type" in value:
        if value["@type"] != "Role" and not known.takes(name, (value["@type"],)):
            yield f"{where} takes no {value['@type']}"
        yield from _in_node(value, nodes, known)
    elif isinstance(value, dict):
        member = value["@id"].removeprefix("https://schema.org/")
        target = nodes.get(value["@id"], {}).get("@type")
        if member in known.members:
            if member not in known.of_enumeration(name):
                yield f"{where} has no member {member}"
        elif target and not known.takes(name, (target,)):
            yield f"{where} takes no {target}"
        elif value["@id"].startswith("#") and not target:
            yield f"{where} leads to {value['@id']}, which is not there"
    elif not known.takes(name, _as_types(value)):
        yield f"{where} takes no {value!r}"
    elif value == "":
        yield f"{where} is empty"


def _as_types(value: Any) -> tuple[str, ...]:
    """What a bare value of JSON can be taken for. A text that is an address or a day can be that, too."""
    match value:
        case bool():
            return ("Boolean",)
        case int() | float():
            return ("Number", "Integer") if isinstance(value, int) else ("Number",)
        case str():
            is_day = value[:4].isdigit() and value[4:5] in ("", "-") and len(value) <= 10
            return ("URL", "Text", *(("Date",) if is_day else ()))
    return ()


def expanded(document: Any, base: str, context: Any = None) -> Any:
    """The JSON-LD with whole addresses and names, as one flat graph, in an order of its own. Asks no network."""

    def load(address: str, _: Any) -> Node:
        if context is None:
            raise AssertionError(f"The context {address} is not at hand.")
        return {"contextUrl": None, "documentUrl": address, "document": {"@context": context}}

    return jsonld.flatten(document, None, {"base": base, "documentLoader": load})


def schema_context() -> Node:
    """A context as https://schema.org has one: a property whose values are addresses or things makes them names."""
    terms: Node = {"@vocab": "https://schema.org/", "id": "@id", "type": "@type"}
    for name, each in vocabulary().properties.items():
        if "URL" in each.ranges:
            terms[name] = {"@id": f"https://schema.org/{name}", "@type": "@id"}
    return terms
