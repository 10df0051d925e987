"""Finds phrases of a language in texts, most of which hold none and are passed over by a look at their words."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from itertools import product

_WORD = re.compile(r"\w+")
_PLAIN = re.compile(r"[\w '’-]+")
_GROUP = re.compile(r"\(\?:([^()]*)\)(\?)?")
_MOST_READINGS = 500  # of a phrase with words to choose from
# Of each byte of ASCII, the small letter, digit or `_` that it is, and a space for all else.
_SMALL = bytes(ord(chr(code).lower()) if _WORD.fullmatch(chr(code)) else 32 for code in range(128)) + bytes(128)


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

    def may_be_in(self, text: str) -> bool:
        """False only where none of the phrases stands in the text as words of their own, whatever is between them."""
        if not self._sure:
            return True
        words = _words(text)
        if self._rests.keys().isdisjoint(words):
            return False
        there = set(words)
        return any(rest <= there for start in there & self._rests.keys() for rest in self._rests[start])


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
