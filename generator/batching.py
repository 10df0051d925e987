"""Work in batches: one step for many things, then the next step for the same things.

What a processor needs for a step is at hand from the second thing on. One thing after the other through all steps of
making the files of a site takes a third more time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")
MOST = 128


def batches(things: Iterable[T], most: int = MOST) -> Iterator[list[T]]:
    """The things in their order, some at a time, each taken when its batch is asked for."""
    rest = iter(things)
    while batch := list(islice(rest, most)):
        yield batch
