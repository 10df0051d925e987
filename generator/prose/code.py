"""Finds what Markdown shows as code, and nothing that only looks like it: what is code here, no rule looks at.

Where code ends depends on what stands before it, down to the block that it is in. So that no reading of the text can
differ from that of the engine, code is found only where every reading agrees: in fences at the margin, and between
backticks that all find their partner on their own line, in a text without any block of HTML.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import groupby

Span = tuple[int, int]

_FENCE = re.compile(r"(?P<fence>`{3,}|~{3,})[ \t]*[\w+#.-]*(?:[ \t]+[a-zA-Z]\w*=\"[^\"\n]*\")*[ \t]*")
# A fence that is set in, or has what we do not know behind it: what follows it may be code or not.
_ODD_FENCE = re.compile(r"[>\s*+0-9.)-]*(?:```|~~~)")
_HTML_LINE = re.compile(r"[>\s*+0-9.)-]*<[!/?a-zA-Z]")
# The one kind of HTML block in which Markdown, and so code, goes on.
_LAYOUT_LINE = re.compile(
    r"<(?:div|section)(?: class=\"[\w -]+\")? markdown(?:=\"1\")?>[ \t]*|</(?:div|section)>[ \t]*"
)
_TICKS = re.compile(r"`+")


def code_spans(text: str) -> list[Span]:
    """Where code stands, in order: whole fences with their lines, and inline code with its backticks."""
    if "`" not in text and "~~~" not in text:
        return []
    lines = _lines(text)
    fences, outside, certain = _fences(text, lines)
    if not certain:
        return fences
    if any(_HTML_LINE.match(text, *line) and not _LAYOUT_LINE.fullmatch(text, *line) for line in outside):
        return fences
    return sorted([*fences, *_inline(text, outside)])


CODE = code_spans  # the name under which rules blank it


def _lines(text: str) -> list[Span]:
    lines: list[Span] = []
    start = 0
    for line in text.split("\n"):
        lines.append((start, start + len(line)))
        start += len(line) + 1
    return lines


def _fences(text: str, lines: list[Span]) -> tuple[list[Span], list[Span], bool]:
    """The fences, the lines outside them, and whether it is certain that these are all.

    From an odd fence on nothing is certain, so that the search ends there.
    """
    closing = _closing_lines(text, lines)
    spans: list[Span] = []
    outside: list[Span] = []
    number = 0
    set_in = False  # whether a line of this block is set in like code: then the engine may take a fence for more of it
    while number < len(lines):
        start, end = lines[number]
        if not text[start:end].strip():
            set_in = False
        elif text.startswith(("    ", "\t"), start):
            set_in = True
        opening = _FENCE.fullmatch(text, start, end)
        last = _after(number, closing.get(opening["fence"], [])) if opening else None
        if last is not None and not set_in:
            spans.append((start, lines[last][1]))
            number = last + 1
        elif opening or _ODD_FENCE.match(text, start, end):
            return spans, outside, False
        else:
            outside.append((start, end))
            number += 1
    return spans, outside, True


def _after(number: int, sorted_numbers: list[int]) -> int | None:
    place = bisect_right(sorted_numbers, number)
    return sorted_numbers[place] if place < len(sorted_numbers) else None


def _closing_lines(text: str, lines: list[Span]) -> dict[str, list[int]]:
    """The lines that hold nothing but the signs of a fence, by these signs."""
    closing: dict[str, list[int]] = {}
    for number, (start, end) in enumerate(lines):
        bare = text[start:end].rstrip(" \t")
        if len(bare) >= 3 and bare in (len(bare) * "`", len(bare) * "~"):
            closing.setdefault(bare, []).append(number)
    return closing


def _inline(text: str, lines: list[Span]) -> Iterator[Span]:
    """Inline code in those blocks in which no backtick is left over or escaped, so that none reaches further."""
    for blank, block in groupby(lines, key=lambda line: not text[line[0] : line[1]].strip()):
        found = [] if blank else [_in_line(text, *line) for line in block]
        if None not in found:
            yield from (span for spans in found if spans for span in spans)


def _in_line(text: str, start: int, end: int) -> list[Span] | None:
    """The inline code of one line, or None if its backticks do not all belong to some."""
    runs = [match.span() for match in _TICKS.finditer(text, start, end)]
    if any(text.startswith("\\", run[0] - 1) for run in runs if run[0] > start):
        return None
    partner: dict[int, int] = {}
    following: dict[int, int] = {}
    for index in range(len(runs) - 1, -1, -1):
        length = runs[index][1] - runs[index][0]
        if length in following:
            partner[index] = following[length]
        following[length] = index
    spans: list[Span] = []
    index = 0
    while index < len(runs):
        if index not in partner:
            return None
        spans.append((runs[index][0], runs[partner[index]][1]))
        index = partner[index] + 1
    return spans
