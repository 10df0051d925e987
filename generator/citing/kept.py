"""What is said in the words of a language, kept: it follows from these words and from what it is kept for alone."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Generic, TypeVar

from generator.languages.words import Words

K = TypeVar("K", bound=Hashable)
_LANGUAGES = 16  # of which something is kept: a preview reads the words of a language anew with every edit
_MOST = 4096  # kept of a language: days, and sorts of pages, of which a site has few


class Kept(Generic[K]):
    """Texts by the words in which they are said, and then by what they say."""

    def __init__(self) -> None:
        self._said: dict[int, tuple[Words, dict[K, str]]] = {}

    def of(self, words: Words) -> dict[K, str]:
        """What is kept of a language, to look things up and to add to it.

        Words never change. They are held as long, so that no others get their number.
        """
        if (known := self._said.get(id(words))) is None:
            if len(self._said) >= _LANGUAGES:
                self._said.clear()
            known = self._said[id(words)] = words, {}
        if len(known[1]) >= _MOST:
            known[1].clear()
        return known[1]
