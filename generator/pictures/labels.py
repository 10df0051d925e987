"""Names beside points: each where it touches no other name and no point, on a phone as well as on a wide screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.pictures.scene import NARROWEST, Mark, width

# Widths of a map in em: what holds at all of them holds between them as well.
_WIDTHS = (NARROWEST, 24.0, 28.0, 33.0, 39.0, 46.0, 52.0)
_FROM_WIDE = 33.0
_DOT = 0.4
_UP, _DOWN = -0.75, 0.3  # of a line of letters, from its baseline

Rectangle = tuple[float, float, float, float]


@dataclass(frozen=True)
class Labelled:
    """A point, in shares of the map's width, and its name."""

    name: str
    x: float
    y: float


@dataclass(frozen=True)
class _Spot:
    """Where a name may stand beside its point, in em."""

    anchor: str
    right: float
    down: float


_SPOTS = (
    _Spot("start", 0.7, 0.27),
    _Spot("end", -0.7, 0.27),
    *(_Spot("start", 0.9, down) for down in (-0.55, 1.1)),
    *(_Spot("end", -0.9, down) for down in (-0.55, 1.1)),
    _Spot("middle", 0, -0.75),
    _Spot("middle", 0, 1.45),
    *(_Spot("start", 1.1, down) for down in (-1.4, 1.95)),
    *(_Spot("end", -1.1, down) for down in (-1.4, 1.95)),
)


def place_labels(points: Sequence[Labelled], height: float) -> tuple[Mark, ...]:
    """A mark for each point, in the same order. A name without room is left out, or shown on wide screens only.

    `height` is that of the map as a share of its width. The points with the closest neighbors choose first.
    """
    taken: dict[int, tuple[_Spot, bool]] = {}
    for index in sorted(range(len(points)), key=lambda index: (_nearest(points, index), points[index].name)):
        for widths, wide_only in ((_WIDTHS, False), (tuple(w for w in _WIDTHS if w >= _FROM_WIDE), True)):
            spot = next((spot for spot in _SPOTS if _is_free(points, index, spot, taken, widths, height)), None)
            if spot:
                taken[index] = spot, wide_only
                break
    return tuple(_mark(point, taken.get(index)) for index, point in enumerate(points))


def _mark(point: Labelled, found: tuple[_Spot, bool] | None) -> Mark:
    if found is None:
        return Mark(point.x, point.y)
    spot, wide_only = found
    return Mark(point.x, point.y, point.name, spot.anchor, spot.right, spot.down, wide_only)


def _nearest(points: Sequence[Labelled], index: int) -> float:
    here = points[index]
    others = (point for number, point in enumerate(points) if number != index)
    return min(((here.x - point.x) ** 2 + (here.y - point.y) ** 2 for point in others), default=9.0)


def _is_free(
    points: Sequence[Labelled],
    index: int,
    spot: _Spot,
    taken: dict[int, tuple[_Spot, bool]],
    widths: Sequence[float],
    height: float,
) -> bool:
    for across in widths:
        own = _rectangle(points[index], spot, across)
        left, top, right, bottom = own
        if left < 0 or right > across or top < 0 or bottom > across * height:
            return False
        others = (_rectangle(points[other], used, across) for other, (used, _) in taken.items())
        dots = (_dot(point, across) for number, point in enumerate(points) if number != index)
        if any(_touch(own, other) for group in (others, dots) for other in group):
            return False
    return True


def _rectangle(point: Labelled, spot: _Spot, across: float) -> Rectangle:
    wide = width(point.name)
    x = point.x * across + spot.right - {"start": 0.0, "middle": wide / 2, "end": wide}[spot.anchor]
    y = point.y * across + spot.down
    return x, y + _UP, x + wide, y + _DOWN


def _dot(point: Labelled, across: float) -> Rectangle:
    x, y = point.x * across, point.y * across
    return x - _DOT, y - _DOT, x + _DOT, y + _DOT


def _touch(one: Rectangle, other: Rectangle) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
