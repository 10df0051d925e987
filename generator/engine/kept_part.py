"""A part of the frame that was written once, and how it is written again: with what each page says itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest
from typing import Any

from jinja2.runtime import Context
from mkdocs.structure.pages import Page

from generator.engine.own_parts import Own
from generator.engine.standing_in import StandIn

Render = Callable[[Context], Iterator[str]]
_SIGN = re.compile(r"\x00([A-Z][a-z]+)\x00")


class Place:
    """In the place of what a page says itself, while its surroundings are watched: it can be printed, and no more."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __str__(self) -> str:
        return f"\x00{self._name.capitalize()}\x00"  # in letters of both sizes, so that no filter leaves it as it is

    def _refused(self, *_: object) -> Any:
        raise TypeError("What follows from it is another thing on each page.")

    __bool__ = __eq__ = __html__ = _refused


PLACES = Own(*map(Place, Own._fields))  # type: ignore[arg-type]


@dataclass(frozen=True)
class KeptPart:
    """The text of a part around what pages say themselves, the names that it read, and what it asked its page for."""

    pieces: tuple[str, ...]
    places: tuple[str, ...]  # what stands between them
    names: tuple[str, ...]
    values: list[object]
    page: StandIn

    def suits(self, resolve: Callable[[str], object], page: Page) -> bool:
        """Is all that the part read the same here? `resolve` gives the value of a name, or `missing` of Jinja."""
        return [*map(resolve, self.names)] == self.values and self.page.is_like(page)

    @cached_property
    def bare(self) -> tuple[str, ...]:
        """What stands on each page, without white space at its ends."""
        return tuple(filter(None, map(str.strip, self.pieces)))

    @cached_property
    def _ends(self) -> tuple[tuple[str, ...], ...]:
        """The white space of each piece: before and behind what is bare of it."""
        ends = ((piece, piece.strip()) for piece in self.pieces)
        return tuple(tuple(piece.partition(bare)[::2]) if bare else (piece,) for piece, bare in ends)

    def written(self, own: Own) -> Iterator[str]:
        """The part on a page."""
        for piece, place in zip_longest(self.pieces, self.places):
            yield piece
            if place:
                yield getattr(own, place)

    def around(self, own: Own) -> list[str]:
        """What stands on a page before, between and behind what is bare."""
        found = [""]
        for (before, *behind), place in zip_longest(self._ends, self.places):
            found[-1] += before
            found += behind
            if place:
                found[-1] += getattr(own, place)
        return found


def apart(text: str) -> tuple[list[str], list[str]]:
    """A part written with `PLACES`: its text around them, and their names."""
    pieces = _SIGN.split(text)
    return pieces[::2], [*map(str.lower, pieces[1::2])]
