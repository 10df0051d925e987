"""Finds phrases of a language in texts, most of which hold none and are passed over by a look at their words."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from generator.checks.heaps import BETWEEN, holding

_WORD = re.compile(r"\w+")
_PLAIN = re.compile(r"[\w '’-]+")
_GROUP = re.compile(r"\(\?:([^()]*)\)(\?)?")
_MOST_READINGS = 500  # of a phrase with words to choose from
# Of each byte of ASCII, the small letter, digit or `_` that it is, and a space for all else.
_SMALL = bytes(ord(chr(code).lower()) if _WORD.fullmatch(chr(code)) else 32 for code in range(128)) + bytes(128)
# The same as text, in which the sign between texts stays.
_SMALL_BUT_BETWEEN = BETWEEN + _SMALL[1:128].decode()
_SHORT = 3  # letters: words of more are seldom enough to look for them first


class Phrases:
    """Some phrases, in small or large letters; words to choose from stand in groups: `this (?:week|month)`."""

    def __init__(self, phrases: Iterable[str]) -> None:
        readings = [reading for phrase in phrases for reading in _readings(phrase)]
        found = [_words(reading) for reading in readings if _PLAIN.fullmatch(reading)]
        # Without a word to look for, or with signs of a pattern, nothing can be said without a search.
        self._sure = bool(readings) and len(found) == len(readings) and all(found)
        self._rests: dict[bytes, list[frozenset[bytes]]] = {}
        for words in filter(None, found):
            self._rests.setdefault(words[0], []).append(frozenset(words[1:]))
        self._hint = _any_of({_rarest(words) for words in found if words})

    def may_be_in(self, text: str) -> bool:
        """False only where none of the phrases stands in the text as words of their own, whatever is between them."""
        if not self._sure:
            return True
        words = _words(text)
        if self._rests.keys().isdisjoint(words):
            return False
        there = set(words)
        return any(rest <= there for start in there & self._rests.keys() for rest in self._rests[start])

    def among(self, texts: Iterable[str]) -> Iterator[str]:
        """Those of some texts that `may_be_in` is true of, in any order."""
        sorts: defaultdict[bool, list[str]] = defaultdict(list)
        for text in texts:
            sorts[self._sure and text.isascii()].append(text)
        found = holding(sorts[True], self._hint, prepared=_small)
        yield from filter(self.may_be_in, (*found, *sorts[False]))


def _small(joined: str) -> str:
    """Joined texts of ASCII with a space before and behind each word, all of which is small."""
    return f" {joined.translate(_SMALL_BUT_BETWEEN).replace(BETWEEN, f' {BETWEEN} ')} "


def _rarest(words: Sequence[bytes]) -> bytes:
    """The word of a phrase by which it is looked for: the first that is not short, else the longest."""
    return next((word for word in words if len(word) > _SHORT), max(words, key=len))


def _any_of(words: Iterable[bytes]) -> re.Pattern[str]:
    """Any of some words, each between spaces: by its first letter, which passes over most."""
    rests: defaultdict[str, list[str]] = defaultdict(list)
    for word in map(bytes.decode, words):
        rests[word[0]].append(word[1:])
    choices = [f"{first}(?:{'|'.join(ends)})" for first, ends in rests.items()]
    return re.compile(f" (?:{'|'.join(choices)}) ")


def _readings(phrase: str) -> Sequence[str]:
    """The phrase with each choice of the words in its groups; as it is where there are too many."""
    pieces = _GROUP.split(phrase)
    choices = [
        [piece] if index % 3 == 0 else [*piece.split("|"), *([""] if pieces[index + 1] else [])]
        for index, piece in enumerate(pieces)
        if index % 3 < 2
    ]
    return [phrase] if math.prod(map(len, choices)) > _MOST_READINGS else ["".join(each) for each in product(*choices)]


def _words(text: str) -> list[bytes]:
    """The words of a text in small letters, as bytes, which are divided several times as fast.

    Python takes the dotted and the dotless i for one when it ignores case.
    """
    if text.isascii():
        return text.encode().translate(_SMALL).split()
    return " ".join(_WORD.findall(text)).replace("İ", "i").casefold().replace("ı", "i").encode().split()
