"""Looks up what a model says of its keys, at any depth: which there are, and what they are for."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

DataPath = Sequence[str | int]


def keys_at(model: type[BaseModel], path: DataPath) -> dict[str, FieldInfo]:
    """The keys that may stand at a path in the data, as editors write them. None are known within free mappings."""
    here: type[BaseModel] | None = model
    for step in path:
        if here is None:
            return {}
        if isinstance(step, str):
            field = _by_key(here).get(step)
            here = _nested(field.annotation) if field else None
    return _by_key(here) if here else {}


def description_of(model: type[BaseModel], path: DataPath, key: str) -> str:
    """What a key at a path is for, without the full stop; empty if the model does not say."""
    field = keys_at(model, path).get(key)
    return (field.description or "").rstrip(".") if field else ""


def tip_for_unknown_key(model: type[BaseModel], path: DataPath) -> str:
    """The key that an editor most likely meant by the last step of the path, or all that there are."""
    known = list(keys_at(model, path[:-1]))
    near = difflib.get_close_matches(str(path[-1]), known, 1)
    if near:
        return f"Did you mean `{near[0]}`?"
    return f"Use one of: {', '.join(known)}." if known else "Take it out."


def _by_key(model: type[BaseModel]) -> dict[str, FieldInfo]:
    return {field.alias or name: field for name, field in model.model_fields.items()}


def _nested(annotation: Any) -> type[BaseModel] | None:
    """The model inside lists, optional values and annotations."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    inner = (_nested(part) for part in getattr(annotation, "__args__", ()))
    return next((model for model in inner if model is not None), None)
