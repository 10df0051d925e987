"""Notes what is read of the catalog while something is made from it.

A facet is a piece of a record that may change by itself: `("bridges/x", "facts.says")`. While a scope is open, each
facet that is read goes into the set of that scope. Outside of scopes nothing is noted. A scope is that of its thread:
what the search reads in the background is not noted for the pages that are made meanwhile, nor hides what they read.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache

Facet = tuple[str, str]
WHOLE = "*"  # all facets of a record


class Names(set[Facet]):
    """Of facets, what they are and of which kind, but not of which record: for what reads those of all anyway."""

    def add(self, facet: Facet) -> None:
        """As a set."""
        super().add(of_kind(facet))

    def update(self, *facets: Iterable[Facet]) -> None:
        """As a set."""
        super().update(of_kind(facet) for each in facets for facet in each)


def of_kind(facet: Facet) -> Facet:
    """A facet by the kind of its record, which is the folder of it."""
    return _folder(facet[0]), facet[1]


@lru_cache(maxsize=1 << 16)
def _folder(key: str) -> str:
    return key.removeprefix("content/").partition("/")[0]


class _Open(threading.local):
    """The set of the scope that is open in this thread."""

    facets: set[Facet] | None = None


NOTED = _Open()


@contextmanager
def noting(facets: set[Facet] | None) -> Iterator[None]:
    """Open a scope: what is read goes into `facets`, and no longer into the scope around it. With None, nowhere."""
    before = NOTED.facets
    NOTED.facets = facets
    try:
        yield
    finally:
        NOTED.facets = before


def note(facet: Facet) -> None:
    """A facet is read."""
    found = NOTED.facets
    if found is not None:
        found.add(facet)


def note_all(facets: Iterable[Facet]) -> None:
    """These facets were read before, for what is used now."""
    found = NOTED.facets
    if found is not None:
        found.update(facets)
