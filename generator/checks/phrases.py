"""Finds phrases of a language in texts, most of which hold none and are passed over by a look at their words."""

from __future__ import annotations

import re
from collections.abc import Iterable

_WORD = re.compile(r"\w+")
_PLAIN = re.compile(r"[\w '’-]+")


class Phrases:
    """Some phrases, in small or large letters."""

    def __init__(self, phrases: Iterable[str]) -> None:
        known = tuple(phrases)
        starts = [_words(phrase) for phrase in known if _PLAIN.fullmatch(phrase)]
        # Without a word to look for, or with signs of a pattern, nothing can be said without a search.
        self._starts = frozenset(words[0] for words in starts if words)
        self._sure = bool(known) and len(starts) == len(known) and all(starts)

    def may_be_in(self, text: str) -> bool:
        """False only where none of the phrases stands in the text as words of their own, whatever is between them."""
        return not self._sure or not self._starts.isdisjoint(_words(text))


def _words(text: str) -> list[str]:
    """The words of a text in small letters. Python takes the dotted and the dotless i for one when it ignores case."""
    return " ".join(_WORD.findall(text)).replace("İ", "i").casefold().replace("ı", "i").split()
