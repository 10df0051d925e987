"""Records whose fields can be read as ever, and that note each reading.

Objects below a field that are no parts of our own (dates, references, evidence) are noted as one with their field.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from functools import cache, cached_property
from typing import Any, TypeVar

from pydantic import BaseModel

from generator.loading.record import Record
from generator.model.disagreements import Disagreement
from generator.model.entry import Entry
from generator.model.parts import Fact, StatusEvent, Unknown, Value
from generator.model.source import Source
from generator.previewing.noting import NOTED, WHOLE, Facet, note, note_all, noting

RECORD = "record"
NESTED = (Fact, StatusEvent, Unknown, Value, Disagreement)
_OF_A_MODEL = frozenset({"__dict__", "__iter__", "model_dump", "model_dump_json", "model_copy", "model_fields_set"})
_WHERE = "watched"

M = TypeVar("M", bound=BaseModel)
T = TypeVar("T")


class WatchedRecord(Record):
    """A record whose text and places are noted. The name of its file never changes."""

    def __getattribute__(self, name: str) -> Any:
        if NOTED.facets is not None and name != "file" and not name.startswith("__"):
            NOTED.facets.add((object.__getattribute__(self, "file"), RECORD))
        return object.__getattribute__(self, name)


class WatchedEntry(Entry):
    """An entry over watched data. Traits are looked up as fields, so that they are noted.

    What is kept of it can never be stale: an entry is never changed, an edit puts another one in its place.
    """

    @cached_property
    def key(self) -> str:
        """As an entry, put together once."""
        return super().key

    def kept(self, make: Callable[[Entry], T]) -> T:
        """As an entry. What was read for it counts as read whenever it is given."""
        known: dict[Any, tuple[Any, frozenset[Facet]]] = self.__dict__.setdefault("_kept", {})
        found = known.get(make)
        if found is None:
            facets: set[Facet] = set()
            with noting(facets):
                found = known[make] = make(self), frozenset(facets)
        note_all(found[1])
        answer: T = found[0]
        return answer

    def _trait(self, field: str, absent: Any) -> Any:
        return getattr(self.data, field) if field in type(self.data).model_fields else absent


class WatchedFields(dict[str, Any]):
    """The fields of an entry's kind."""

    key = ""

    def __getitem__(self, name: str) -> Any:
        note((self.key, name))
        return super().__getitem__(name)

    def get(self, name: str, default: Any = None) -> Any:
        """As a dict."""
        note((self.key, name))
        return super().get(name, default)

    def values(self) -> Any:
        """As a dict."""
        self._note_all()
        return super().values()

    def items(self) -> Any:
        """As a dict."""
        self._note_all()
        return super().items()

    def _note_all(self) -> None:
        if NOTED.facets is not None:
            NOTED.facets.update((self.key, name) for name in self)


def watched_entry(entry: Entry) -> Entry:
    """The same entry, watched."""
    own = WatchedFields(entry.fields)
    own.key = entry.key
    return WatchedEntry(entry.kind, entry.id, _record(entry.record), watched_part(entry.data, entry.key), own)


def watched_source(source: Source) -> Source:
    """The same source, watched."""
    return replace(source, record=_record(source.record), data=watched_part(source.data, f"sources/{source.id}"))


def watched_part(part: M, key: str, prefix: str = "") -> M:
    """A part of a record, watched; lists of parts within it as well."""
    kept = dict(part.__dict__)
    for name, value in kept.items():
        if isinstance(value, tuple) and value and isinstance(value[0], NESTED):
            kept[name] = tuple(watched_part(item, key, f"{name}.") for item in value)
    seen: type[M] = _watched_class(type(part), prefix)
    made = object.__new__(seen)
    object.__setattr__(made, "__dict__", kept)
    object.__setattr__(made, "__pydantic_fields_set__", part.__pydantic_fields_set__)
    object.__setattr__(made, "__pydantic_extra__", part.__pydantic_extra__)
    object.__setattr__(made, "__pydantic_private__", {_WHERE: key})
    return made


def _record(record: Record) -> Record:
    return WatchedRecord(**{each.name: getattr(record, each.name) for each in fields(Record)})


@cache
def _watched_class(model: Any, prefix: str) -> Any:
    body: dict[str, Any] = {"__module__": model.__module__, "__qualname__": model.__qualname__}
    body["__getattribute__"] = _noter({name: prefix + name for name in model.model_fields})
    return type(model)(model.__name__, (model,), body)


def _noter(facets: Mapping[str, str]) -> Callable[[Any, str], Any]:
    plain = object.__getattribute__

    def noting_it(self: Any, name: str) -> Any:
        found = NOTED.facets
        if found is not None:
            facet = facets.get(name) or (WHOLE if name in _OF_A_MODEL else None)
            if facet:
                found.add((plain(self, "__pydantic_private__")[_WHERE], facet))
        return plain(self, name)

    return noting_it
