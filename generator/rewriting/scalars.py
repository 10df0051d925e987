"""Writes one text as YAML: plain where that is safe, in quotes where it must be, folded where it is long."""

from __future__ import annotations

import re

import yaml

from generator.loading.characters import FORBIDDEN

WIDTH = 100

_CANNOT_START = re.compile(r"[,\[\]{}#&*!|>'\"%@`]|[-?:](?:\s|$)|---|\.\.\.|[-?:][,\[\]{}]|<<")
_ENDS_PLAIN = re.compile(r":(?:\s|$)|\s#|[\t\n]")
_BREAK = re.compile(r"(?<=\S) (?=\S)")
_ESCAPED = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}


def write_key(value: str, style: str | None) -> str:
    """The name of a field."""
    return one_line(value, style, in_brackets=True)


def one_line(value: str, style: str | None, *, in_brackets: bool = False) -> str:
    """The text on one line: plain, or else in quotes.

    Quotes stay around what looks like a number or a date, as other readers of YAML take it for one; around what
    holds a backslash, as it is a pattern; and within brackets around several words, as the next comma that somebody
    types would end the text.
    """
    keeps = style and (_means_more(value) or "\\" in value or (in_brackets and " " in value))
    if _is_plain(value, in_brackets) and not keeps:
        return value
    return _quoted(value)


def write_value(value: str, style: str | None, before: int, indent: int) -> tuple[str, list[str]]:
    """What stands on the line of the key or dash, and the lines below it.

    `before` is the column (from 0) where the first would start; the lines below are indented by `indent`.
    """
    if not value:
        return ("" if not style else '""'), []
    if "\n" in value:
        return _of_lines(value, style, indent)
    line = one_line(value, style)
    if before + len(line) <= WIDTH or not _BREAK.search(value) or not _can_be_folded(value):
        return line, []
    return ">-", _wrapped(value, indent)


def _is_plain(value: str, in_brackets: bool) -> bool:
    if not value or value != value.strip() or _CANNOT_START.match(value) or _ENDS_PLAIN.search(value):
        return False
    if FORBIDDEN.search(value):
        return False
    return not in_brackets or not re.search(r"[,\[\]{}?:]", value)


def _means_more(value: str) -> bool:
    """Whether others would take the plain word for a date, a number or yes and no."""
    if not value or re.match(r"[-+.~]?\d", value):
        return True
    resolvers = yaml.SafeLoader.yaml_implicit_resolvers
    return any(pattern.match(value) for _, pattern in [*resolvers.get(value[0], ()), *resolvers.get(None, ())])


def _quoted(value: str) -> str:
    if not re.search(r"[\n\t]", value) and not FORBIDDEN.search(value) and re.search(r'["\\]', value):
        return "'" + value.replace("'", "''") + "'"
    return '"' + "".join(_ESCAPED.get(char) or _hidden(char) for char in value) + '"'


def _hidden(char: str) -> str:
    return f"\\U{ord(char):08X}" if FORBIDDEN.match(char) else char


def _can_be_folded(value: str) -> bool:
    return value == value.strip() and "\\" not in value and not FORBIDDEN.search(value)


def _wrapped(value: str, indent: int) -> list[str]:
    """The words on lines of at most `WIDTH` columns; breaks are only where one space stands."""
    lines: list[str] = []
    for piece in _BREAK.split(value):
        if lines and indent + len(lines[-1]) + 1 + len(piece) <= WIDTH:
            lines[-1] += f" {piece}"
        else:
            lines.append(piece)
    return [" " * indent + line for line in lines]


def _of_lines(value: str, style: str | None, indent: int) -> tuple[str, list[str]]:
    """A text of several lines or paragraphs: folded if it was, else literal, else with escapes in quotes."""
    body = value.rstrip("\n")
    ends = len(value) - len(body)
    if not body or FORBIDDEN.search(value) or re.match(r"\n*[ \t]", body):
        return _quoted(value), []
    if any(line != line.rstrip() for line in body.split("\n")):
        return _quoted(value), []
    if style == ">" and ends <= 1 and not re.search(r"\n[ \t]", body):
        paragraphs = re.split(r"\n", body)
        lines = [line for each in paragraphs for line in (*_wrapped(each, indent), "")] if all(paragraphs) else []
        if lines:
            return (">" if ends else ">-"), lines[:-1]
    if ends > 1:
        return _quoted(value), []
    return ("|" if ends else "|-"), [" " * indent + line if line else "" for line in body.split("\n")]
