"""Invented pages for the search alone, with as many different words as real writing has, used as unevenly."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator

from generator.searching.cutting import cut, document
from generator.searching.page import SearchPage

SEED = 7
# Of each 19 pages, ten are of entries and nine of sources, as with invented content (`files.py`).
_PAGES, _ENTRIES = 19, 10
_LENGTHS = (60, 400)  # words
_SYLLABLES = [one + other for one in "bcdfglmnprstv" for other in ("a", "e", "i", "o", "u", "al", "en", "or", "is")]
_SMALL = ("the", "of", "in", "on", "was", "for", "with", "by", "not", "at", "it", "and")


def made_pages(entries: int, seed: int = SEED) -> Iterator[SearchPage]:
    """The pages of so many entries. A few words are on nearly every page, and most on a handful (Zipf's law)."""
    chance = random.Random(seed)
    words = [_word(number) for number in range(3_000 + 2 * entries)]
    weights = list(itertools.accumulate(1 / (rank + 3) for rank in range(len(words))))
    for number in range(entries * _PAGES // _ENTRIES):
        named = number % _PAGES < _ENTRIES
        drawn = iter(chance.choices(words, cum_weights=weights, k=chance.randint(*_LENGTHS)))
        text = " ".join(_small(word, at, chance) for at, word in enumerate(drawn))
        name = f"{_word(number // 7 + 40).title()} {_word(chance.randrange(300)).title()} {number}"
        yield _page(number, name, text, named=named)


def _page(number: int, name: str, text: str, *, named: bool) -> SearchPage:
    folder = ("bridges" if number % 2 else "inspections") if named else "sources"
    body = cut("".join(f'<p class="fs-says">{piece}.</p>' for piece in _sentences(text)))
    others = (f"{number}-cv-{number * 7}",) if named else ()
    data = {"title" if named else "heading": name, "also": "".join(others), "date": "2024"}
    html = document("en", name, body, data)
    address = f"{folder}/page-{number}/"
    return SearchPage(address, "en", name, folder, "", others, named, f"{name} {text}", html)


def _sentences(text: str) -> Iterator[str]:
    words = text.split()
    for at in range(0, len(words), 12):
        yield " ".join(words[at : at + 12])


def _small(word: str, at: int, chance: random.Random) -> str:
    return f"{_SMALL[chance.randrange(len(_SMALL))]} {word}" if at % 2 else word


def _word(number: int) -> str:
    """A word of three syllables, or more; each number has its own."""
    count = len(_SYLLABLES)
    word = _SYLLABLES[number * 7 % count] + _SYLLABLES[number // count * 11 % count]
    return word + _SYLLABLES[number // count**2 * 5 % count] + _SYLLABLES[number % 17]
