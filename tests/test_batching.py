"""Work in batches: is nothing lost, and is nothing made before its turn?"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from generator.batching import MOST, batches


@pytest.mark.parametrize("count", [0, 1, 2, 3, 6, 7])
def test_all_in_order(count: int) -> None:
    """Does each thing come once, in its place, however many there are?"""
    found = list(batches(range(count), 3))
    assert [each for some in found for each in some] == list(range(count))
    assert [len(some) for some in found[:-1]] == [3] * (len(found) - 1)
    assert all(found)


def test_taken_in_turn() -> None:
    """Are the things of a later batch made only when it is asked for, so that a large site fits into memory?"""
    made: list[int] = []

    def things() -> Iterator[int]:
        for number in range(10 * MOST):
            made.append(number)
            yield number

    next(batches(things()))
    assert len(made) == MOST
