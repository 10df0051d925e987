"""Sorted lists in pieces: a browser loads the piece in which what it looks for must stand, and no other.

Pieces are packed, because not every host does that, and have numbers for names, as names would have to be loaded first.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass

# How large a piece becomes before it is packed, which makes about a quarter of it; a single item may be larger.
MOST = 20_000


@dataclass(frozen=True)
class Shards:
    """The pieces of a list, packed, and the key that each begins with."""

    starts: list[str]
    pieces: list[bytes]


def shards(items: Iterable[tuple[str, str]], most: int = MOST) -> Shards:
    """The pieces of a list of items in JSON, given with their keys in the order of these."""
    sharding = Sharding(most)
    for key, text in items:
        sharding.add(key, text)
    return sharding.done()


class Sharding:
    """Makes the pieces of a list as its items come, which need not all be in memory then."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._made = Shards([], [])
        self._key, self._same = "", list[str]()
        self._start, self._texts, self._size = "", list[str](), 0

    def add(self, key: str, text: str) -> None:
        """The next item. What has the same key stays together, so that one piece has all of it."""
        if key != self._key:
            self._take_same()
            self._key = key
        self._same.append(text)

    def done(self) -> Shards:
        """All pieces."""
        self._take_same()
        self._pack()
        return self._made

    def _take_same(self) -> None:
        size = sum(map(len, self._same))
        if self._size + size > self._most:
            self._pack()
        if not self._texts:
            self._start = self._key
        self._texts += self._same
        self._size += size
        self._same = []

    def _pack(self) -> None:
        if self._texts:
            self._made.starts.append(self._start)
            self._made.pieces.append(packed(f"[{','.join(self._texts)}]"))
            self._texts, self._size = [], 0


def packed(text: str) -> bytes:
    """A text as gzip, the same for the same text."""
    return zlib.compress(text.encode(), wbits=31)
