"""The words by which a page is found by its name, just as scripts read what is typed (search-words.js)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Sequence

from generator.searching.folding import folded

# A word in more names than this tells little. It is no key, so that what is loaded for it stays small.
COMMON = 150
_INITIAL = re.compile(r"(?<![^\W_])([^\W\d_])\.(?=[^\W\d_](?![^\W_]))")
_INNER_DOT = re.compile(r"(?<=[^\W\d_])\.(?=[^\W\d_]\.)")
_WORD = re.compile(r"[^\W_]+")
_DIGITS = re.compile(r"\d{2,}")


def label_words(label: str) -> list[str]:
    """The words of a name, small and without accents. Initials are one word, with and without their dots."""
    return _WORD.findall(folded(_INNER_DOT.sub("", _INITIAL.sub(r"\1", label))))


def common_words(labels: Iterable[Sequence[str]]) -> set[str]:
    """The words that stand in the names of too many pages. `labels` are all names of each page."""
    pages = Counter(key for names in labels for key in {key for name in names for key in _keys(name)})
    return {key for key, count in pages.items() if count > COMMON}


def label_keys(names: Iterable[str], common: Container[str]) -> set[str]:
    """What the names of a page are looked up by: their words and numbers; of a name of common words, all in one."""
    found = set()
    for name in names:
        keys = {key for key in _keys(name) if key not in common}
        found |= keys or {"".join(label_words(name))}
    return found


def _keys(name: str) -> set[str]:
    words = label_words(name)
    # The parts of a number are keys as well: its end may be all that is typed.
    return {*words, *(digits.lstrip("0") or "0" for word in words for digits in _DIGITS.findall(word))}
