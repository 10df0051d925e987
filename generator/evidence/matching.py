"""Does a quotation stand in its paragraph? Found, missing or ambiguous: never fuzzy. A near match is only a hint."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from generator.evidence.folds import fold
from generator.evidence.places import only_place, spans
from generator.evidence.texts import SourceText
from generator.model.parts import Evidence

_LEAST_ALIKE = 0.6
_MOST_COMPARED = 300_000  # words of the quotation times those of the text: a hint is not worth more time
_EDGES = re.compile(r"^\W+|\W+$")


class Outcome(StrEnum):
    """What looking for a piece of evidence gave."""

    FOUND = "found"
    MISSING = "missing"
    AMBIGUOUS = "ambiguous"
    OUT_OF_RANGE = "out of range"


@dataclass(frozen=True)
class Match:
    """The outcome, in words for editors where it is not `found`."""

    outcome: Outcome
    message: str = ""
    tip: str = ""


_FOUND = Match(Outcome.FOUND)


def match(evidence: Evidence, text: SourceText) -> Match:
    """Look for a quotation or a span of words in the paragraph that the evidence names."""
    if evidence.paragraph is None:
        return Match(Outcome.OUT_OF_RANGE, "The evidence does not say in which paragraph.", "Add `paragraph:`.")
    paragraph = text.paragraph(evidence.paragraph)
    if paragraph is None:
        count = len(text.paragraphs)
        tip = f"Count the paragraphs again: the text has {count}."
        return Match(Outcome.OUT_OF_RANGE, f"There is no paragraph {evidence.paragraph}.", tip)
    if evidence.words:
        return _span(evidence.words.last, text.words_of(evidence.paragraph))
    if evidence.quote:
        return _quotation(evidence, evidence.quote, text)
    return Match(Outcome.MISSING, "The evidence shows no words.", "Add `quote:` or `words:`.")


def _span(last: int, count: int) -> Match:
    if last > count:
        message = f"The span ends at word {last}; the paragraph has {count} words."
        return Match(Outcome.OUT_OF_RANGE, message, "Count the words again, split on white space.")
    return _FOUND


def _quotation(evidence: Evidence, quote: str, text: SourceText) -> Match:
    number = evidence.paragraph
    folded = text.folded[(number or 0) - 1]
    if not (evidence.prefix or evidence.suffix) and fold(quote) == quote and only_place(quote, folded) >= 0:
        return _FOUND
    times = _times(quote, folded, evidence.prefix or "", evidence.suffix or "")
    if times == 1:
        return _FOUND
    if times > 1:
        tip = "Quote a word more before or after it, or add `prefix:` or `suffix:` with the words beside it."
        return Match(Outcome.AMBIGUOUS, f"“{quote}” stands {times} times in paragraph {number}.", tip)
    if _times(quote, folded):
        keys = " and ".join(f"`{key}`" for key in ("prefix", "suffix") if getattr(evidence, key))
        message = f"“{quote}” stands in paragraph {number}, but not beside its {keys}."
        return Match(Outcome.MISSING, message, f"Copy the words right beside it into {keys}.")
    return _elsewhere(quote, number or 0, text)


def _elsewhere(quote: str, number: int, text: SourceText) -> Match:
    """Why a quotation is not in its paragraph: in another, over the end of one, or nowhere."""
    missing = f"“{quote}” is not in paragraph {number}."
    for other, candidate in enumerate(text.paragraphs, 1):
        if occurrences(quote, candidate) == 1:
            return Match(Outcome.MISSING, missing, f"It stands in paragraph {other}: write `paragraph: {other}`.")
    for other, pair in enumerate(pairwise(text.paragraphs), 1):
        if occurrences(quote, " ".join(pair)):
            message = f"“{quote}” runs over the end of paragraph {other} into paragraph {other + 1}."
            tip = "Quote words of one paragraph only; two pieces of evidence can show both."
            return Match(Outcome.MISSING, message, tip)
    near = nearest(quote, text)
    tip = f"The nearest words are “{near[1]}”, in paragraph {near[0]}." if near else "Copy the words from the text."
    return Match(Outcome.MISSING, f"“{quote}” is not in the text.", tip)


def occurrences(quote: str, paragraph: str, prefix: str = "", suffix: str = "") -> int:
    """How often the folded quotation stands in the folded paragraph, as whole words, between prefix and suffix."""
    return _times(quote, fold(paragraph), prefix, suffix)


def _times(quote: str, folded: str, prefix: str = "", suffix: str = "") -> int:
    return sum(1 for _ in spans(quote, folded, prefix, suffix)) if fold(quote) else 0


def nearest(quote: str, text: SourceText) -> tuple[int, str] | None:
    """The run of words most like the quotation, with its paragraph: a hint for the editor, never a pass.

    Words count first, without their punctuation; among runs with as many words alike, the letters decide.
    """
    wanted = [_bare(word) for word in fold(quote).casefold().split()]
    if len(wanted) * text.words > _MOST_COMPARED:
        return None
    best, found = (_LEAST_ALIKE, 0.0), None
    for number, paragraph in enumerate(text.paragraphs, 1):
        words = paragraph.split()
        for start in range(max(1, len(words) - len(wanted) + 1)):
            run = words[start : start + len(wanted)]
            bare = [_bare(word) for word in fold(" ".join(run)).casefold().split()]
            alike = difflib.SequenceMatcher(None, wanted, bare).ratio()
            if alike < best[0]:
                continue
            score = alike, difflib.SequenceMatcher(None, " ".join(wanted), " ".join(bare)).ratio()
            if score > best:
                best, found = score, (number, _bare(" ".join(run)))
    return found


def _bare(text: str) -> str:
    """The text without punctuation before and behind it."""
    return _EDGES.sub("", text)
