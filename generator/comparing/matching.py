"""Which items of two lists without ids are the same thing: equal ones first, then those that share most words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")
_ALIKE = 0.5  # of their words: below this, one thing went and another came


def paired(
    before: Sequence[T], after: Sequence[T], text: Callable[[T], str], least: float = _ALIKE
) -> list[tuple[T | None, T | None]]:
    """Pairs of what changed; what is equal is left out, and what has no partner is paired with None.

    The measure treats both sides alike, so that comparing the other way round finds the same pairs: of equally good
    pairs, the sums of positions decide, and pairs with equal sums never compete for an item.
    """
    left, right = _without_equal(before, after, text)
    words = [Counter(text(item).split()) for item in left], [Counter(text(item).split()) for item in right]
    ranked = sorted(
        (-_likeness(words[0][i], words[1][j]), i + j, i, j) for i in range(len(left)) for j in range(len(right))
    )
    partner: dict[int, int] = {}
    for distance, _, i, j in ranked:
        if -distance >= least and i not in partner and j not in partner.values():
            partner[i] = j
    pairs: list[tuple[T | None, T | None]] = [
        (item, right[partner[i]] if i in partner else None) for i, item in enumerate(left)
    ]
    return pairs + [(None, item) for j, item in enumerate(right) if j not in partner.values()]


def _without_equal(before: Sequence[T], after: Sequence[T], text: Callable[[T], str]) -> tuple[list[T], list[T]]:
    there, here = Counter(map(text, after)), Counter(map(text, before))
    return _surplus(before, there, text), _surplus(after, here, text)


def _surplus(items: Sequence[T], others: Counter[str], text: Callable[[T], str]) -> list[T]:
    left = Counter(others)
    found = []
    for item in items:
        if left[text(item)]:
            left[text(item)] -= 1
        else:
            found.append(item)
    return found


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    union = (one | other).total()
    return (one & other).total() / union if union else 1.0
