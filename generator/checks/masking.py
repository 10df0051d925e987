"""Blanks out the parts of a text that a rule must not look at, keeping every offset."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from generator.prose.code import CODE, Span
from generator.prose.tokens import find_tokens

Finder = re.Pattern[str] | Callable[[str], Iterable[Span]]

_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_ADDRESS = re.compile(
    r"\]\((?:(?!\]\()[^)\s])*+\)|\{ ?[:.#][^{}\n]*\}|<!--[^<>]*-->|<[!/?a-zA-Z][^<>\n]*>|https?://[^\s<>)\]]+",
    re.DOTALL,
)
_IN_ADDRESSES = ("](", "{", "<", "://")  # one of these is in all that the pattern finds
_SIGN = re.compile(r"[\[\]{<`~]")  # one of these, or an address, is in all markup but front matter
_NO_BREAK = re.compile(r"[^\n]")
_STRAIGHT = re.compile(r"\"[^\"\n]*\"")
_QUOTED = re.compile(rf"“(?:[^”\n]|\n(?!\s*\n))*+(?P<closed>”)?|{_STRAIGHT.pattern}")


def without_markup(text: str, *, code: bool) -> str:
    """The text with tokens, front matter, addresses and tags blanked. A token's label stays to be looked at.

    `code` says whether code is blanked too: in documents it shows how something is written; a field has none.
    """
    if not _SIGN.search(text) and "://" not in text and not text.startswith("---"):
        return text
    text = blank_all(text, (_tokens, *((_FRONT_MATTER,) if text.startswith("---") else ()), *((CODE,) if code else ())))
    return blank_all(text, (_ADDRESS,)) if any(map(text.__contains__, _IN_ADDRESSES)) else text


def _tokens(text: str) -> Iterator[Span]:
    for token in find_tokens(text):
        label = text.find("|", token.start, token.end)
        yield token.start, label + 1 if label >= 0 and token.label else token.end


def without_quotations(text: str) -> str:
    """The text with what stands in quotation marks blanked: a source may say what we would not."""
    return blank_all(text, (_quoted,))


def _quoted(text: str) -> Iterator[Span]:
    """What stands in quotation marks. Behind a curly one that its paragraph never closes, only straight ones do."""
    for match in _QUOTED.finditer(text):
        if match[0].startswith("“") and not match["closed"]:
            yield from (straight.span() for straight in _STRAIGHT.finditer(text, *match.span()))
        else:
            yield match.span()


def blank_all(text: str, finders: Iterable[Finder]) -> str:
    """The text with all that any of the finders finds blanked, one after the other."""
    for finder in finders:
        text = finder.sub(blank, text) if isinstance(finder, re.Pattern) else _blank_spans(text, finder(text))
    return text


def blank(match: re.Match[str]) -> str:
    """Spaces in the place of what was found; line breaks stay."""
    return _blanked(match[0])


def _blanked(found: str) -> str:
    return _NO_BREAK.sub(" ", found) if "\n" in found else " " * len(found)


def _blank_spans(text: str, spans: Iterable[Span]) -> str:
    """The text with stretches, which are in order, replaced by spaces; line breaks stay."""
    pieces: list[str] = []
    end = 0
    for start, next_end in spans:
        pieces += [text[end:start], _blanked(text[start:next_end])]
        end = next_end
    return "".join([*pieces, text[end:]]) if pieces else text
