"""The grammar of tokens in prose: `[[kind/id]]`, with `#anchor` and `|label`; on a line of its own, a block."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from generator.model.references import Reference
from generator.prose.code import CODE, code_spans

__all__ = ["CODE", "Block", "Token", "find_tokens"]


class Block(StrEnum):
    """Tokens that stand for a whole block; each is alone on its line."""

    TABLE = "table"
    TIMELINE = "timeline"
    CHART = "chart"
    POSITIONS = "positions"
    FIGURE = "figure"
    STATUS = "status"
    EVENTS = "events"
    CHANGES = "changes"
    MATRIX = "matrix"
    PICTURE = "picture"
    NUMBERS = "numbers"


class Token(NamedTuple):
    """A token in a text: `start` and `end` are its offsets, brackets included.

    An inline token has a `reference`, and perhaps a `label`, in which `#` stands for the bare value of a figure.
    A block token has a `block` and perhaps an `argument`. A token that is neither has a `mistake` in words.
    """

    start: int
    end: int
    text: str
    reference: Reference | None = None
    label: str = ""
    block: Block | None = None
    argument: str = ""
    mistake: str = ""


_ID = "[a-z0-9]+(?:-[a-z0-9]+)*"
# A token; or, as a mistake, one that is never closed or lacks its first bracket.
_BRACKETS = re.compile(
    r"\[\[(?P<inside>[^\[\]\n]*(?:\n[^\[\]\n]+)*)\]\]|\[\[|\[[a-z0-9-]+/[a-z0-9#-]+(?:\|[^\[\]\n]*)?\]\]"
    rf"|(?<![\[\\])\[(?P<single>{_ID}/{_ID}(?:#{_ID})?)(?:\|[^\[\]\n]*)?\](?![\[\](:])"
)
_BLOCK = re.compile(rf"({'|'.join(Block)})(?:\s+(\S+))?")
_SPACE_TO_END = re.compile(r"[^\S\n]*(?:\n|\Z)")


def find_tokens(text: str) -> Iterator[Token]:
    """All tokens of a text in order, malformed ones included. Code, inline or fenced, is left alone."""
    return iter(_found(text)) if "[" in text else iter(())


@lru_cache(maxsize=1 << 16)  # the same text is shown, made plain, looked through for corrections and judged by rules
def _found(text: str) -> tuple[Token, ...]:
    code = code_spans(text)
    starts = [start for start, _ in code]
    found: list[Token] = []
    place = text.find("[")
    while place >= 0:  # a search for the pattern would try it at each sign
        match = _BRACKETS.match(text, place)
        before = bisect_right(starts, place) - 1
        if match and (before < 0 or place >= code[before][1]):
            found.append(_read(match))
        place = text.find("[", match.end() if match else place + 1)
    return tuple(found)


def _is_alone(match: re.Match[str]) -> bool:
    """Whether nothing else stands on its line."""
    text, start = match.string, match.start()
    while start and text[start - 1] != "\n" and text[start - 1].isspace():
        start -= 1
    begins = not start or text[start - 1] == "\n"
    return begins and _SPACE_TO_END.match(text, match.end()) is not None


def _read(match: re.Match[str]) -> Token:
    start, end = match.span()
    if match["single"]:
        # Perhaps only words in brackets, such as [and/or]: who knows the kinds decides.
        mistake = f"{match[0]} has single brackets. Write it as [{match[0]}]."
        return Token(start, end, match[0], reference=Reference.parse(match["single"]), mistake=mistake)
    if match["inside"] is None:
        mistake = "This token lacks a bracket. Write it as [[kind/id]], with no brackets inside."
        return Token(start, end, match[0], mistake=mistake)
    inside = " ".join(match["inside"].split())
    if ("/" not in inside or " " in inside) and (block := _BLOCK.fullmatch(inside)):
        mistake = (
            ""
            if _is_alone(match)
            else f"{match[0]} is a block, which needs a line of its own. Put a blank line around it."
        )
        return Token(start, end, match[0], block=Block(block[1]), argument=block[2] or "", mistake=mistake)
    target, bar, label = inside.partition("|")
    try:
        reference = Reference.parse(target)
    except ValueError as error:
        return Token(start, end, match[0], mistake=str(error))
    if bar and not label.strip():
        return Token(start, end, match[0], mistake="Behind “|” stand the words of the link. Add them.")
    return Token(start, end, match[0], reference=reference, label=label.strip())
