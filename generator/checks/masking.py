"""Blanks out the parts of a text that a rule must not look at, keeping every offset."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.prose.tokens import CODE, find_tokens

_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_ADDRESS = re.compile(
    r"\]\([^)\s]*\)|\{ ?[:.#][^}\n]*\}|<!--.*?-->|<[!/?a-zA-Z][^>\n]*>|https?://[^\s<>)\]]+", re.DOTALL
)
_QUOTED = re.compile(r"“(?:[^”\n]|\n(?!\s*\n))*”|\"[^\"\n]*\"")


def without_markup(text: str) -> str:
    """The text with tokens, code, front matter, addresses and tags blanked. A token's label stays to be looked at."""
    for token in find_tokens(text):
        label = text.find("|", token.start, token.end)
        text = blank(text, token.start, label + 1 if label >= 0 and token.label else token.end)
    return blank_all(text, (_FRONT_MATTER, CODE, _ADDRESS))


def without_quotations(text: str) -> str:
    """The text with what stands in quotation marks blanked: a source may say what we would not."""
    return blank_all(text, (_QUOTED,))


def blank_all(text: str, patterns: Iterable[re.Pattern[str]]) -> str:
    """The text with every match of every pattern blanked."""
    for pattern in patterns:
        for match in pattern.finditer(text):
            text = blank(text, match.start(), match.end())
    return text


def blank(text: str, start: int, end: int) -> str:
    """The text with one stretch replaced by spaces; line breaks stay."""
    return text[:start] + re.sub(r"[^\n]", " ", text[start:end]) + text[end:]
