"""Lets go of what a catalog holds and pages are not made from: half of its memory, which two processes may share."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from generator.model.catalog import Catalog
from generator.model.entry import Entry
from generator.model.source import Source

_Names = dict[frozenset[str], set[str]]
_Forms = dict[type[BaseModel], type[Any]]


def slim(catalog: Catalog) -> None:
    """Forget the data of each record, which come again from its text when they are asked for.

    And let all parts of a form share the names of their fields, which take more than most of the values.
    """
    names: _Names = {}
    forms: _Forms = {}
    records: list[Entry | Source] = [*catalog.entries.values(), *catalog.sources.values()]
    for each in records:
        each.record.forget_data()
        _share_names(each.data, names, forms)


def _share_names(value: Any, names: _Names, forms: _Forms) -> None:
    if isinstance(value, BaseModel):
        own = value.__pydantic_fields_set__
        object.__setattr__(value, "__pydantic_fields_set__", names.setdefault(frozenset(own), own))
        for item in value.__dict__.values():
            _share_names(item, names, forms)
        _share_keys(value, forms)
    elif type(value) is tuple:
        for item in value:
            _share_names(item, names, forms)


def _share_keys(value: BaseModel, forms: _Forms) -> None:
    """Give a part a dict that Python makes as that of an ordinary object: its keys are those of all objects of a class.

    The library makes one by itself for each part, with keys of its own.
    """
    if (form := forms.get(type(value))) is None:
        form = forms[type(value)] = type("Form", (), {})
    fields = form()
    for name, item in value.__dict__.items():
        setattr(fields, name, item)
    object.__setattr__(value, "__dict__", vars(fields))
