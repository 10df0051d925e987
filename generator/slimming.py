"""Lets go of what a catalog holds and pages are not made from: half of its memory, which two processes may share."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from generator.model.catalog import Catalog
from generator.model.entry import Entry
from generator.model.source import Source
from generator.spooling import Spool

_SHORT = 64  # signs of a text that is likely to be said again


class Slimming:
    """Makes records small, one by one as they are read: what each lets go of has room for the next."""

    def __init__(self, *, forgets: bool = True) -> None:
        """`forgets` if nothing as written is wanted any more: data come again from the text, and that from the disk."""
        self._spool = Spool() if forgets else None
        self._shared = _Shared()

    def slim(self, each: Entry | Source) -> None:
        """Forget what is written, and let all parts of a form share the names of their fields.

        These take more than most of the values.
        """
        if self._spool is not None:
            each.record.forget_data()
            each.record.lay_down_text(self._spool)
        self._shared.share(each.data)


def slim(catalog: Catalog) -> None:
    """The same for a catalog that was read whole and goes on, as in a preview: the texts stay in memory."""
    shared = _Shared()
    for each in _all(catalog):
        each.record.forget_data()
        shared.share(each.data)


def forget_data(catalog: Catalog) -> None:
    """Forget the data of records that are small already, but were to keep them."""
    for each in _all(catalog):
        each.record.forget_data()


def _all(catalog: Catalog) -> list[Entry | Source]:
    return [*catalog.entries.values(), *catalog.sources.values()]


class _Shared:
    """What parts have in common: names of fields, and short texts, of which many are said again and again."""

    def __init__(self) -> None:
        self._names: dict[frozenset[str], set[str]] = {}
        self._forms: dict[type[BaseModel], type[Any]] = {}
        self._texts: dict[str, str] = {}

    def share(self, value: Any) -> None:
        """Let a value, and all that it is made of, share these with others."""
        if isinstance(value, BaseModel):
            own = value.__pydantic_fields_set__
            object.__setattr__(value, "__pydantic_fields_set__", self._names.setdefault(frozenset(own), own))
            for item in value.__dict__.values():
                self.share(item)
            self._share_fields(value)
        elif type(value) is tuple:
            for item in value:
                self.share(item)

    def _share_fields(self, value: BaseModel) -> None:
        """Give a part a dict that Python makes as that of an ordinary object: its keys are those of all of a class.

        The library makes one by itself for each part, with keys of its own.
        """
        if (form := self._forms.get(type(value))) is None:
            form = self._forms[type(value)] = type("Form", (), {})
        fields, texts = form(), self._texts
        for name, item in value.__dict__.items():
            short = type(item) is str and len(item) <= _SHORT
            setattr(fields, name, texts.setdefault(item, item) if short else item)
        object.__setattr__(value, "__dict__", vars(fields))
