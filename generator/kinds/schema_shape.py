"""Gives the schemas that pydantic derives from the models the shape that an editor's YAML tool reads well.

Draft 7 is what these tools validate. An empty value is not the absence of a key here but a slip, so no `null` stands
beside what a key may hold; and names of classes and defaults would only be noise in what is shown on hover.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Schema = dict[str, Any]
DIALECT = "http://json-schema.org/draft-07/schema#"


def shaped(schema: Mapping[str, Any]) -> Schema:
    """The schema of a model as an editor reads it, a new one; `$defs` keep their names."""
    parts = {name: _node(part) for name, part in schema.get("$defs", {}).items()}
    root = _node({key: value for key, value in schema.items() if key != "$defs"})
    return {"$schema": DIALECT, **root, **({"$defs": parts} if parts else {})}


def _node(schema: Schema) -> Schema:
    found = {key: _inside(key, value) for key, value in schema.items() if key not in ("title", "default")}
    _without_null(found)
    _pairs(found)
    if "patternProperties" in found:
        found.setdefault("additionalProperties", False)
    return found


def _inside(key: str, value: Any) -> Any:
    if key in ("properties", "patternProperties"):
        return {name: _node(each) for name, each in value.items()}
    if key in ("anyOf", "allOf", "prefixItems"):
        return [_node(each) for each in value]
    if key in ("items", "additionalProperties") and isinstance(value, dict):
        return _node(value)
    return value


def _without_null(schema: Schema) -> None:
    branches = [each for each in schema.pop("anyOf", ()) if each != {"type": "null"}]
    nested = [inner for each in branches for inner in (each["anyOf"] if set(each) == {"anyOf"} else [each])]
    if len(nested) == 1:
        for key, value in nested[0].items():
            schema.setdefault(key, value)
    elif nested:
        schema["anyOf"] = nested


def _pairs(schema: Schema) -> None:
    """Lists of fixed length, which draft 7 writes in another way than pydantic."""
    if "prefixItems" in schema:
        schema["items"] = schema.pop("prefixItems")
        schema["additionalItems"] = False
