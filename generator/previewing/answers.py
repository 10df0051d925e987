"""An answer of before an edit that was worked out from nothing that the edit changed, with the records of now in it.

Such an answer may still hold an edited record, or a part of one, whose other fields a page goes on to read. So these
are exchanged wherever they stand; all else is what it would be if it were worked out anew. An item is looked through
only when a page asks for it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from functools import cached_property
from typing import Any

from pydantic import BaseModel

from generator.kinds.declaration import Kind
from generator.model.catalog import Catalog
from generator.model.entry import Entry, Moved
from generator.model.references import Reference
from generator.model.source import Source
from generator.previewing.noting import noting
from generator.previewing.watched import NESTED
from generator.previewing.watched_catalog import WatchedCatalog

Record = Entry | Source
Exchanged = Mapping[int, object]  # by the identity of what was there before
_PLAIN = (str, int, float, bytes, type(None), dt.date, Enum, BaseModel, frozenset, Kind, Moved, Reference)


def keep_order(before: WatchedCatalog, after: WatchedCatalog, keys: Iterable[str]) -> None:
    """Take over what a catalog has worked out that does not hang on prose, if no more than that differs at these keys.

    Where entries stand in an order, those of now stand in it.
    """
    known = after.__dict__
    with noting(None):
        entries = [after.entries[key] for key in keys if key in after.entries]
        for name in ("_by_kind", "_by_topic"):
            lists = dict(getattr(before, name))
            for entry in entries:
                for place in (
                    [entry.kind.id] if name == "_by_kind" else [(entry.kind.id, tag) for tag in entry.data.tags]
                ):
                    lists[place] = [entry if each.key == entry.key else each for each in lists[place]]
            known[name] = lists
    known |= {name: before.__dict__[name] for name in ("former", "caused", "noted") if name in before.__dict__}


class Answer(Mapping[str, Any]):
    """A mapping of before, with the records of now."""

    def __init__(self, before: Mapping[str, Any], old: Mapping[str, Record], catalog: Catalog) -> None:
        """`old` are the records in it, by their keys, in the place of which the catalog may have others."""
        self._before, self._old, self._catalog = before, old, catalog

    @cached_property
    def _exchanged(self) -> Exchanged:
        return _exchanged(self._old, self._catalog)

    def __getitem__(self, key: str) -> Any:
        """Raises RuntimeError for an answer of whose inside nobody knows; templates take other errors for no value."""
        return _renewed(self._before[key], self._exchanged, {})

    def __iter__(self) -> Iterator[str]:
        return iter(self._before)

    def __len__(self) -> int:
        return len(self._before)


def _exchanged(before: Mapping[str, Record], catalog: Catalog) -> Exchanged:
    """What stands in the place of records and of their parts. `before` must live as long as this."""
    found: dict[int, object] = {}
    with noting(None):
        for key, old in before.items():
            name = key.removeprefix("sources/")
            new = catalog.entries.get(key) if isinstance(old, Entry) else catalog.sources.get(name)
            if new is not None:  # one that went is in no answer that still holds
                found |= {id(old): new, id(old.record): new.record}
                found |= {id(one): other for one, other in _parts(old.data, new.data)}
    return found


def _parts(old: BaseModel, new: BaseModel) -> Iterator[tuple[object, object]]:
    """A part and those within it, each with the one of now. Where there are more or fewer, who read them is asked."""
    yield old, new
    values = vars(new)
    for name, parts in vars(old).items():
        if isinstance(parts, tuple) and parts and isinstance(parts[0], NESTED) and len(parts) == len(values[name]):
            yield parts, values[name]
            for one, other in zip(parts, values[name], strict=True):
                yield from _parts(one, other)


def _renewed(value: Any, exchanged: Exchanged, done: dict[int, Any]) -> Any:
    """A value with the records of now; the very same where there is none of them in it."""
    known = exchanged.get(id(value), value)
    if known is not value or isinstance(value, (*_PLAIN, Entry, Source)):
        return known
    if id(value) not in done:
        done[id(value)] = _rebuilt(value, exchanged, done)
    return done[id(value)]


def _rebuilt(value: Any, exchanged: Exchanged, done: dict[int, Any]) -> Any:
    match value:
        case dict():
            inside = {key: _renewed(each, exchanged, done) for key, each in value.items()}
            return inside if any(inside[key] is not each for key, each in value.items()) else value
        case list() | tuple():
            items = [_renewed(each, exchanged, done) for each in value]
            if all(one is other for one, other in zip(items, value, strict=True)):
                return value
            make = getattr(type(value), "_make", type(value))  # of a named tuple
            return make(items)
        case Catalog():
            raise RuntimeError("An answer that holds a catalog is no answer of before.")
    if not is_dataclass(value):
        raise RuntimeError(f"What stands in {type(value).__name__} is not known.")
    named = {each.name: _renewed(getattr(value, each.name), exchanged, done) for each in fields(value)}
    others = {name: each for name, each in named.items() if each is not getattr(value, name)}
    return replace(value, **others) if others else value  # type: ignore[type-var]
