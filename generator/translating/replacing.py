"""Gives a record with some of its texts replaced: models never change, so everything above a text is made anew."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import is_dataclass, replace
from typing import Any

from pydantic import BaseModel

from generator.model.absences import Absence
from generator.model.walk import Path

# The steps to a text, one within the other, with the text at the end.
_Tree = dict[str | int, Any]


def replaced(node: Any, texts: Iterable[tuple[Path, str]]) -> Any:
    """The model with the text at each path replaced."""
    tree: _Tree = {}
    for path, text in texts:
        at = tree
        for step in path[:-1]:
            at = at.setdefault(step, {})
        at[path[-1]] = text
    return _with(node, tree) if tree else node


def _with(node: Any, change: Any) -> Any:
    if not isinstance(change, dict):
        return change
    if isinstance(node, BaseModel):
        return node.model_copy(update={str(key): _with(getattr(node, str(key)), each) for key, each in change.items()})
    if isinstance(node, tuple):
        return tuple(_with(item, change[index]) if index in change else item for index, item in enumerate(node))
    if isinstance(node, Mapping):
        return {**node, **{key: _with(node[key], each) for key, each in change.items()}}
    if isinstance(node, Absence):
        return replace(node, why=next(iter(change.values())))
    if is_dataclass(node) and not isinstance(node, type):
        return replace(node, **{str(key): _with(getattr(node, str(key)), each) for key, each in change.items()})
    raise TypeError(f"Nothing can be replaced in a {type(node).__name__}.")
