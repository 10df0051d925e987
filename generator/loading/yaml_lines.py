"""Reads YAML as nearly all files of editors are written, row by row; any other is left to `yaml_nodes`.

PyYAML makes an object and two marks of each scalar, which takes five times as long as its scanner does. This says
nothing of mistakes: where a row is anything but a field, an item, a comment or a text that goes on, it gives up. So it
reads a part of YAML 1.1 (chapters 7 to 9), and a test holds it against libyaml on made-up texts of many forms.
"""

from __future__ import annotations

import re
from sys import intern

from generator.loading.yaml_data import MAX_FIELDS, MAX_TEXT, MAX_VALUES, Data

Lines = dict[str, tuple[int, ...]]
_Row = tuple[str, str, str, str, str]

# Of each row: its margin, the dash of an item, the quote of a key, the key, and all else. No part gives back signs that
# it has taken (`++`): nothing that follows could begin with them.
_ROWS = re.compile(r"( *+)(- ++)?+(?:('?+)(\w[\w-]{0,60}+)\3:(?: ++|(?=\n)))?+([^\n]*+)\n", re.ASCII)
_SINGLE = re.compile(r"'((?:[^']|'')*)'")
_DOUBLE = re.compile(r'"([^"\\]*)"')
_WORD = r"[^\W_][^\s,\[\]{}:#?\"]*"
_WORDS = rf"{_WORD}(?: {_WORD})*"
_FLOW_LIST = re.compile(rf"\[({_WORDS}(?:, {_WORDS})*)\]")
_FLOW_FIELDS = re.compile(rf"\{{([a-z]\w*: {_WORDS}(?:, [a-z]\w*: {_WORDS})*)\}}")
_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`")  # a text without quotes that begins with one may be something else
_LONGEST_FLOW = 1000  # signs in brackets: YAML wants keys of at most 1024 there, and nobody writes longer lists so
_DEEPEST = 30  # columns: no list or group of fields begins at those of another, but for a list at those of its field


class _OddError(Exception):
    """Something is written in another way."""


def read_lines(text: str) -> tuple[dict[str, Data], Lines] | None:
    """The fields of a text, and the lines of items by the key of their list, if they hold fields; or None.

    The text must hold no sign that `unseen_character` finds, and line feeds only.
    """
    if "\t" in text or " \n" in text or text.endswith(" "):
        return None
    if 5 * (text.count("\n") + 1) + 2 * text.count(",") > MAX_VALUES:  # more values than that cannot be in it
        return None
    reader = _Reader(text)
    try:
        return reader.root(), reader.lines
    except _OddError:
        return None


class _Reader:
    """Goes through the rows of a text once; `_next` is the row to look at, behind blank ones and comments."""

    def __init__(self, text: str) -> None:
        self.lines: Lines = {}
        self._rows: list[_Row] = _ROWS.findall(text.rstrip("\n") + "\n")
        self._end = len(self._rows)
        self._rows.append(("", "", "", "", ""))
        self._next = 0
        self._begun: list[int] = []  # the lines of the items of the list that was read last

    def root(self) -> dict[str, Data]:
        """All of the text: fields."""
        self._pass_over()
        fields = self._fields(0)
        if self._next < self._end:
            raise _OddError
        return fields

    def _pass_over(self) -> None:
        rows, number = self._rows, self._next
        while number < self._end and not (rows[number][1] or rows[number][3]) and rows[number][4][:1] in ("", "#"):
            number += 1
        self._next = number

    def _fields(self, column: int) -> dict[str, Data]:
        """The fields that begin at a column; the first may stand behind the dash of an item."""
        fields: dict[str, Data] = {}
        rows, number = self._rows, self._next
        margin, dash, _, key, rest = rows[number]
        if len(margin) + len(dash) != column:
            raise _OddError
        while True:
            if not key or key in fields:
                raise _OddError
            number += 1
            value: Data = rest
            if not rest:
                self._next = number
                value = self._below(column)
                number = self._next
                if not column and type(value) is list and type(value[0]) is dict:
                    self.lines[key] = tuple(self._begun)
            elif rest[0] in _INDICATORS:
                self._next = number
                value = self._marked(rest, column)
                number = self._next
            elif len(rows[number][0]) > column:
                self._next = number
                value = self._scalar(rest, column)
                number = self._next
            elif ": " in rest or " #" in rest or rest[-1] == ":" or len(rest) > MAX_TEXT:  # as `_plain`, in place
                raise _OddError
            fields[intern(key)] = value
            margin, dash, _, key, rest = rows[number]
            if not key and not dash:
                self._next = number
                self._pass_over()
                number = self._next
                margin, dash, _, key, rest = rows[number]
            if dash or len(margin) != column or number == self._end:
                break
        if len(margin) > column or len(fields) > MAX_FIELDS:
            raise _OddError
        self._next = number
        return fields

    def _below(self, column: int) -> Data:
        """What stands below the key of a field: a list, which may begin at the column of the key, or fields."""
        self._pass_over()
        margin, dash, _, key, _ = self._rows[self._next]
        at = len(margin)
        if at > _DEEPEST or not (at >= column if dash else key and at > column):
            raise _OddError
        return self._items(at) if dash else self._fields(at)

    def _items(self, column: int) -> list[Data]:
        items: list[Data] = []
        begun: list[int] = []
        rows = self._rows
        margin, dash, _, key, rest = rows[self._next]
        while dash and len(margin) == column:
            begun.append(self._next + 1)
            if key:
                items.append(self._fields(column + len(dash)))
            else:
                self._next += 1
                items.append(self._scalar(rest, column))
            margin, dash, _, key, rest = rows[self._next]
            if not key and not dash:
                self._pass_over()
                margin, dash, _, key, rest = rows[self._next]
        self._begun = begun
        return items

    def _scalar(self, rest: str, column: int) -> Data:
        """The value that begins with the rest of a row; of a text without quotes, all rows that are set in deeper."""
        if rest[:1] in _INDICATORS:
            return self._marked(rest, column)
        value = _plain(rest)
        margin, dash, _, key, more = self._rows[self._next]
        while len(margin) > column:
            if dash or key or more[:1] == "#":
                raise _OddError
            value += f" {_plain(more)}"
            self._next += 1
            margin, dash, _, key, more = self._rows[self._next]
        return _of_length(value)

    def _marked(self, rest: str, column: int) -> Data:
        """A value in quotes or brackets, all on its row; or one in rows below, of which line breaks are spaces."""
        if rest[0] == rest[-1] == "'" and rest.count("'") == 2 and len(rest) <= MAX_TEXT:
            return rest[1:-1]
        if rest == ">-":
            return self._folded(column)
        if single := _SINGLE.fullmatch(rest):
            return _of_length(single[1].replace("''", "'"))
        if double := _DOUBLE.fullmatch(rest):
            return _of_length(double[1])
        if len(rest) > _LONGEST_FLOW:
            raise _OddError
        if words := _FLOW_LIST.fullmatch(rest):
            return list(words[1].split(", "))
        if pairs := _FLOW_FIELDS.fullmatch(rest):
            named = [pair.split(": ") for pair in pairs[1].split(", ")]
            if len({name for name, _ in named}) == len(named):
                return {intern(name): value for name, value in named}
        raise _OddError

    def _folded(self, column: int) -> str:
        width = len(self._rows[self._next][0])
        if width <= column:
            raise _OddError
        parts: list[str] = []
        margin, dash, _, key, more = self._rows[self._next]
        while len(margin) == width:
            if dash or key:
                raise _OddError
            parts.append(more)
            self._next += 1
            margin, dash, _, key, more = self._rows[self._next]
        if self._goes_on(width):
            raise _OddError
        return _of_length(" ".join(parts))

    def _goes_on(self, width: int) -> bool:
        """Whether a text goes on behind a blank row, or set in deeper; what looks like a comment may be more of it."""
        number = self._next
        while number < self._end and not any(self._rows[number]):
            number += 1
        return len(self._rows[number][0]) >= width


def _plain(row: str) -> str:
    """A row of a text without quotes, in which neither a field nor a comment begins."""
    if ": " in row or " #" in row or row[-1] == ":":
        raise _OddError
    return row


def _of_length(value: str) -> str:
    if len(value) > MAX_TEXT:
        raise _OddError
    return value
