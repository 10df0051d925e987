"""A part of the frame that was written once, and how it is written again: with its holes filled by each page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from jinja2.runtime import Context
from mkdocs.structure.pages import Page

from generator.engine.standing_in import Heading, StandIn

Render = Callable[[Context], Iterator[str]]


@dataclass(frozen=True)
class Hole:
    """What each page writes itself, and the names with which it was called while its surroundings were watched."""

    render: Render
    names: Mapping[str, Any]

    def filled(self, context: Context, page: Page) -> Iterator[str]:
        """What stands there on a page."""
        real = {name: value.of(page) if isinstance(value, Heading) else value for name, value in self.names.items()}
        return self.render(context.derived(real))


class Holes:
    """The holes of a part that is being watched: in their place stands a sign of which there is no other."""

    def __init__(self, outer: Context) -> None:
        self._outer = outer.get_all()
        self.found: list[Hole] = []

    def leave(self, render: Render, context: Context) -> Iterator[str]:
        """Leave a hole."""
        names = {name: value for name, value in context.get_all().items() if self._outer.get(name) is not value}
        self.found.append(Hole(render, {name: value for name, value in names.items() if name != "page"}))
        yield self.sign

    def leave_blocks(self, context: Context, blocks: Iterable[str]) -> None:
        """Make holes of these blocks of a template."""
        for name in blocks:
            if stack := context.blocks.get(name):
                stack[0] = self._leaving(stack[0])

    def _leaving(self, render: Render) -> Render:
        return lambda context: self.leave(render, context)

    @property
    def sign(self) -> str:
        """The sign of a hole."""
        return f"\x00{id(self)}\x00"


@dataclass(frozen=True)
class KeptPart:
    """The text of a part around its holes, the names that it read with their values, and what it asked its page for."""

    pieces: tuple[str, ...]
    bare: tuple[str, ...]  # the same without white space at the ends
    holes: tuple[Hole, ...]
    names: tuple[str, ...]
    values: list[object]
    page: StandIn

    def suits(self, context: Context, page: Page) -> bool:
        """Is all that the part read the same here?"""
        same = [context.resolve_or_missing(name) for name in self.names] == self.values
        return same and self.page.is_like(page)

    def written(self, context: Context, page: Page, used: list[str]) -> Iterator[str]:
        """The part on a page. What of it stands on other pages as well is added to `used`."""
        for piece, bare, hole in zip_longest(self.pieces, self.bare, self.holes):
            if bare:
                used.append(bare)
            yield piece
            if hole:
                yield from hole.filled(context, page)
