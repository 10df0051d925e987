"""Prints problems: as text for people, as annotations for GitHub, as JSON for programs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from itertools import groupby

from generator.problems import Level, Problem

_RESET = "\x1b[0m"
_BOLD = "\x1b[1m"
_DIM = "\x1b[2m"
_COLORS = {Level.ERROR: "\x1b[31m", Level.WARNING: "\x1b[33m"}

# Messages quote files, which must not be able to send commands to a terminal or to GitHub.
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def render_text(problems: Iterable[Problem], *, color: bool) -> str:
    """The problems for a terminal, in the order of files and lines, with a blank line between files.

    Each is `file:line:column  error  message  [rule]` and, indented, its tip. The last line counts. Control
    characters are shown as escapes. Without a line feed at the end.
    """
    problems = sorted(problems)
    if not problems:
        return "No problems."
    blocks = (
        "\n".join(_text(problem, color) for problem in of_file)
        for _, of_file in groupby(problems, key=lambda problem: problem.file)
    )
    return "\n\n".join([*blocks, _painted(_summary(problems), _BOLD, color)])


def _text(problem: Problem, color: bool) -> str:
    place = _painted(_printable(problem.place), _BOLD, color)
    level = _painted(problem.level, _COLORS[problem.level], color)
    rule = _painted(f"[{_printable(problem.rule)}]", _DIM, color)
    first = f"{place}  {level}  {_indented(problem.message)}  {rule}"
    return f"{first}\n    {_painted(_indented(problem.tip), _DIM, color)}" if problem.tip else first


def _painted(text: str, code: str, color: bool) -> str:
    return f"{code}{text}{_RESET}" if color else text


def _indented(text: str) -> str:
    """Text of any number of lines; all but the first are indented like a tip."""
    return "\n    ".join(_printable(line) for line in text.strip().split("\n"))


def _printable(text: str) -> str:
    escaped = _CONTROL.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), text)
    return escaped.replace("\n", "\\n")


def _summary(problems: list[Problem]) -> str:
    counts = [(_count(problems, Level.ERROR), "error"), (_count(problems, Level.WARNING), "warning")]
    kinds = ", ".join(_plural(count, noun) for count, noun in counts if count)
    return f"{kinds} in {_plural(len({problem.file for problem in problems}), 'file')}"


def _count(problems: list[Problem], level: Level) -> int:
    return sum(1 for problem in problems if problem.level is level)


def _plural(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def render_github(problems: Iterable[Problem]) -> str:
    """The problems as workflow commands of GitHub Actions, one a line; empty if there are none.

    GitHub shows each as a note at its line. The escapes are those of GitHub's own toolkit
    (actions/toolkit, packages/core/src/command.ts). `file` must be relative to the repository.
    """
    return "\n".join(_github(problem) for problem in sorted(problems))


def _github(problem: Problem) -> str:
    properties = {"file": problem.file}
    if problem.line:
        properties["line"] = str(problem.line)
    if problem.column:
        properties["col"] = str(problem.column)
    properties["title"] = problem.rule
    listed = ",".join(f"{name}={_github_property(value)}" for name, value in properties.items())
    message = f"{problem.message}\n{problem.tip}" if problem.tip else problem.message
    return f"::{problem.level} {listed}::{_github_data(message)}"


def _github_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _github_property(text: str) -> str:
    return _github_data(text).replace(":", "%3A").replace(",", "%2C")


def render_json(problems: Iterable[Problem]) -> str:
    """The problems as a JSON object, in pure ASCII, without a line feed at the end.

    The form is stable. `problems` is a list, in the order of files and lines, of objects with `file`, `line`
    and `column` (from 1; 0 for the whole file), `level` (`error` or `warning`), `rule`, `message`, `tip` (may
    be empty) and `fixable`; `errors` and `warnings` count them.
    """
    problems = sorted(problems)
    return json.dumps(
        {
            "problems": [_json(problem) for problem in problems],
            "errors": _count(problems, Level.ERROR),
            "warnings": _count(problems, Level.WARNING),
        },
        indent=2,
    )


def _json(problem: Problem) -> dict[str, str | int | bool]:
    return {
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "level": problem.level.value,
        "rule": problem.rule,
        "message": problem.message,
        "tip": problem.tip,
        "fixable": problem.fixable,
    }
