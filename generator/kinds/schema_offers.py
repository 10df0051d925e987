"""What an editor is offered while typing: the words of the vocabulary, and the ids of what exists.

A word that is not in its list is refused, because the list is the site's decision. An id is only offered: the entry or
the source that it names may be the file that is made next, and a schema is as old as the last check.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator.kinds.field_types import Base, FieldType
from generator.kinds.schema_help import describe_words
from generator.model.catalog import Catalog
from generator.outputs.json_text import KeptList

Schema = dict[str, Any]

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


class Offers:
    """What exists in a catalog, as it is offered where an id is typed. Each list is made once, for all its places."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self._lists: dict[tuple[str, str], KeptList] = {}

    def of(self, what: str, beginning: str = "") -> KeptList:
        """The ids of a sort that begin like this, each with the name of what it stands for."""
        if (what, beginning) not in self._lists:
            known = {key: name for key, name in _known(self.catalog, what).items() if key.startswith(beginning)}
            self._lists[what, beginning] = KeptList(
                {"label": each, "body": each, "description": name} for each, name in sorted(known.items())
            )
        return self._lists[what, beginning]


def _offer(schema: Schema, snippets: KeptList) -> None:
    """Offer ids where one is typed: in a text, a list, or one of several."""
    for target in _text_branches(schema):
        target["defaultSnippets"] = snippets


def _text_branches(schema: Schema) -> Iterable[Schema]:
    if "items" in schema:
        yield from _text_branches(schema["items"])
    elif "anyOf" in schema:
        for index, branch in enumerate(schema["anyOf"]):
            schema["anyOf"][index] = own = dict(branch)  # never that of another key
            yield from _text_branches(own)
    elif "string" in schema.get("type", ()):
        yield schema


def add_offers(schema: Schema, part: str, offers: Offers) -> None:
    """Offer what exists at those keys of a part that refer to it."""
    for key, what in _REFERRING.get(part, {}).items():
        if key in schema.get("properties", {}):
            _offer(schema["properties"][key], offers.of(what))


def offer_field(schema: Schema, declared: FieldType, offers: Offers) -> None:
    """Offer at a field of a kind what its type says: the words of its list, or the entries of its kind."""
    if declared.base is Base.REFERENCE:
        _offer(schema, offers.of("entries", declared.target))
    if declared.base is Base.TERM:
        for target in _text_branches(schema):
            for key in ("pattern", "patternErrorMessage"):
                target.pop(key, None)
            target.update(words(offers.catalog, declared.target))


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
