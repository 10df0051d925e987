"""Which pages have a word, how much it counts on each, and where it stands there: from the engine's index to our files.

The engine's own script looks at each page of a word once for each page found, which takes seconds where thousands have
it, and loads all places of a word with its pages, though only quotations are searched by place.
"""

from __future__ import annotations

import heapq
import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise, repeat
from operator import itemgetter
from typing import Any

from generator.searching.packed import Index

# What counts in the ranking of what is known of a page besides its text, by its bit (search-engine.js).
FIELDS = ("title", "also", "heading")
# Signs begin here, as there is no blank and no quotation mark among those that follow.
FIRST_SIGN = 35
# The engine writes 24 for a word of weight 1. A third of that is the smallest weight told apart.
_STEP = 8
# The weight that the engine begins with: words that have it come first, and no mark stands before them.
_UNMARKED = 25


@dataclass(frozen=True)
class Postings:
    """The pages of a word in their order: `values` has a sign for each, `places` the runs of its places there.

    A sign holds the fields in its lowest bits, and above them twice the logarithm, base 2, of the weight. In places, a
    negative number begins a run of one weight, or, in a second list, of one field; others are gaps.
    """

    word: str
    pages: list[int]
    values: str
    places: list[Any]

    def without_last(self) -> Postings:
        """The same without the last page."""
        return Postings(self.word, self.pages[:-1], self.values[:-1], self.places[:-1])

    def pages_item(self) -> str:
        """The word, the gaps between its pages, and their values, as JSON."""
        gaps = [self.pages[0], *(other - one for one, other in pairwise(self.pages))]
        return _json([self.word, gaps, self.values])

    def places_item(self) -> str:
        """The word, and for each page, in the same order, its places, as JSON."""
        return _json([self.word, self.places])


def all_postings(indexes: Sequence[Index], numbers: Mapping[str, int]) -> Iterator[Postings]:
    """The words of several indexes, each with its pages in all of them; `numbers` are those of pages by address."""
    fields = sorted({name for index in indexes for name in index.fields})
    own = [[numbers[address] for address in index.addresses] for index in indexes]
    streams = [zip(repeat(at), index.words()) for at, index in enumerate(indexes)]
    for word, same in groupby(heapq.merge(*streams, key=_word), _word):
        rows: list[tuple[int, str, Any]] = []
        for at, raw in same:
            each = postings(raw, indexes[at].fields, fields)
            rows += zip(map(own[at].__getitem__, each.pages), each.values, each.places, strict=True)
        if rows:
            pages, values, places = zip(*sorted(rows, key=itemgetter(0)), strict=True)
            yield Postings(word, list(pages), "".join(values), list(places))


def _word(numbered: tuple[int, Any]) -> str:
    return str(numbered[1][0])


def postings(word: Any, fields: list[str], common: list[str] | None = None) -> Postings:
    """The pages of a word as the engine gives it. Spellings with other accents are the same word.

    `fields` are those of this index, and `common` those of all, by whose numbers places name them.
    """
    text, own, variants = word
    bits = [1 << FIELDS.index(name) if name in FIELDS else 0 for name in fields]
    found: dict[int, tuple[int, int, Any]] = {}
    for pages in (own, *(pages for _, pages in variants)):
        number = 0
        for gap, runs, field_runs in pages:
            number += gap
            if runs and runs[0] >= 0:
                runs = [-1 - _UNMARKED, *runs]
            weight = -1 - runs[0] if len(runs) == 2 else _weight(runs)
            flags = _flags(field_runs, bits) if field_runs else 0
            if field_runs and common not in (None, fields):
                field_runs = [-1 - common.index(fields[-1 - each]) if each < 0 else each for each in field_runs]
            places = [runs, field_runs] if field_runs else runs
            if number in found:
                weight, flags, places = _both(found[number], (weight, flags, places))
            found[number] = weight, flags, places
    numbers = sorted(found) if variants else list(found)
    values = [_LEVELS[weight] << len(FIELDS) | flags for weight, flags, _ in map(found.__getitem__, numbers)]
    signs = "".join(chr(FIRST_SIGN + value) for value in values)
    return Postings(text, numbers, signs, [found[number][2] for number in numbers])


def _weight(runs: list[int]) -> int:
    """The sum of the weights of a word on a page."""
    weight, total = 0, 0
    for each in runs:
        if each < 0:
            weight = -1 - each
        else:
            total += weight
    return total


def _flags(runs: list[int], bits: list[int]) -> int:
    flags = 0
    for each in runs:
        if each < 0:
            flags |= bits[-1 - each]
    return flags


def _both(one: tuple[int, int, Any], other: tuple[int, int, Any]) -> tuple[int, int, Any]:
    """A word that stands on a page in two spellings."""
    (runs, field_runs), (more, more_fields) = (_parts(each[2]) for each in (one, other))
    return one[0] + other[0], one[1] | other[1], [[*runs, *more], [*field_runs, *more_fields]]


def _parts(places: Any) -> tuple[list[int], list[int]]:
    return (places[0], places[1]) if places and isinstance(places[0], list) else (places, [])


class _Levels(dict[int, int]):
    """The level of each weight, worked out once."""

    def __missing__(self, weight: int) -> int:
        self[weight] = level = max(round(2 * math.log2(1 + weight / _STEP)), 1) if weight else 0
        return level


_LEVELS = _Levels()


def first_places(places: Any) -> list[int]:
    """The places in a text, of its runs."""
    found, at = [], 0
    for each in _parts(places)[0]:
        at = 0 if each < 0 else at + each
        found += [at] if each >= 0 else []
    return found


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
