"""Lists: items that begin with `- ` or `1. `, and lists within them, indented by four spaces."""

from __future__ import annotations

import re
from collections.abc import Callable

from generator.markup.not_plain import NotPlainError

_ITEM = re.compile(r"(?:(-)|(\d+)\.) +(.*)")
# What no other kind of block begins with, as the first sign of an item and what follows it.
_BEGINS = r"- (?:[^\W\d_]|[<“”‘’§$:(—]|\*{1,2}(?![ \-_*\n])|\[[^\]\n]*\](?!:)|\d+(?![\d.]))"
_PLAIN_LIST = re.compile(rf"{_BEGINS}[^\n]*+(?:\n{_BEGINS}[^\n]*+)*+")  # each item is a line
_INDENT = "    "
_INNER = re.compile(r" {4}(?:-|\d+\.) ")
_ITEM_ELSEWHERE = re.compile(r" *(?:[*+-]|\d+\.)(?: |$)")

Convert = Callable[[str], str]
"""The HTML of an item: the tag that opens it, and its text."""
ConvertLines = Callable[[str], str]
"""The HTML of several lines, each by itself."""


def begins_list(block: str) -> bool:
    """Whether a block is a list of a kind that is known here."""
    return _ITEM.match(block) is not None


def list_html(block: str, convert: Convert, convert_lines: ConvertLines) -> str:
    """The HTML of a list. Raises NotPlainError."""
    if _PLAIN_LIST.fullmatch(block):
        lines = convert_lines(block[2:]).replace("\n- ", "</li>\n<li>")
        return f"<ul>\n<li>{lines}</li>\n</ul>"
    items: list[tuple[str, list[str]]] = []
    numbered = not block.startswith("-")
    if numbered and not block.startswith("1. "):
        raise NotPlainError("a list that does not begin with 1")
    for line in block.split("\n"):
        if match := _ITEM.match(line):
            if numbered == bool(match[1]) or not match[3].strip():
                raise NotPlainError("a list of two kinds, or an item whose words begin later")
            items.append((match[3], []))
        elif items[-1][1] or _INNER.match(line):
            items[-1][1].append(line.removeprefix(_INDENT))
        elif _ITEM_ELSEWHERE.match(line):
            raise NotPlainError(f"a line of a list: {line[:40]}")
        else:
            text, inner = items.pop()
            items.append((f"{text}\n{line}", inner))
    tag = "ol" if numbered else "ul"
    parts = [f"<{tag}>"]
    for text, inner in items:
        opened = convert(text)
        within = f"{list_html(chr(10).join(inner), convert, convert_lines)}\n" if inner else ""
        parts.append(f"{opened}{within}</li>")
    return "\n".join([*parts, f"</{tag}>"])
