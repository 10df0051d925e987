"""All schemas of the published format, each whole in itself: one for each type of file, and one for each kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.kinds.declaration import Kind
from generator.model.catalog import Catalog
from generator.model.source import SourceData
from generator.outputs.schemas import computed, lists, news, tables, upkeep
from generator.outputs.schemas.authored import authored_schema, entry_schema
from generator.outputs.schemas.envelope import file_of
from generator.outputs.schemas.shared import PARTS
from generator.outputs.schemas.statements import STATEMENTS
from generator.outputs.schemas.words import Schema, address, closed, items, or_null, part, parts_in, text
from generator.outputs.site_data import FORMAT, SiteData
from generator.outputs.twins.envelope import SCHEMAS

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_HISTORY = or_null(
    items(part("day-of-changes", "One day."), "What changed, the newest first; null where the past is not known.")
)
_TRANSLATIONS = items(part("translation", "One translation."), "The same page in other languages.")
_ANY_AUTHORED: Schema = {
    "type": "object",
    "description": "What an editor wrote, with the keys of the YAML file; kinds/KIND.json describes them for one kind.",
    "properties": {"name": text("The name."), "summary": text("The summary, with tokens.")},
    "required": ["name", "summary"],
}
_MARKDOWN: Schema = {
    "type": "object",
    "description": "What an editor wrote.",
    "properties": {"markdown": text("The page as Markdown, with tokens: [[kind/id]] names an entry.")},
    "required": ["markdown"],
    "additionalProperties": False,
}
_MOVED = closed(
    "What stands at the old address of an entry or source that was renamed.",
    {
        "$schema": address("The JSON Schema that this file follows."),
        "format": text("The format and its version.", const=FORMAT),
        "type": text("What this file is.", const="moved"),
        "id": text("The id that it had: kind/id or sources/id."),
        "moved_to": text("The id that it has now, after all renames."),
        "url": address("The page at its new address."),
        "twin": address("The JSON file at its new address."),
    },
)
_DOCUMENT: dict[str, Schema] = {
    "translations": _TRANSLATIONS,
    "description": or_null(text("What the page is, in a sentence.")),
    "authored": _MARKDOWN,
    "computed": computed.DOCUMENT,
}


def published_schemas(data: SiteData) -> Iterator[tuple[str, Schema]]:
    """Path below the site and schema, one for each type of file, and one for the entries of each kind."""
    catalog = data.catalog
    for name, schema in sorted(fixed_schemas().items()):
        yield f"{SCHEMAS}{name}.json", _headed(schema, f"{name}.json", data)
    for kind in (catalog.kinds[name] for name in catalog.site.kinds):
        yield f"{SCHEMAS}kinds/{kind.id}.json", _headed(kind_schema(kind, catalog), f"kinds/{kind.id}.json", data)


def fixed_schemas() -> dict[str, Schema]:
    """The schemas that are the same for every site, by type of file."""
    source, parts = authored_schema(SourceData.model_json_schema())
    source["description"] = "What an editor wrote, with the keys of the YAML file. Prose keeps its tokens."
    about = "A source: its record, how near it is to the facts, and which statements rest on it."
    found = {
        "entry": _entry("A twin of an entry of any kind.", _ANY_AUTHORED),
        "source": file_of(
            "source",
            about,
            {
                "former_ids": _former_ids("sources/id."),
                "authored": source,
                "computed": computed.SOURCE,
                "history": _HISTORY,
            },
        ),
        "document": file_of("document", "A hand-written page.", _DOCUMENT),
        "moved": _MOVED,
        "home": file_of("home", "The first page, and where to go on.", {**_DOCUMENT, **lists.CONTENTS}),
        **lists.FILES,
        **tables.FILES,
        **upkeep.FILES,
        **news.FILES,
    }
    return {name: _bundled(schema, parts) for name, schema in found.items()}


def kind_schema(kind: Kind, catalog: Catalog) -> Schema:
    """The schema of the twins of one kind's entries."""
    authored, parts = entry_schema(kind, catalog)
    return _bundled(_entry(f"The twin of one {kind.singular}: {kind.declared.purpose}", authored), parts)


def _entry(about: str, authored: Schema) -> Schema:
    return file_of(
        "entry",
        about,
        {
            "former_ids": _former_ids("kind/id."),
            "translations": _TRANSLATIONS,
            "authored": authored,
            "computed": computed.ENTRY,
            "cited_sources": items(part("source-row", "One source."), "The sources that it cites, in short."),
            "history": _HISTORY,
        },
    )


def _former_ids(form: str) -> Schema:
    return items(text(form), "The addresses that it had before; they lead here.")


def _bundled(schema: Schema, parts: Mapping[str, Schema]) -> Schema:
    """The schema with all parts that it needs, and those that these need."""
    known = {**PARTS, **STATEMENTS, **parts}
    needed: set[str] = set()
    found = parts_in(schema)
    while found - needed:
        needed |= found
        found = set().union(*(parts_in(known[name]) for name in needed))
    return {**schema, **({"$defs": {name: known[name] for name in sorted(needed)}} if needed else {})}


def _headed(schema: Schema, name: str, data: SiteData) -> Schema:
    """The schema with its dialect and, where the site has an address, its own."""
    own = {"$id": data.address(f"{SCHEMAS}{name}")} if data.catalog.site.address else {}
    return {"$schema": DIALECT, **own, **schema}
