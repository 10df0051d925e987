"""The axis of time above a drawing: its line, its marks with their words, and faint lines down through everything."""

from __future__ import annotations

from collections.abc import Iterator

from generator.pictures.scales import Mark, TimeScale
from generator.pictures.scene import NARROWEST, Shape, Stroke, Text, width

AXIS_HEIGHT = 1.5
_SIZE = 0.9  # of its letters, in em
_APART = 0.6


def axis(scale: TimeScale, locale: str, bottom: float) -> tuple[Shape, ...]:
    """The axis and its lines, which end at `bottom`. Where words would touch on a phone, those of a month give way."""
    marks = scale.marks(locale)
    grid = (Stroke(mark.share, AXIS_HEIGHT, mark.share, bottom, "p-grid") for mark in marks)
    line = Stroke(0, AXIS_HEIGHT, 1, AXIS_HEIGHT, "p-rule")
    return (*grid, line, *_labels(marks))


def _labels(marks: tuple[Mark, ...]) -> Iterator[Text]:
    taken: list[tuple[float, float]] = []
    for mark in sorted(marks, key=lambda mark: not mark.is_year):
        anchor, left, right = _room(mark)
        if all(right + _APART <= start or end + _APART <= left for start, end in taken):
            taken.append((left, right))
            yield Text(mark.share, AXIS_HEIGHT - 0.5, ((mark.label, "p-axis"),), anchor)


def _room(mark: Mark) -> tuple[str, float, float]:
    """How a label stands to its mark, and from where to where it reaches, so that none leaves the picture."""
    at, wide = mark.share * NARROWEST, width(mark.label) * _SIZE
    if at < wide / 2:
        return "start", at, at + wide
    if at > NARROWEST - wide / 2:
        return "end", at - wide, at
    return "middle", at - wide / 2, at + wide / 2
