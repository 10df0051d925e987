"""Looks up what a model says of its keys, at any depth: which there are, and what they are for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.loading.nearest import did_you_mean, near_ones

DataPath = Sequence[str | int]


def keys_at(model: type[BaseModel], path: DataPath) -> dict[str, FieldInfo]:
    """The keys that may stand at a path in the data, as editors write them. None are known within free mappings."""
    found = model_at(model, path)
    return _by_key(found) if found else {}


def model_at(model: type[BaseModel], path: DataPath) -> type[BaseModel] | None:
    """The model of the mapping at a path in the data; None within free mappings."""
    here: Any = model
    for step in path:
        if isinstance(step, str):
            here = _value_type(_container(here), step)
    found = _container(here)
    return found if isinstance(found, type) and issubclass(found, BaseModel) else None


def description_of(model: type[BaseModel], path: DataPath, key: str) -> str:
    """What a key at a path is for, without the full stop; empty if the model does not say."""
    field = keys_at(model, path).get(key)
    return (field.description or "").rstrip(".") if field else ""


def tip_for_unknown_key(model: type[BaseModel], path: DataPath) -> str:
    """The key that an editor most likely meant by the last step of the path, or all that there are."""
    known = list(keys_at(model, path[:-1]))
    near = near_ones(str(path[-1]), known, 0.7)
    if near:
        return did_you_mean(near, "`")
    if len(known) == 1:
        return f"Take it out: only `{known[0]}` can stand here."
    return f"Use one of: {', '.join(known)}." if known else "Take it out."


def _by_key(model: type[BaseModel]) -> dict[str, FieldInfo]:
    return {field.alias or name: field for name, field in model.model_fields.items()}


def _value_type(container: Any, key: str) -> Any:
    """The annotation of the value behind a key."""
    if isinstance(container, type) and issubclass(container, BaseModel):
        field = _by_key(container).get(key)
        return field.annotation if field else None
    return get_args(container)[1] if container else None


def _container(annotation: Any) -> Any:
    """What holds keys inside lists, optional values and annotations: a model or `dict[...]`; None if nothing does."""
    if get_origin(annotation) is dict or (isinstance(annotation, type) and issubclass(annotation, BaseModel)):
        return annotation
    inner = (_container(part) for part in get_args(annotation))
    return next((found for found in inner if found is not None), None)
