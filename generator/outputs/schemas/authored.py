"""What an editor wrote, as a JSON Schema: made from the models of the files, so it can never lag behind them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.kinds.declaration import FieldDeclaration, Kind
from generator.kinds.field_types import Base
from generator.kinds.schema_shape import shaped
from generator.model.catalog import Catalog
from generator.outputs.schemas.words import Schema

PREFIX = "Authored"  # of the parts of these schemas, which stand beside those that are computed
# For editors only; or of the type that a value has in YAML besides the one that it has here.
_DROPPED = frozenset({"patternErrorMessage", "examples", "deprecated"})
_OF_TEXT = frozenset({"pattern", "format"})
_OF_NUMBERS = frozenset({"minimum", "maximum"})


# The keys that stand in the place of a value, which no model describes.
_IN_PLACE = {
    "unknown": "Why there is no value: nobody knows, and the reason.",
    "not_applicable": "Why there is no value: it does not arise, and the reason.",
    "unnamed": "Somebody whom the source does not name, as it describes them.",
}


def authored_schema(of_model: Mapping[str, Any]) -> tuple[Schema, dict[str, Schema]]:
    """The schema of a model's data, made from what the library derives, and the parts that it refers to."""
    schema = shaped(of_model)
    parts = {f"{PREFIX}{name}": _published(each) for name, each in schema.pop("$defs", {}).items()}
    del schema["$schema"]
    found = _published(schema)
    found["properties"].pop("draft", None)
    return found, parts


def entry_schema(kind: Kind, catalog: Catalog) -> tuple[Schema, dict[str, Schema]]:
    """The schema of what editors write for a kind's entries, with the words that they may choose from."""
    schema, parts = authored_schema(kind.schema)
    properties = schema["properties"]
    properties["tags"]["items"] = _word("topics", catalog)
    if kind.declared.status:
        parts[f"{PREFIX}StatusEvent"]["properties"]["is"] = _word(kind.declared.status, catalog)
    for name, field in kind.fields():
        _offer(properties[name], field, catalog)
    schema["description"] = (
        "What an editor wrote, with the keys of the YAML file. Prose keeps its tokens: [[kind/id]] names an entry. "
        "A field that could not be filled says why: {unknown: why} or {not_applicable: why}."
    )
    return schema, parts


def _offer(schema: Schema, field: FieldDeclaration, catalog: Catalog) -> None:
    if field.type.base is not Base.TERM:
        return
    for branch in schema.get("anyOf", ()):
        target = branch["items"] if field.type.is_list and "items" in branch else branch
        if target.get("type") == "string":
            target.clear()
            target.update(_word(field.type.target, catalog))


def _word(name: str, catalog: Catalog) -> Schema:
    """One word of a list of the vocabulary, each with what readers see and what it means."""
    terms = catalog.vocabulary.lists.get(name, {})
    words = [
        {"const": word, "title": term.label, **({"description": term.help} if term.help else {})}
        for word, term in terms.items()
    ]
    return {"type": "string", "description": f"A word of the list {name}.", "oneOf": words}


def _published(schema: Any) -> Any:
    """The schema with the type that each value has once it is published, and with references to renamed parts."""
    if isinstance(schema, list):
        return [_published(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    found = {key: _inside(key, each) for key, each in schema.items() if key not in _DROPPED}
    kind = found.get("type")
    if isinstance(kind, list) or kind in ("string", "integer", "number", "boolean"):
        found["type"] = kind = kind[0] if isinstance(kind, list) else kind
        strange = _OF_NUMBERS if kind == "string" else _OF_TEXT
        found = {key: each for key, each in found.items() if key not in strange}
    return found


def _inside(key: str, value: Any) -> Any:
    if key in ("properties", "patternProperties"):
        said = {name: _IN_PLACE.get(name) if "description" not in each else None for name, each in value.items()}
        about = {name: {"description": words} if words else {} for name, words in said.items()}
        return {name: {**_published(each), **about[name]} for name, each in value.items()}
    if key == "$ref":
        return value.replace("#/$defs/", f"#/$defs/{PREFIX}")
    return value if key in ("required", "enum") else _published(value)
