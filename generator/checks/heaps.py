"""Searches many texts at once: joined, so that what few of them hold is not looked for in each."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import islice

BETWEEN = "\0"  # no text of an editor holds this sign
_MANY = 1000


def holding(
    texts: Iterable[str],
    pattern: re.Pattern[str],
    *,
    prepared: Callable[[str], str] | None = None,
    signs: Collection[str] = (),
) -> Iterator[str]:
    """The texts that hold what a pattern finds, and all those around one that holds the sign between texts.

    The pattern never finds this sign, and `prepared` leaves it as it is: so each text is as if it stood alone. If
    `signs` are given, one of them is in all that the pattern finds.
    """
    rest = iter(texts)
    while some := list(islice(rest, _MANY)):
        joined = BETWEEN.join(some)
        if joined.count(BETWEEN) >= len(some):
            yield from some
        elif not signs or any(sign in joined for sign in signs):
            yield from (some[number] for number in _numbers(pattern, prepared(joined) if prepared else joined))


def _numbers(pattern: re.Pattern[str], joined: str) -> Iterator[int]:
    """Which of the joined texts hold what the pattern finds, counted from 0."""
    number = start = 0
    while start >= 0 and (match := pattern.search(joined, start)):
        number += joined.count(BETWEEN, start, match.start())
        yield number
        start = joined.find(BETWEEN, match.start())
