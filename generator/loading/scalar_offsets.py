"""Finds a character of a YAML scalar in the text of the file, whatever way the scalar is written.

The styles of YAML (plain, quoted, literal, folded) change nothing but white space, with two exceptions: `''`
in single quotes, and the escapes in double quotes. So the n-th character of the value that is not white space
is the n-th such unit of the file, and the folding rules need not be known here.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

import yaml

_WHITE = " \t\r\n"
_ANCHOR = re.compile(r"&\S+\s+(?:#.*\n\s*)*")
_UNITS = {
    "'": re.compile(r"''|[^']"),
    '"': re.compile(r"\\(?:x..|u.{4}|U.{8}|\r\n|.)|[^\"\\]", re.DOTALL),
}
_ANY_CHARACTER = re.compile(r".", re.DOTALL)
# The escapes of YAML 1.1 (section 5.6) that stand for white space, and the one that stands for nothing.
_WHITE_ESCAPE = re.compile(
    r"\\(?:[ \tnrt\r\n]|\r\n|x(?:09|0[aA]|0[dD]|20)|[uU](?:0000)?00(?:09|0[aA]|0[dD]|20))", re.DOTALL
)


def offset_in_file(text: str, node: yaml.ScalarNode, offset: int, length: int = 1) -> int:
    """The index in `text` of the substring of `node.value` that starts at `offset` and is `length` long.

    White space at the start of the substring is skipped, since it may be written in any way. A substring of
    nothing else, or past the end, is found right behind the character before it.
    """
    value: str = node.value
    printing, spans, start = _layout(text, node)
    wanted = next((i for i in range(offset, min(offset + length, len(value))) if value[i] not in _WHITE), None)
    before = bisect_left(printing, offset if wanted is None else wanted)
    if wanted is not None and before < len(spans):
        return spans[before][0]
    return spans[min(before, len(spans)) - 1][1] if before and spans else start


@lru_cache(maxsize=32)
def _layout(text: str, node: yaml.ScalarNode) -> tuple[list[int], list[tuple[int, int]], int]:
    """Where characters that are not white space stand in the value and in the text, and where the content starts.

    Kept, because a text with one mistake often has hundreds.
    """
    printing = [index for index, char in enumerate(node.value) if char not in _WHITE]
    start = _start_of_content(text, node)
    return printing, list(_printing_units(text, node, start)), start


def _start_of_content(text: str, node: yaml.ScalarNode) -> int:
    """Behind the anchor, the opening quote, or the header line of a block (`|2-  # comment`)."""
    start: int = node.start_mark.index
    if anchor := _ANCHOR.match(text, start):
        start = min(anchor.end(), node.end_mark.index)
    if node.style in ("'", '"'):
        return start + 1
    if node.style in ("|", ">"):
        line_end = text.find("\n", start)
        return len(text) if line_end < 0 else line_end + 1
    return start


def _printing_units(text: str, node: yaml.ScalarNode, start: int) -> Iterator[tuple[int, int]]:
    """Where each character that is not white space is written: start and end in the text."""
    units = _UNITS.get(node.style or "", _ANY_CHARACTER)
    for unit in units.finditer(text, start, node.end_mark.index):
        if unit[0] not in _WHITE and not _WHITE_ESCAPE.fullmatch(unit[0]):
            yield unit.span()
