"""Remedies for mistakes that keep a file from being read as YAML, where only one reading is possible."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from generator.loading.characters import FORBIDDEN, HIDDEN
from generator.problems import Problem
from generator.rewriting.edits import Edit

_VALUE = re.compile(r"(?P<before>[ ]*(?:- +)*(?:[A-Za-z_][\w-]*: +|- +))(?P<value>\S.*?)[ \t]*")
_LIST_ITEM = re.compile(r"[ ]*(?:- +)+(?P<value>\S.*?)[ \t]*")
# Signs that stand for a line break or a space: what belongs in their place, nobody knows.
_BREAKS = re.compile("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


def offered(problem: Problem, text: str) -> Problem:
    """The problem of a file that cannot be read, with its remedy if it has one. `text` is that of the file."""
    remedy = _REMEDIES.get(problem.rule)
    edits = remedy(problem, text) if remedy else ()
    return replace(problem, fixable=True, edits=edits) if edits else problem


def _line(problem: Problem, text: str) -> tuple[int, str]:
    """Where the line of a problem starts, and the line."""
    lines = text.split("\n")
    number = min(max(problem.line, 1), len(lines)) - 1
    return sum(len(each) + 1 for each in lines[:number]), lines[number]


def _tabs(problem: Problem, text: str) -> tuple[Edit, ...]:
    """Tabs before the words of a line: two spaces each, which is how far our files are indented."""
    start, line = _line(problem, text)
    white = line[: len(line) - len(line.lstrip(" \t"))]
    if "\t" not in white:
        return ()
    return (Edit(problem.file, start, start + len(white), white.replace("\t", "  ")),)


def _space(problem: Problem, text: str) -> tuple[Edit, ...]:
    """`name:value` without its space."""
    start, line = _line(problem, text)
    index = start + problem.column
    return (Edit(problem.file, index, index, " "),) if line[problem.column - 1 : problem.column] == ":" else ()


def _quotes(problem: Problem, text: str) -> tuple[Edit, ...]:
    """A text on one line that YAML reads as something else: all of it in quotes."""
    start, line = _line(problem, text)
    found = _VALUE.fullmatch(line) or _LIST_ITEM.fullmatch(line)
    if found is None or _continues(line, text[start + len(line) + 1 :]):
        return ()
    value = found["value"]
    if " #" in value or value[0] in "|>" or "\\" in value or not _is_text(problem, value):
        return ()
    quoted = "'" + value.replace("'", "''") + "'" if '"' in value else f'"{value}"'
    return (Edit(problem.file, start + found.start("value"), start + found.end("value"), quoted),)


def _is_text(problem: Problem, value: str) -> bool:
    """Whether the value is meant as one text: brackets are only where they open a token of prose."""
    if problem.rule == "text-after-bracket":
        return value.startswith("[[")
    if problem.rule == "text-after-quote":
        return value.count(value[0]) == 2 and value[0] in "\"'"
    # Curly quotes around a text may be part of it, or meant as those of YAML.
    return value[0] not in "[{\"'“”„‘’«"


def _continues(line: str, below: str) -> bool:
    """Whether the next line of text is indented deeper, so that it belongs to the same value."""
    following = next((each for each in below.split("\n") if each.strip()), "")
    return len(following) - len(following.lstrip()) > len(line) - len(line.lstrip(" -"))


def _hidden(problem: Problem, text: str) -> tuple[Edit, ...]:
    """Invisible characters go, unless they part words."""
    if _BREAKS.search(text):
        return ()
    signs = HIDDEN if problem.rule == "hidden-character" else FORBIDDEN
    return tuple(Edit(problem.file, found.start(), found.end(), "") for found in signs.finditer(text))


_REMEDIES: Mapping[str, Callable[[Problem, str], tuple[Edit, ...]]] = {
    "tab-indentation": _tabs,
    "missing-space": _space,
    "colon-in-text": _quotes,
    "reserved-character": _quotes,
    "text-after-quote": _quotes,
    "text-after-bracket": _quotes,
    "control-character": _hidden,
    "hidden-character": _hidden,
}
