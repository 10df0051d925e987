"""Divides text into sentences. The dot of an abbreviation ("v.", "U.S.", "No.") or an initial ends none by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.languages.words import Reading

Span = tuple[int, int]

# A stop with the quotation marks and brackets that close behind it; or an empty line, which always ends a sentence.
_END = re.compile(r"(?P<stop>[.!?…]+)[\"'”’»)\]]*(?=\s|\Z)|\n[^\S\n]*(?=\n)")
_OPENED = re.compile(r"[\s(\[“\"]")
_OPENING = re.compile(r"[\s“\"(\[‘'«¿¡]*")
_WORD = re.compile(r"[^\W_]+")
_LONGEST_WORD = 40


def sentences(text: str, reading: Reading) -> Iterator[Span]:
    """Where each sentence begins and ends, in order, without the white space around it.

    A stop ends a sentence unless a small letter follows, or it belongs to an abbreviation, or to a single letter or
    letters with dots between them ("William H. Orrick", "the U.S. Code"). Behind such a word a sentence does end if the
    next word is one of those that begin sentences and no names (`openers`): "He works in the U.S. The court".
    """
    start = 0
    for match in _END.finditer(text):
        if match["stop"] is None or _ends(text, match, reading):
            yield from _trimmed(text, start, match.end())
            start = match.end()
    yield from _trimmed(text, start, len(text))


def _ends(text: str, match: re.Match[str], reading: Reading) -> bool:
    if match.end() == len(text):
        return True
    opening = _OPENING.match(text, match.end())
    following = opening.end() if opening else match.end()
    found = _WORD.match(text, following)
    word = found[0] if found else ""
    if word[:1].islower():
        return False
    is_short = match["stop"] == "." and _is_short(_word_before(text, match.start()), reading)
    return not is_short or following == len(text) or word.casefold() in reading.openers


def _word_before(text: str, stop: int) -> str:
    """The word, with all that stands in it, that ends at a stop."""
    return _OPENED.split(text[max(0, stop - _LONGEST_WORD) : stop])[-1]


def _is_short(word: str, reading: Reading) -> bool:
    """Whether a word is cut short: a known abbreviation, a single letter, or letters with dots (U.S, p.m)."""
    parts = word.split(".")
    if len(parts) > 1 and all(len(part) <= 3 and part.isalpha() for part in parts):
        return True
    known = word in reading.abbreviations or word[:1].lower() + word[1:] in reading.abbreviations
    return known or (len(word) == 1 and word.isalpha())


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    if piece.strip():
        yield start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
