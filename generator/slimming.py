"""Lets go of what a catalog holds and pages are not made from: a third of its memory, which two processes may share."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from generator.model.catalog import Catalog
from generator.model.entry import Entry
from generator.model.source import Source

_Names = dict[frozenset[str], set[str]]


def slim(catalog: Catalog) -> None:
    """Forget the data of each record, which come again from its text when they are asked for.

    And let all parts with the same fields share the set of their names, which takes more than most of the values.
    """
    names: _Names = {}
    records: list[Entry | Source] = [*catalog.entries.values(), *catalog.sources.values()]
    for each in records:
        each.record.forget_data()
        _share_names(each.data, names)


def _share_names(value: Any, names: _Names) -> None:
    if isinstance(value, BaseModel):
        own = value.__pydantic_fields_set__
        object.__setattr__(value, "__pydantic_fields_set__", names.setdefault(frozenset(own), own))
        for item in value.__dict__.values():
            _share_names(item, names)
    elif type(value) is tuple:
        for item in value:
            _share_names(item, names)
