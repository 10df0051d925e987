"""Tables with a border at both sides; a cell can end with attributes."""

from __future__ import annotations

import re
from collections.abc import Callable

from generator.markup.not_plain import NotPlainError

_PIPE = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"\|(?: *-+ *\|)+")
Opened = Callable[[str, str], str]


def table_html(block: str, convert: Callable[[str], str], opened: Opened) -> str:
    """The HTML of a table. `convert` gives that of a cell's text, `opened` its tag. Raises NotPlainError."""
    head, rule, *rows = block.split("\n") if "\n" in block else (block, "")
    columns = _cells(head)
    if "\\\\" in block or not _RULE.fullmatch(rule.strip(" ")) or len(_cells(rule)) != len(columns) or not rows:
        raise NotPlainError(f"a table of another kind: {head[:40]}")
    if len(columns) < 2:
        raise NotPlainError("a table of one column")
    body = [line for row in rows for line in _row(_cells(row), "td", len(columns), convert, opened)]
    lines = ["<table>", "<thead>", *_row(columns, "th", len(columns), convert, opened), "</thead>", "<tbody>", *body]
    return "\n".join([*lines, "</tbody>", "</table>"])


def _cells(row: str) -> list[str]:
    row = row.strip(" ")
    if len(row) < 2 or row[0] != "|" or row[-1] != "|" or row[-2] == "\\":
        raise NotPlainError(f"a row without its borders: {row[:40]}")
    cells = _PIPE.split(row[1:-1]) if "\\" in row else row[1:-1].split("|")
    return [cell.strip(" ") for cell in cells]


def _row(cells: list[str], tag: str, count: int, convert: Callable[[str], str], opened: Opened) -> list[str]:
    if len(cells) != count:
        raise NotPlainError("a row of another length")
    lines = ["<tr>"]
    for cell in cells:
        words, attributes = _apart(cell) if cell.endswith("}") else (cell, "")
        lines.append(f"{opened(tag, attributes)}{convert(words)}</{tag}>")
    lines.append("</tr>")
    return lines


def _apart(cell: str) -> tuple[str, str]:
    """The words of a cell, and the attributes at its end, if there are such behind a space."""
    start = cell.rfind("{")
    if start < 1 or cell[start - 1] != " " or "}" in cell[start:-1]:
        return cell, ""
    return cell[:start].rstrip(" "), cell[start:]
