"""Every word of the pages, and what the engine makes of it: `bridges` and `bridge` are both `bridg`.

The engine knows how words of each language are brought to their stems, and scripts do not. So it is given one page
more, which has each word once: the places of a stem on that page tell the words that it stands for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from generator.searching.cutting import document
from generator.searching.folding import folded

# Shorter ones are never taken for misspelled.
_WORD = re.compile(r"[^\W\d_]{3,}")
ADDRESS = "pagefind/words/"  # where no page of a site can be


def vocabulary(pieces: Iterable[str]) -> list[str]:
    """All words of some pieces of text between blanks, in small letters without accents, in their order."""
    return sorted({word for piece in pieces for word in _WORD.findall(folded(piece))})


def vocabulary_page(language: str, words: Iterable[str]) -> str:
    """The page that has each word once. Without a word there is nothing to learn from it."""
    return document(language, "", " ".join(words), {})


def words_item(word: str, stem: str, written: Mapping[str, str]) -> str:
    """A word as scripts read it: as names write it, and how many of its letters the stem has, with what follows them.

    Nothing follows the word if it is its own stem: `bridge5`, `happy4i`, `Boston`.
    """
    text = written.get(word, word)
    if stem == word:
        return text
    same = next((at for at, (one, other) in enumerate(zip(word, stem, strict=False)) if one != other), len(stem))
    same = min(same, len(word))
    return f"{text}{same}{stem[same:]}"
