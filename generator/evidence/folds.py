"""What counts as the same words: the written list of folds. A quotation is exact after these, and nothing else.

The method page prints `FOLDS` as it stands, so that "word for word" has one meaning.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True)
class Fold:
    """One fold: its name for readers, and the function that applies it."""

    name: str
    apply: Callable[[str], str]


_SINGLE_QUOTES = re.compile("[\u2018\u2019\u201a\u201b\u2032]")
_DOUBLE_QUOTES = re.compile("[\u201c\u201d\u201e\u201f\u2033]")
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")

FOLDS = (
    Fold("Unicode composition (NFC)", lambda text: unicodedata.normalize("NFC", text)),
    Fold(
        "curly and straight quotation marks and apostrophes",
        lambda text: _DOUBLE_QUOTES.sub('"', _SINGLE_QUOTES.sub("'", text)),
    ),
    Fold("hyphens and dashes of any length", lambda text: _DASHES.sub("-", text)),
    Fold("soft hyphens and other invisible characters", lambda text: _INVISIBLE.sub("", text)),
    Fold("white space of any kind and length, no-break spaces included", lambda text: " ".join(text.split())),
)


def fold(text: str) -> str:
    """The text with all folds applied, in their order."""
    return _fold_ascii(text) if text.isascii() else _fold_kept(text)


def fold_once(text: str) -> str:
    """The same, of a text that nobody asks for again."""
    return _fold_ascii(text) if text.isascii() else _fold_all(text)


def _fold_ascii(text: str) -> str:
    """Of the signs that the other folds are about, ASCII has none."""
    is_folded = text.isprintable() and "  " not in text and text[:1] != " " != text[-1:]
    return text if is_folded else " ".join(text.split())


@lru_cache(maxsize=1 << 12)
def _fold_kept(text: str) -> str:
    return _fold_all(text)


def _fold_all(text: str) -> str:
    for each in FOLDS:
        text = each.apply(text)
    return text


def fingerprint(paragraphs: Iterable[str]) -> str:
    """SHA-256, in hexadecimal, of a text's folded paragraphs, one a line."""
    return fingerprint_of_folded(map(fold, paragraphs))


def fingerprint_of_folded(folded: Iterable[str]) -> str:
    """The same of paragraphs that are folded already: to fold twice may give something else."""
    return hashlib.sha256("\n".join(folded).encode()).hexdigest()
