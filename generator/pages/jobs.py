"""A page that can be made when it is wanted, and what several pages are made from, worked out once for all of them.

A preview makes only those pages again that an edit can have changed: it notes what is read of the catalog while a page
is made, and compares what the page is given besides. What it cannot compare counts as changed.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from generator.kinds.declaration import Kind
from generator.model.entry import Entry, Moved
from generator.model.source import Source
from generator.pages.stretches import Stretch
from generator.previewing.noting import WHOLE, Facet, note, note_all, noting

T = TypeVar("T")


class Shared(Generic[T]):
    """A function of the catalog whose answer pages show. What it reads is noted as its own, and not as theirs.

    With `sign`, the answer is a mapping of which a page shows an `Item`; `sign` gives of an item what can be compared.
    """

    def __init__(self, name: str, make: Callable[[], T], sign: Callable[[Any], object] | None = None) -> None:
        self.name, self.sign = name, sign
        self.facets: set[Facet] = set()
        self._make = make
        self._made: list[T] = []

    def get(self) -> T:
        """The answer, for whoever shows all of it."""
        note((self.name, WHOLE))
        return self.peek()

    def peek(self) -> T:
        """The answer, without a note."""
        if not self._made:
            with noting(self.facets):
                self._made.append(self._make())
        return self._made[0]

    def keep(self, answer: T, facets: set[Facet]) -> None:
        """Give an answer that was worked out before, from what these facets say; it must be that of now as well."""
        self._made, self.facets = [answer], facets


@dataclass(frozen=True)
class Item:
    """One item of a shared mapping."""

    shared: Shared[Any]
    key: str
    absent: object = ()

    def get(self) -> Any:
        """The item, or what stands for none."""
        note((self.shared.name, self.key))
        return self.shared.peek().get(self.key, self.absent)


@dataclass(frozen=True)
class Items:
    """Some items of a shared mapping."""

    shared: Shared[Any]
    keys: tuple[str, ...]

    def get(self) -> Any:
        """Those of these items that there are, by their keys."""
        note_all((self.shared.name, key) for key in self.keys)
        found = self.shared.peek()
        return {key: found[key] for key in self.keys if key in found}


Keys = Callable[[Shared[Any]], Iterable[str]]


def keys_of(shared: Shared[Any]) -> Iterable[str]:
    """The keys of a shared mapping, which is worked out for that."""
    return list(shared.peek())


@dataclass(frozen=True)
class Fixed:
    """A value that follows from settings, from the history or from which records there are, in which order."""

    value: Any

    def get(self) -> Any:
        """The value."""
        return self.value


@dataclass(frozen=True)
class Job:
    """A page, and how to make it. `given` are the values that it is made from besides the catalog."""

    uri: str
    make: Callable[[], str]
    given: Mapping[str, object]

    def page(self) -> str:
        """The text of the page."""
        return self.make().rstrip("\n") + "\n"

    @property
    def signature(self) -> Hashable:
        """What tells whether the same is given as before. Where that cannot be told, it is like nothing else."""
        return tuple(_sign(each) for each in self.given.values())


def resolved(given: Mapping[str, object]) -> dict[str, object]:
    """The values that are given to a page, worked out. Those of `all` are given each by its own name."""
    values: dict[str, Any] = {
        name: each.get() if isinstance(each, (Shared, Item, Items, Fixed)) else each for name, each in given.items()
    }
    return {**values.pop("all", {}), **values}


def _sign(value: object) -> Hashable:
    """What stands for a value: records are known by their key, as reading them is noted."""
    match value:
        case Entry() | Moved():
            return value.key
        case Source() | Kind():
            return value.id
        case str() | int():
            return value
        case Shared() | Item() | Items():
            return None
        case Fixed():
            return _sign_of_fixed(value.value)
        case Stretch():
            return (value.number, value.uris, tuple(_sign(row) for row in value.rows))
    return object()


def _sign_of_fixed(value: object) -> Hashable:
    """Which records there are in something, and in which order. All else of it is fixed for good."""
    match value:
        case Stretch():
            return value.number, value.uris, _sign_of_fixed(value.rows)
        case list() | tuple():
            return tuple(_sign_of_fixed(each) for each in value)
        case dict():
            return tuple((key, _sign_of_fixed(each)) for key, each in value.items())
        case Entry() | Moved() | Source() | Kind() | str() | int():
            return _sign(value)
    return None
