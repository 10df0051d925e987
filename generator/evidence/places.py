"""Where words stand in a paragraph: found in its folded form, given back as places in the paragraph itself."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from generator.evidence.folds import fold
from generator.model.parts import Evidence


@dataclass(frozen=True, order=True)
class Place:
    """A run of characters in a composed (NFC) paragraph, `start` to `end` as in a slice."""

    start: int
    end: int


def words_pattern(quote: str, prefix: str = "", suffix: str = "") -> re.Pattern[str]:
    """Finds the quotation in folded text, as whole words, between its prefix and suffix: group 1.

    It looks ahead only, so that two places that overlap are both found.
    """
    before, words, after = (fold(part) for part in (prefix, quote, suffix))
    left = f"{whole(before)} ?" if before else ""
    right = f" ?{whole(after)}" if after else ""
    return re.compile(f"(?={left}({whole(words)}){right})")


def whole(words: str) -> str:
    """The pattern of some folded words that are not part of longer ones. A sign at an edge may touch anything."""
    left = r"(?<!\w)" if words[:1].isalnum() else ""
    right = r"(?!\w)" if words[-1:].isalnum() else ""
    return f"{left}{re.escape(words)}{right}"


def find(quote: str, paragraph: str, prefix: str = "", suffix: str = "") -> list[Place]:
    """Every place of the quotation, in `composed(paragraph)`."""
    if not fold(quote):
        return []
    folded, places = folded_with_places(paragraph)
    found = (match.span(1) for match in words_pattern(quote, prefix, suffix).finditer(folded))
    return [Place(places[start], places[end - 1] + 1) for start, end in found]


def composed(paragraph: str) -> str:
    """The paragraph with its characters composed (NFC), which is how places count it."""
    return unicodedata.normalize("NFC", paragraph)


def folded_with_places(paragraph: str) -> tuple[str, list[int]]:
    """`fold(paragraph)`, and for each of its characters where it stands in `composed(paragraph)`."""
    folded: list[str] = []
    places: list[int] = []
    for index, char in enumerate(composed(paragraph)):
        sign = " " if char.isspace() else fold(char)
        if sign and not (sign == " " and (not folded or folded[-1] == " ")):
            folded.append(sign)
            places.append(index)
    if folded and folded[-1] == " ":
        folded.pop()
        places.pop()
    return "".join(folded), places


def place_of(evidence: Evidence, paragraph: str) -> Place | None:
    """Where the words of some evidence stand in its paragraph; None where they are not there exactly once."""
    if evidence.words:
        words = list(re.finditer(r"\S+", composed(paragraph)))
        if evidence.words.last > len(words):
            return None
        return Place(words[evidence.words.first - 1].start(), words[evidence.words.last - 1].end())
    found = find(evidence.quote or "", paragraph, evidence.prefix or "", evidence.suffix or "")
    return found[0] if len(found) == 1 else None


def word_numbers(place: Place, paragraph: str) -> tuple[int, int]:
    """The numbers of the first and last word that a place touches, counted from 1."""
    words = list(re.finditer(r"\S+", composed(paragraph)))
    touched = [number for number, word in enumerate(words, 1) if word.start() < place.end and word.end() > place.start]
    return touched[0], touched[-1]
