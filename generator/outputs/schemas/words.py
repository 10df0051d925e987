"""The few words in which the schemas are written. A description is never left out, so each takes one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

Schema = dict[str, Any]
_REF = "#/$defs/"


def text(about: str, **more: Any) -> Schema:
    """A text."""
    return {"type": "string", "description": about, **more}


def day(about: str) -> Schema:
    """One day: 2025-04-24."""
    return text(about, format="date")


def address(about: str) -> Schema:
    """An address: whole, or a path below the site where the site does not say where it is published."""
    return text(about, format="uri-reference")


def one_of(about: str, words: Iterable[str]) -> Schema:
    """One of a few words."""
    return text(about, enum=list(words))


def flag(about: str) -> Schema:
    """True or false."""
    return {"type": "boolean", "description": about}


def whole(about: str) -> Schema:
    """A count."""
    return {"type": "integer", "minimum": 0, "description": about}


def number(about: str) -> Schema:
    """A number."""
    return {"type": "number", "description": about}


def items(of: Schema, about: str) -> Schema:
    """A list."""
    return {"type": "array", "description": about, "items": of}


def part(name: str, about: str) -> Schema:
    """A part that is described once for all files (`shared.py`)."""
    return {"$ref": f"{_REF}{name}", "description": about}


def or_null(schema: Schema) -> Schema:
    """The same, or null. The description stands outside, where tools look for it."""
    inner = dict(schema)
    about = inner.pop("description")
    if "$ref" in inner or "enum" in inner:
        return {"description": about, "anyOf": [inner, {"type": "null"}]}
    return {**inner, "type": [inner["type"], "null"], "description": about}


def closed(about: str, keys: Mapping[str, Schema], optional: Collection[str] = ()) -> Schema:
    """An object with exactly these keys. A key that has no value is null, never missing, unless it is `optional`."""
    return {
        "type": "object",
        "description": about,
        "properties": dict(keys),
        "required": [key for key in keys if key not in optional],
        "additionalProperties": False,
    }


def parts_in(schema: Any) -> set[str]:
    """The names of the shared parts that a schema refers to."""
    if isinstance(schema, Mapping):
        own = {str(schema["$ref"]).removeprefix(_REF)} if str(schema.get("$ref", "")).startswith(_REF) else set()
        return own.union(*map(parts_in, schema.values()))
    return set().union(*map(parts_in, schema)) if isinstance(schema, list) else set()
