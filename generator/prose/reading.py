"""Prose as a reader meets it: tokens as their words, names and quotations as one sign each, with the way back.

A rule that judges our own sentences measures this text. What others chose (a proper name, a title, the words inside
quotation marks) is neither long nor hard by our doing, so each stands as one sign, `NAME`, which counts as one word.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.model.catalog import Catalog
from generator.model.references import Reference
from generator.prose.render import plain
from generator.prose.tokens import Token, find_tokens

NAME = "\ue000"  # of the private use area, so that no text holds it

# A quotation up to its end, or to that of its paragraph; an address up to the next: so no sign is looked at again and
# again.
_CURLY = r"(?P<curly>“(?:[^”\n]|\n(?!\s*\n))*+(?P<closed>”)?)|"
_ADDRESS = r"(?:(?!\]\()[^)\s])*+"
_TO_SOURCE = rf"(?:(?!\]\(|(?<=[(/])sources/)[^)\s])*+sources/{_ADDRESS}"
_OTHERS = (
    r"(?P<straight>\"[^\"\n]*\")"
    rf"|(?P<source>\[[^\[\]]*\]\({_TO_SOURCE}\))"
    r"|(?P<code>(?<!`)`++[^`\n]+`+|https?://[^\s<>)\]]+)"
    rf"|(?P<sign>\[(?=[^\[\]]*\]\()|\]\({_ADDRESS}\)|\{{ ?[:.#][^{{}}\n]*\}}|<!--[^<>]*-->|<[!/?a-zA-Z][^<>\n]*>"
    r"|[*_]{1,3}|\\(?=[^\w\s]))"
)
_MARKUP = re.compile(_CURLY + _OTHERS)
_WITHOUT_CURLY = re.compile(_OTHERS)
SIGN = re.compile(r"[“\"`\[\]{<*_\\]")  # one of these, or an address, is in everything that _MARKUP finds
_Piece = tuple[int, int, str]


@dataclass(frozen=True)
class _Part:
    """A part of a reading: where it begins, and where it was written; typed as it is read, or put in its place."""

    start: int
    origin: int
    typed: bool


@dataclass(frozen=True)
class Reading:
    """A text as readers meet it."""

    text: str
    _parts: tuple[_Part, ...]

    def origin(self, offset: int) -> int:
        """Where in the written text the sign at `offset` comes from."""
        part = self._parts[bisect_right(self._parts, offset, key=lambda each: each.start) - 1]
        return part.origin + (offset - part.start if part.typed else 0)


def read(text: str, catalog: Catalog, start: int = 0) -> Reading:
    """The prose `text` as it is read; `start` is added to every origin, for a part of a longer text."""
    tokens = list(_tokens(text, catalog))
    marks = list(_marks(text)) if _may_have_marks(text, tokens) else []
    if not tokens and not marks:
        return Reading(text, (_Part(0, start, True),))
    pieces: list[str] = []
    parts: list[_Part] = []
    length = end = 0
    for first, behind, words in sorted((*tokens, *marks, (len(text), len(text), ""))):
        if first < end:
            continue  # inside of what stands for something else already
        parts += [_Part(length, start + end, True), _Part(length + first - end, start + first, False)]
        pieces += [text[end:first], words]
        length += first - end + len(words)
        end = behind
    return Reading("".join(pieces), tuple(parts))


def said_by(inside: str, catalog: Catalog) -> str:
    """What a token with this between its brackets, and neither anchor nor label, is read as; nothing if unsure."""
    try:
        entry = catalog.entry(Reference.parse(inside))
    except ValueError:
        return ""
    return NAME if entry is None or not entry.values else plain(f"[[{inside}]]", catalog)


def _tokens(text: str, catalog: Catalog) -> Iterator[_Piece]:
    if "[[" in text:
        yield from ((token.start, token.end, _words(token, catalog)) for token in find_tokens(text))


def _words(token: Token, catalog: Catalog) -> str:
    """What a token says: its label, the value of a figure, or a name. A sentence from elsewhere is measured there."""
    entry = catalog.entry(token.reference) if token.reference and not token.mistake else None
    if entry is None:
        return "" if token.block else NAME
    if token.label:
        return plain(token.text, catalog) if "#" in token.label else token.label
    anchor = token.reference.anchor if token.reference else ""
    if anchor and entry.fact(anchor):
        return "\n\n"
    return plain(token.text, catalog) if entry.values else NAME


def _may_have_marks(text: str, tokens: Sequence[_Piece]) -> bool:
    """Whether anything outside of the tokens could be a mark: what begins inside of one is passed over."""
    for start, end, _ in reversed(tokens):
        text = text[:start] + text[end:]
    return SIGN.search(text) is not None or "://" in text


def _marks(text: str) -> Iterator[_Piece]:
    for match in _MARKUP.finditer(text):
        if match["curly"] and not match["closed"]:  # and so none of its paragraph behind it
            yield from map(_mark, _WITHOUT_CURLY.finditer(text, *match.span()))
        else:
            yield _mark(match)


def _mark(match: re.Match[str]) -> _Piece:
    words = "" if match["sign"] else NAME
    if match[0][0] in '“"' and match[0][-2] in ".!?":
        words += match[0][-2]  # the quotation ends our sentence as well
    return *match.span(), words
