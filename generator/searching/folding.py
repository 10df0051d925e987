"""Text without accents and in small letters, as scripts of the search fold it (search-words.js)."""

from __future__ import annotations

import re
import unicodedata

_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")


def folded(text: str) -> str:
    """Text without accents and in small letters (Unicode NFD, marks removed)."""
    if text.isascii():
        return text.lower()
    return _BEYOND_ASCII.sub(_without_marks, text).lower()


def _without_marks(found: re.Match[str]) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFD", found[0]) if not unicodedata.combining(sign))
