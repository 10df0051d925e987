"""Deep links: the address of a source with the words to show in it (a text fragment), or the page of a PDF.

The form is that of https://wicg.github.io/scroll-to-text-fragment/: `#:~:text=[prefix-,]start[,end][,-suffix]`. All
that a link is made of stands in the record, so every machine makes the same one, with the text or without it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from urllib.parse import quote as percent_encode
from urllib.parse import unquote, urlsplit

from generator.evidence.folds import fold
from generator.evidence.places import is_whole, whole, whole_words
from generator.model.parts import Evidence

# A longer quotation is named by its first and last words, so that the address stays readable.
MOST_WORDS = 12
EDGE_WORDS = 4
_DIRECTIVE = ":~:"
_MARK = "text="
_ODD = re.compile(r"[^A-Za-z0-9_.~ ]+")  # words are mostly letters, which the library looks at one by one


@dataclass(frozen=True)
class Fragment:
    """The words that a link points at: all of them in `start`, or the first and, in `end`, the last ones."""

    start: str
    end: str = ""
    prefix: str = ""
    suffix: str = ""


def fragment_of(evidence: Evidence) -> Fragment | None:
    """What the link to a printed quotation points at; None for evidence without one."""
    words = (evidence.quote or "").split()
    if not words:
        return None
    prefix, suffix = (" ".join((part or "").split()) for part in (evidence.prefix, evidence.suffix))
    if len(words) > MOST_WORDS:
        return Fragment(" ".join(words[:EDGE_WORDS]), " ".join(words[-EDGE_WORDS:]), prefix, suffix)
    return Fragment(" ".join(words), "", prefix, suffix)


def encode(fragment: Fragment) -> str:
    """The fragment as it stands in an address."""
    parts = [f"{_encoded(fragment.prefix)}-"] if fragment.prefix else []
    parts += [_encoded(part) for part in (fragment.start, fragment.end) if part]
    parts += [f"-{_encoded(fragment.suffix)}"] if fragment.suffix else []
    return _MARK + ",".join(parts)


def decode(text: str) -> Fragment:
    """The fragment that `encode` wrote."""
    parts = text.removeprefix(_MARK).split(",")
    prefix = unquote(parts.pop(0)[:-1]) if parts[0].endswith("-") else ""
    suffix = unquote(parts.pop()[1:]) if parts[-1].startswith("-") else ""
    return Fragment(unquote(parts[0]), unquote(parts[1]) if parts[1:] else "", prefix, suffix)


def _encoded(words: str) -> str:
    """Everything but letters, digits and `_.~` as %XX: a comma, a hyphen or `&` would end a part."""
    return _ODD.sub(_percent, words).replace(" ", "%20")


def _percent(sign: re.Match[str]) -> str:
    return percent_encode(sign[0], safe="").replace("-", "%2D")


def deep_link(address: str, evidence: Evidence) -> str:
    """The address of a source, leading to the words of the evidence as exactly as its kind of file allows.

    A fragment that the address has already is kept: both are used. A PDF opens at `page`; browsers show no words in it.
    """
    base, _, anchor = address.partition("#")
    anchor = anchor.partition(_DIRECTIVE)[0]
    if is_pdf(address):
        anchor = f"page={evidence.page}" if evidence.page else anchor
        return f"{base}#{anchor}" if anchor else base
    fragment = fragment_of(evidence)
    if fragment is None or not _is_web(address):
        return address
    return f"{base}#{anchor}{_DIRECTIVE}{encode(fragment)}"


@lru_cache(maxsize=4096)  # all evidence of a source has its address
def is_pdf(address: str) -> bool:
    """Whether an address names a PDF, as far as its path says."""
    return urlsplit(address).path.casefold().endswith(".pdf")


@lru_cache(maxsize=4096)
def _is_web(address: str) -> bool:
    return urlsplit(address).scheme in ("http", "https")


class Page:
    """Where a browser looks for the words of a link: the folded paragraphs of a page, for all its links."""

    def __init__(self, folded: Sequence[str]) -> None:
        self._folded = folded
        self._text = "\n".join(self._folded)
        self._offsets: list[int] | None = None
        # In small letters, every sign at its place; empty where large and small letters are no plain matter.
        self._small = "" if not self._text.isascii() and _ODD_LETTERS.search(self._text) else self._text.lower()

    def begins_with(self, words: str, number: int, place: int) -> bool:
        """Whether words of ASCII stand nowhere before a place in a paragraph, in capitals or as parts of others."""
        if self._offsets is None:
            self._offsets = list(accumulate([len(each) + 1 for each in self._folded], initial=0))
        return self._small.find(words.lower()) == self._offsets[number - 1] + place

    def landing(self, fragment: Fragment) -> tuple[int, int] | None:
        """Where a browser would show the fragment: paragraph from 1, and the place in its folded form.

        A browser takes the first place that fits, whatever the capitals.
        """
        start = self._start(fragment)
        if start is None:
            return None
        number = 1
        while start > len(self._folded[number - 1]):
            start -= len(self._folded[number - 1]) + 1
            number += 1
        return number, start

    def _start(self, fragment: Fragment) -> int | None:
        parts = [fold(part) for part in (fragment.prefix, fragment.start, fragment.end, fragment.suffix)]
        if self._small and parts[1] and all(map(str.isascii, parts)):
            return next(_starts(self._small, *map(str.lower, parts)), None)
        found = _pattern(fragment).search(self._text)
        return found.start("start") if found else None


def landing(fragment: Fragment, paragraphs: Sequence[str]) -> tuple[int, int] | None:
    """Where a browser would show the fragment in a text; see `Page`."""
    return Page([fold(paragraph) for paragraph in paragraphs]).landing(fragment)


# Letters that a search for ASCII letters finds when it ignores case, or that grow when they are made small.
_ODD_LETTERS = re.compile("[\u0130\u0131\u017f\u212a]")


def _starts(text: str, prefix: str, start: str, end: str, suffix: str) -> Iterator[int]:
    """Where `_pattern` finds its start, each in turn: without a pattern, which takes longer to make than to use."""
    for first, behind in whole_words(start, text):
        if prefix and not _stands_before(text, prefix, first):
            continue
        ends = (stop for _, stop in whole_words(end, text, behind)) if end else (behind,)
        if any(not suffix or _stands_behind(text, suffix, stop) for stop in ends):
            yield first


def _stands_before(text: str, words: str, place: int) -> bool:
    """Whether words end at a place, or one white space before it."""
    stops = (place, place - 1) if text[place - 1 : place].isspace() else (place,)
    return any(text.endswith(words, 0, stop) and is_whole(text, stop - len(words), stop) for stop in stops)


def _stands_behind(text: str, words: str, place: int) -> bool:
    """Whether words begin at a place, or one white space behind it."""
    starts = (place, place + 1) if text[place : place + 1].isspace() else (place,)
    return any(text.startswith(words, start) and is_whole(text, start, start + len(words)) for start in starts)


def _pattern(fragment: Fragment) -> re.Pattern[str]:
    prefix, start, end, suffix = (
        whole(fold(part)) for part in (fragment.prefix, fragment.start, fragment.end, fragment.suffix)
    )
    text = rf"(?P<start>{start})"
    text = rf"{prefix}\s?{text}" if fragment.prefix else text
    text = rf"{text}.*?{end}" if fragment.end else text
    text = rf"{text}\s?{suffix}" if fragment.suffix else text
    return re.compile(text, re.IGNORECASE | re.DOTALL)
