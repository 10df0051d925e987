"""Where words stand in a paragraph: found in its folded form, given back as places in the paragraph itself."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.evidence.folds import fold
from generator.model.parts import Evidence

_BREAKS = " .,"  # around most words; nothing, as at the ends of a text, is in it as well


@dataclass(frozen=True, order=True)
class Place:
    """A run of characters in a composed (NFC) paragraph, `start` to `end` as in a slice."""

    start: int
    end: int


def spans(quote: str, folded: str, prefix: str = "", suffix: str = "") -> Iterator[tuple[int, int]]:
    """Where the quotation stands in folded text, as whole words, between its prefix and suffix; places may overlap."""
    words = fold(quote)
    if prefix or suffix:
        yield from (match.span(1) for match in _pattern(words, fold(prefix), fold(suffix)).finditer(folded))
    else:
        yield from whole_words(words, folded)


def whole_words(words: str, text: str, start: int = 0) -> Iterator[tuple[int, int]]:
    """What the pattern of `whole` finds from `start` on, without a pattern, which takes longer to make than to use.

    Places may overlap.
    """
    while words and (start := text.find(words, start)) >= 0:
        end = start + len(words)
        if is_whole(text, start, end):
            yield start, end
        start += 1


def only_place(words: str, text: str) -> int:
    """Where folded words stand in a text, if they do so just once, and as whole words; else -1, as where it is unsure.

    A second place may be none of whole words.
    """
    start = text.find(words)
    if start < 0 or text.find(words, start + 1) >= 0 or not is_whole(text, start, start + len(words)):
        return -1
    return start


def is_whole(text: str, start: int, end: int) -> bool:
    """Whether a stretch of text begins and ends no word in the middle. A sign at an edge may touch anything."""
    left, right = text[start - 1 : start] if start else "", text[end : end + 1]
    if left in _BREAKS and right in _BREAKS:
        return True
    return not (
        (text[start].isalnum() and (left.isalnum() or left == "_"))
        or (text[end - 1].isalnum() and (right.isalnum() or right == "_"))
    )


def _pattern(words: str, before: str, after: str) -> re.Pattern[str]:
    """Finds folded words between others: group 1. It looks ahead only, so that two that overlap are both found."""
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
    return [Place(places[start], places[end - 1] + 1) for start, end in spans(quote, folded, prefix, suffix)]


def composed(paragraph: str) -> str:
    """The paragraph with its characters composed (NFC), which is how places count it."""
    return unicodedata.normalize("NFC", paragraph)


def folded_with_places(paragraph: str) -> tuple[str, Sequence[int]]:
    """`fold(paragraph)`, and for each of its characters where it stands in `composed(paragraph)`."""
    whole_fold, own = fold(paragraph), composed(paragraph)
    if len(whole_fold) == len(own):
        return whole_fold, range(len(own))  # folds exchange signs or take them out, and here they took none
    folded: list[str] = []
    places: list[int] = []
    for index, char in enumerate(own):
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
