"""Sorted lists in pieces: a browser loads the piece in which what it looks for must stand, and no other.

Pieces are packed, because not every host does that, and have numbers for names, as names would have to be loaded first.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

# How large a piece becomes before it is packed, which makes about a quarter of it; a single item may be larger.
MOST = 20_000


@dataclass(frozen=True)
class Shards:
    """The pieces of a list, packed, and the key that each begins with."""

    starts: list[str]
    pieces: list[bytes]


def shards(items: Iterable[tuple[str, str]], most: int = MOST) -> Shards:
    """The pieces of a list of items in JSON, given with their keys in the order of these."""
    starts, pieces = [], []
    for start, texts in _groups(items, most):
        starts.append(start)
        pieces.append(packed(f"[{','.join(texts)}]"))
    return Shards(starts, pieces)


def packed(text: str) -> bytes:
    """A text as gzip, the same for the same text."""
    return zlib.compress(text.encode(), wbits=31)


def _groups(items: Iterable[tuple[str, str]], most: int) -> Iterator[tuple[str, list[str]]]:
    start, texts, size = "", list[str](), 0
    for key, same in groupby(items, itemgetter(0)):
        # What has the same key stays together, so that one piece has all of it.
        more = [text for _, text in same]
        if texts and size + sum(map(len, more)) > most:
            yield start, texts
            texts, size = [], 0
        start = start if texts else key
        texts += more
        size += sum(map(len, more))
    if texts:
        yield start, texts
