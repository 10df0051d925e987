"""Sorted lists in pieces: each item is in the piece in which scripts look for it."""

from __future__ import annotations

import gzip
import json
from bisect import bisect_right

from hypothesis import given
from hypothesis import strategies as st

from generator.searching.shards import packed, shards

WORDS = st.lists(st.text("abc", min_size=1, max_size=6))


@given(WORDS, st.integers(1, 60))
def test_where_to_look(words: list[str], most: int) -> None:
    """Is every item in the last piece that begins with its key or before it, and in no other?"""
    made = shards([(word, json.dumps([word, at])) for at, word in enumerate(sorted(words))], most)
    pieces = [json.loads(gzip.decompress(piece)) for piece in made.pieces]
    assert [word for piece in pieces for word, _ in piece] == sorted(words)
    for number, piece in enumerate(pieces):
        assert {bisect_right(made.starts, word) - 1 for word, _ in piece} == {number}


@given(WORDS)
def test_size(words: list[str]) -> None:
    """Is a piece larger than it may be only where one key has more?"""
    made = shards([(word, word) for word in sorted(words)], 10)
    for piece in made.pieces:
        items = gzip.decompress(piece).decode().strip("[]").split(",")
        assert sum(map(len, items)) <= 10 or len(set(items)) == 1


def test_same_text_same_bytes() -> None:
    """Is a piece the same whenever it is made?"""
    assert packed("[1]") == packed("[1]")
    assert packed("[1]")[4:8] == bytes(4), "there is no time in it"
