"""Finds the running prose of a hand-written page: paragraphs, items of lists, cells, and its description."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.prose.code import code_spans

_FRONT_MATTER = re.compile(r"\A---\n(.*?\n)?---\n", re.DOTALL)
_DESCRIPTION = re.compile(r"^description:[ \t]*(?P<text>\S.*)$", re.MULTILINE)
# Lines that are no prose: headings, rules of tables, tags, the titles of admonitions, tokens that stand for a block.
_LAYOUT = re.compile(
    r"[ \t]*(?:#{1,6}(?=\s)|\|?[ \t]*:?-{3,}|</?[a-z][^>]*>[ \t]*$|<!--|[!?]{3}|\[\[[a-z]+ ?[^|\]]*\]\]\s*$)"
)
_TAG = re.compile(r"[ \t]*<(?P<end>/)?(?:div|section)\b(?P<rest>[^>]*)>")
_MARKER = re.compile(r"[ \t]*(?:>[ \t]?|[-*+][ \t]+|\d+[.)][ \t]+|:[ \t]+)+")
_ANSWER = re.compile(r"class=\"[^\"]*\bfs-answer\b")


@dataclass(frozen=True)
class Paragraph:
    """A stretch of a page, from `start` to `end`, that is read as one; in the answer of a sheet or not."""

    start: int
    end: int
    in_answer: bool = False


def paragraphs(text: str) -> Iterator[Paragraph]:
    """The paragraphs of a page in order, its description first; no fences, headings, tags and tokens for blocks."""
    begin = 0
    if header := _FRONT_MATTER.match(text):
        begin = header.end()
        if described := _DESCRIPTION.search(text, 0, begin):
            yield Paragraph(*described.span("text"))
    fenced = [span for span in code_spans(text) if "\n" in text[slice(*span)]]
    start: int | None = None
    answer = 0  # how many elements deep within the answer
    for first, end in _lines(text, begin):
        line = text[first:end]
        marker = _MARKER.match(line)
        is_break = not line.strip() or bool(_LAYOUT.match(line)) or any(a <= first < b for a, b in fenced)
        if start is not None and (is_break or marker or line.startswith("|")):
            yield Paragraph(start, first - 1, answer > 0)
            start = None
        if tag := _TAG.match(line):
            answer += (-1 if tag["end"] else 1) if answer else int(bool(_ANSWER.search(tag["rest"])))
        if is_break:
            continue
        if line.startswith("|"):
            yield from (Paragraph(first + cell.start(), first + cell.end()) for cell in re.finditer(r"[^|\n]+", line))
        elif start is None:
            start = first + (marker.end() if marker else 0)
    if start is not None:
        yield Paragraph(start, len(text), answer > 0)


def _lines(text: str, start: int) -> Iterator[tuple[int, int]]:
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield start, end
        start = end + 1
