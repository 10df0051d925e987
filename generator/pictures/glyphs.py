"""Small drawings of kinds of numbers: a limit, a running total, a count at one time, a length. They show no data."""

from __future__ import annotations

from generator.pictures.scene import Shape, Tile

WIDTH = 4.4
HEIGHT = 2.6


def limit() -> tuple[Shape, ...]:
    """A ceiling over columns that may be anything below it."""
    rooms = (Tile(0.5 + 1.25 * index, 0.45, 0.9, HEIGHT - 0.5, "p-bound") for index in range(3))
    return (*rooms, Tile(0, 0.2, WIDTH, 0.22, "p-bar"), _ground())


def total() -> tuple[Shape, ...]:
    """Steps that add up, the last of them the total."""
    steps = (0.6, 1.1, 1.6)
    before = (Tile(0.2 + 1.05 * index, HEIGHT - step, 0.85, step, "p-other") for index, step in enumerate(steps))
    return (*before, Tile(3.35, HEIGHT - 2.1, 0.85, 2.1, "p-bar"), _ground())


def level() -> tuple[Shape, ...]:
    """One column on one day, between days that say nothing."""
    days = (Tile(0.35 + 0.95 * index, HEIGHT - 0.3, 0.08, 0.3, "p-neutral") for index in (0, 1, 3, 4))
    return (*days, Tile(1.75, HEIGHT - 1.8, 0.85, 1.8, "p-bar"), _ground())


def length() -> tuple[Shape, ...]:
    """A stretch between two ends."""
    ends = (Tile(x, 0.75, 0.18, 1.3, "p-bar") for x in (0.1, WIDTH - 0.28))
    return (*ends, Tile(0.1, 1.25, WIDTH - 0.2, 0.3, "p-bar"))


def _ground() -> Shape:
    return Tile(0, HEIGHT, WIDTH, 0.08, "p-dot")


GLYPHS = {"limit": limit, "total": total, "level": level, "length": length}
