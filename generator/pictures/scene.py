"""What a picture is made of: a few shapes, placed across in shares of its width and down in lines of its own text.

So one drawing fits every width: what lies at half of the width lies there on a phone as well, while letters keep
their size. Whatever is placed must fit at `NARROWEST`; on anything wider, things only move apart.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

# The width of a phone of 320 px less its margins, in em of the text of a picture (13.4 px).
NARROWEST = 20.8


class Text(NamedTuple):
    """A line of text with its baseline at `y`, `shift` em beside `x`. Each part has words and a style."""

    x: float
    y: float
    parts: tuple[tuple[str, str], ...]
    anchor: str = "start"
    shift: float = 0.0


class Box(NamedTuple):
    """A rectangle from `x0` to `x1` of the width."""

    x0: float
    x1: float
    y: float
    height: float
    style: str


class Tile(NamedTuple):
    """A rectangle whose place and width across are em as well, such as one of several in a row."""

    x: float
    y: float
    width: float
    height: float
    style: str


class Stroke(NamedTuple):
    """A straight line; `width` is em, where it is more than a line."""

    x0: float
    y0: float
    x1: float
    y1: float
    style: str
    width: float = 0.0


class Dot(NamedTuple):
    """A circle with a radius in em."""

    x: float
    y: float
    radius: float
    style: str


class Area(NamedTuple):
    """A part of the picture that leads to a page, with the words of that link; on a page only."""

    x0: float
    x1: float
    y: float
    height: float
    uri: str
    words: str


Shape = Text | Box | Tile | Stroke | Dot | Area


@dataclass(frozen=True)
class Scene:
    """The shapes of a picture, those behind first, and its height in em."""

    shapes: tuple[Shape, ...]
    height: float


@dataclass(frozen=True)
class Mark:
    """A point of a map, in shares of its width, and where its name stands beside it, in em; perhaps without a name."""

    x: float
    y: float
    name: str = ""
    anchor: str = "start"
    right: float = 0.0
    down: float = 0.0
    wide_only: bool = False

    @property
    def is_hidden(self) -> bool:
        """Whether its name is not to be seen on every screen."""
        return not self.name or self.wide_only

    @property
    def has_lead(self) -> bool:
        """Whether its name stands so far off that a line leads to it."""
        return bool(self.name) and self.anchor != "middle" and not 0 < self.down < 0.5


@dataclass(frozen=True)
class MapScene:
    """A map: path data of land and borders in a frame that is 1000 wide, and the marks on it.

    `height` is a share of the width, because a map keeps its form.
    """

    height: float
    land: str
    borders: str
    marks: tuple[Mark, ...]


def texts(shapes: Iterable[Shape]) -> list[str]:
    """What is written in a picture, line by line."""
    return ["".join(words for words, _ in shape.parts) for shape in shapes if isinstance(shape, Text)]


# Widths of letters in em, after the metrics of Arial and Liberation Sans; a little more rather than less.
_NARROW, _WIDE = frozenset("fijlrtI.,:;!|'’()[] ·-–"), frozenset("mwMW%@—")


class _Widths(dict[str, float]):
    """The width of each sign, as it is met. There are no more than signs."""

    def __missing__(self, sign: str) -> float:
        width = 0.31 if sign in _NARROW else 0.86 if sign in _WIDE else 0.69 if sign.isupper() else 0.56
        return self.setdefault(sign, width)


_width_of = _Widths().__getitem__


def width(words: str, *, bold: bool = False) -> float:
    """About how wide a line of text is, in em. Fonts differ, so this leaves some room."""
    return sum(map(_width_of, words)) * (1.08 if bold else 1.0)


def lines(words: str, room: float) -> list[str]:
    """A text broken into lines that are at most `room` em wide; a longer word stands on a line of its own."""
    parts = words.split()
    if parts and width(whole := " ".join(parts)) <= room:
        return [whole]
    found: list[str] = []
    for word in parts:
        longer = f"{found[-1]} {word}" if found else word
        if found and width(longer) <= room:
            found[-1] = longer
        else:
            found.append(word)
    return found
