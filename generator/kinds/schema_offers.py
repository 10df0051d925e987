"""What an editor is offered while typing: the words of the vocabulary, and the ids of what exists.

A word that is not in its list is refused, because the list is the site's decision. An id is only offered: the entry or
the source that it names may be the file that is made next, and a schema is as old as the last check.

Ids are offered at many keys of nearly all schemas, and a large site has very many. So each list stands once, in a file
of its own to which the schemas refer.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator.kinds.field_types import Base, FieldType
from generator.kinds.schema_help import describe_words
from generator.model.catalog import Catalog
from generator.outputs.json_text import Written, written

Schema = dict[str, Any]
KNOWN = "known_ids"  # the name of that file; no kind can have it, as ids have no underscore
_SNIPPETS = 3  # the level of nesting of a list there

# Part -> key -> what it refers to.
_REFERRING: dict[str, dict[str, str]] = {
    "Evidence": {"source": "sources"},
    "SourceData": {"derived_from": "sources"},
    "EntryBase": {"see_also": "entries"},
    "Stub": {"moved_to": "entries"},
    "Fact": {"by": "entries"},
    "StatusEvent": {"caused_by": "entries"},
    "Overtaken": {"by": "statements"},
    "Correction": {"fact": "statements"},
    "RuleException": {"about": "statements"},
    "SiteConfig": {"kinds": "kinds"},
    "KindDeclaration": {"status": "lists"},
    "TranslationData": {"translates": "translatable"},
    "ReferredBy": {"kind": "kinds"},
}


def words(catalog: Catalog, list_name: str) -> Schema:
    """One word of a list, each with what it means."""
    terms = catalog.vocabulary.lists.get(list_name, {})
    schema: Schema = {"type": "string", "enum": list(terms)}
    describe_words(schema, [term.help or term.label for term in terms.values()])
    return schema


def known_ids(catalog: Catalog) -> Schema:
    """All that is offered, each id with the name of what it stands for, by the names that the schemas refer to."""
    lists = {name: _known(catalog, name) for keys in _REFERRING.values() for name in keys.values()}
    targets = {field.type.target for kind in catalog.kinds.values() for _, field in kind.fields()}
    for kind in sorted(targets & catalog.kinds.keys()):
        lists[_entries_of(kind)] = {entry.key: entry.name for entry in catalog.of_kind(kind)}
    return {"$defs": {name: {"defaultSnippets": _snippets(known)} for name, known in lists.items()}}


def _snippets(known: dict[str, str]) -> Written:
    # Each is written at once: as objects, those of a large site would all be in memory.
    return written([_snippet(each, name) for each, name in sorted(known.items())], _SNIPPETS)


def _snippet(each: str, name: str) -> Written:
    return written({"label": each, "body": each, "description": name}, _SNIPPETS + 1)


def _entries_of(kind: str) -> str:
    return f"entries-of-{kind}"


def _offer(schema: Schema, name: str) -> None:
    """Offer ids where one is typed: in a text, a list, or one of several."""
    for target in _text_branches(schema):
        # In draft 7, nothing may stand beside a reference.
        target["allOf"] = [{"$ref": f"{KNOWN}.json#/$defs/{name}"}]


def _text_branches(schema: Schema) -> Iterable[Schema]:
    if "items" in schema:
        yield from _text_branches(schema["items"])
    elif "anyOf" in schema:
        for index, branch in enumerate(schema["anyOf"]):
            schema["anyOf"][index] = own = dict(branch)  # never that of another key
            yield from _text_branches(own)
    elif "string" in schema.get("type", ()):
        yield schema


def add_offers(schema: Schema, part: str) -> None:
    """Offer what exists at those keys of a part that refer to it."""
    for key, what in _REFERRING.get(part, {}).items():
        if key in schema.get("properties", {}):
            _offer(schema["properties"][key], what)


def offer_field(schema: Schema, declared: FieldType, catalog: Catalog) -> None:
    """Offer at a field of a kind what its type says: the words of its list, or the entries of its kind."""
    if declared.base is Base.REFERENCE and declared.target in ("", *catalog.kinds):
        _offer(schema, _entries_of(declared.target) if declared.target else "entries")
    if declared.base is Base.TERM:
        for target in _text_branches(schema):
            for key in ("pattern", "patternErrorMessage"):
                target.pop(key, None)
            target.update(words(catalog, declared.target))


def _known(catalog: Catalog, what: str) -> dict[str, str]:
    """Id -> name."""
    entries = {key: entry.name for key, entry in catalog.entries.items()}
    match what:
        case "sources":
            return {name: source.data.title for name, source in catalog.sources.items()}
        case "entries":
            return entries
        case "kinds":
            return {name: kind.title for name, kind in catalog.kinds.items()}
        case "lists":
            return {name: ", ".join(terms) for name, terms in catalog.vocabulary.lists.items()}
        case "translatable":
            pages = {f"docs/{uri}": "a page of docs/" for uri in catalog.documents}
            return entries | pages
        case _:
            facts = {f"{key}#{fact.id}": fact.says for key, entry in catalog.entries.items() for fact in entry.facts}
            values = {f"{key}#{each.id}": entry.name for key, entry in catalog.entries.items() for each in entry.values}
            return entries | facts | values
