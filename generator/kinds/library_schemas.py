"""The JSON Schemas of all kinds, as the library derives them from their models, in one go.

Nearly all of a schema is parts that all kinds share, such as evidence. For each kind alone, they would be derived anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic.json_schema import models_json_schema

from generator.kinds.declaration import Kind
from generator.kinds.models import entry_model

_REFERENCE = "#/$defs/"


def derive_schemas(kinds: Iterable[Kind]) -> None:
    """See to it that each of the kinds has its schema (`Kind.schema`)."""
    models = [(kind, entry_model(kind)) for kind in kinds if "schema" not in vars(kind)]
    if not models:
        return
    of_models, whole = models_json_schema([(model, "validation") for _, model in models])
    parts = whole["$defs"]
    for kind, model in models:
        name = of_models[model, "validation"]["$ref"].removeprefix(_REFERENCE)
        own = parts[name]
        needed = _needed(own, parts)
        vars(kind)["schema"] = {"$defs": {each: part for each, part in parts.items() if each in needed}, **own}


def _needed(schema: object, parts: Mapping[str, object]) -> set[str]:
    """The parts that a schema refers to, and those that these refer to."""
    found: set[str] = set()
    waiting = [schema]
    while waiting:
        for name in _named(waiting.pop()):
            if name not in found:
                found.add(name)
                waiting.append(parts[name])
    return found


def _named(value: Any) -> Iterator[str]:
    """The parts that are referred to anywhere within."""
    if isinstance(value, dict):
        reference = value.get("$ref")
        if isinstance(reference, str):
            yield reference.removeprefix(_REFERENCE)
        for each in value.values():
            yield from _named(each)
    elif isinstance(value, list):
        for each in value:
            yield from _named(each)
