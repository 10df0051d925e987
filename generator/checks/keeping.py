"""Keeps what several rules work out of the same catalog, so that it is worked out once and not for each of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar
from weakref import ref

from generator.model.catalog import Catalog
from generator.previewing.noting import Names, note_all, noting

T = TypeVar("T")


class Kept(Generic[T]):
    """A function of the catalog that remembers its last answer, as long as it is asked of the same catalog.

    The catalog is compared by identity and not held: once nobody else holds it, the answer goes as well.
    What it has read counts as read whenever it is given (`generator.previewing`).
    """

    def __init__(self, make: Callable[[Catalog], T]) -> None:
        self._make = make
        self._last: tuple[ref[Catalog], T, Names] | None = None

    def __call__(self, catalog: Catalog) -> T:
        """The answer for this catalog."""
        last = self._last
        if last is None or last[0]() is not catalog:
            with noting(names := Names()):
                last = self._last = ref(catalog, self._drop), self._make(catalog), names
        note_all(last[2])
        return last[1]

    def forget(self) -> None:
        """Remember nothing any longer."""
        self._last = None

    def _drop(self, gone: ref[Catalog]) -> None:
        if self._last is not None and self._last[0] is gone:
            self._last = None


_ALL: list[Kept[Any]] = []


def kept(make: Callable[[Catalog], T]) -> Kept[T]:
    """Decorates a function of the catalog whose answer several rules ask for."""
    found = Kept(make)
    _ALL.append(found)
    return found


def forget() -> None:
    """All rules have run, and what comes next needs the room."""
    for each in _ALL:
        each.forget()
