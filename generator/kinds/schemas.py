"""JSON Schemas for editors: what a file of each kind may hold, with help, examples and the known ids and words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from generator.kinds.declaration import FieldDeclaration, Kind, KindDeclaration
from generator.kinds.schema_help import Examples, add_help, show_examples
from generator.kinds.schema_offers import KNOWN, add_offers, known_ids, offer_field, words
from generator.kinds.schema_rules import add_rules
from generator.kinds.schema_shape import DIALECT, Schema, shaped
from generator.languages.words import Words
from generator.model.catalog import Catalog
from generator.model.correction import CorrectionsData
from generator.model.entry import Stub
from generator.model.exception import ExceptionsData
from generator.model.outline import Outline
from generator.model.site import SiteConfig, Vocabulary
from generator.model.source import SourceData
from generator.model.translation import TranslationData
from generator.outputs.json_text import as_json

# Name of the schema -> the model of the file. Kinds have theirs besides, under their own id.
FIXED: Mapping[str, type[BaseModel]] = {
    "source": SourceData,
    "translation": TranslationData,
    "corrections": CorrectionsData,
    "exceptions": ExceptionsData,
    "site": SiteConfig,
    "vocabulary": Vocabulary,
    "kind": KindDeclaration,
    "language": Words,
    "map": Outline,
}


def entry_schemas(catalog: Catalog) -> Mapping[str, str]:
    """File name -> JSON Schema: one for the entries of each kind, and one for each other file that editors write.

    Besides, there is the file of the ids that they offer.
    """
    return _Schemas(catalog)


class _Schemas(Mapping[str, str]):
    """The schemas, each made when it is asked for."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._names = {f"{name}.json": name for name in (*FIXED, *(kind.id for kind in catalog.kinds.values()), KNOWN)}

    def __getitem__(self, file: str) -> str:
        name = self._names[file]
        if name == KNOWN:
            return as_json({"$schema": DIALECT, **known_ids(self._catalog)})
        kind = self._catalog.kinds.get(name)
        return as_json(kind_schema(kind, self._catalog) if kind else _fixed(FIXED[name], self._catalog))

    def __contains__(self, file: object) -> bool:
        return file in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def kind_schema(kind: Kind, catalog: Catalog) -> Schema:
    """The schema of a kind's entries. A file may also be the stub of a renamed entry, which needs no other key."""
    schema = _parts(shaped(kind.schema))
    for part in ("EntryBase", "StatusFields", "ValueFields"):
        _complete(schema, part)
    schema["title"] = f"{kind.singular.capitalize()} (content/{kind.id}/)"
    schema["description"] = kind.declared.purpose
    properties = schema["properties"]
    properties["tags"]["items"] = words(catalog, "topics")
    for name, field in kind.fields():
        _describe(properties[name], field, catalog)
    if kind.declared.status:
        event = schema["$defs"]["StatusEvent"]["properties"]["is"]
        event.update(words(catalog, kind.declared.status))
    stub = _complete(shaped(Stub.model_json_schema()), "Stub")
    properties["moved_to"] = stub["properties"]["moved_to"]
    required = schema.pop("required")
    choice = {"if": {"required": ["moved_to"]}, "then": {"maxProperties": 1}, "else": {"required": required}}
    return {**schema, **choice}


def _fixed(model: type[BaseModel], catalog: Catalog) -> Schema:
    schema = _parts(shaped(model.model_json_schema()))
    _complete(schema, model.__name__)
    properties = schema["properties"]
    if model is SourceData:
        properties["type"].update(words(catalog, "source-types"))
    if model is Words:
        schema.pop("required")  # what a site's file leaves out comes from the software's
    if model is SiteConfig:
        schema["$defs"]["MenuItem"] = _menu_item(properties["name"])
        properties["nav"]["items"] = {"$ref": "#/$defs/MenuItem"}
    return schema


def _parts(schema: Schema) -> Schema:
    for name, part in schema.get("$defs", {}).items():
        _complete(part, name)
    return schema


def _complete(schema: Schema, part: str) -> Schema:
    """Add to the schema of a part what its model alone does not say."""
    add_rules(schema, part)
    add_help(schema, part)
    add_offers(schema, part)
    return schema


def _describe(schema: Schema, field: FieldDeclaration, catalog: Catalog) -> None:
    """Add help, examples, known words and known entries to one field of a kind."""
    schema.pop("examples", None)  # they stand in the description, with the bad one
    schema["description"] = field.help
    show_examples(schema, Examples(field.example or "", field.bad_example or ""))
    offer_field(schema, field.type, catalog)


def _menu_item(title: Schema) -> Schema:
    """An item of the menu: one title with a page, a folder, or a list of such items."""
    page: dict[str, Any] = {"type": "string", "minLength": 1}
    below = {"type": "array", "items": {"$ref": "#/$defs/MenuItem"}}
    return {
        "type": "object",
        "description": "A title with a page (about.md), a folder (sheets/), or items below it.",
        "propertyNames": {"pattern": title["pattern"]},
        "minProperties": 1,
        "maxProperties": 1,
        "additionalProperties": {"anyOf": [page, below]},
    }
