"""Edits of a YAML file as somebody makes them in an editor: lines are put in, replaced and taken out, no more."""

from __future__ import annotations

import json
import random
import re
import textwrap
from pathlib import Path

_PLAIN = re.compile(r"[A-Za-z][\w ,.'’()-]*")


class Paper:
    """The lines of one file. Line ends and a byte order mark are written back as they were found."""

    def __init__(self, path: Path) -> None:
        self.path = path
        text = path.read_bytes().decode("utf-8")
        self._mark = "\ufeff" if text.startswith("\ufeff") else ""
        self._end = "\r\n" if "\r\n" in text else "\n"
        self.lines = text.removeprefix("\ufeff").replace("\r\n", "\n").splitlines()

    def save(self) -> None:
        """Write the file."""
        text = "".join(f"{line}{self._end}" for line in self.lines)
        self.path.write_bytes((self._mark + text).encode())

    def put_in(self, at: int, text: str) -> None:
        """Put lines in before a line."""
        self.lines[at:at] = text.splitlines()

    def item(self, name: str, indent: int = 2, start: int = 0) -> tuple[int, int]:
        """First line of the list item with this id, and the line behind its last."""
        head = re.compile(rf"^ {{{indent}}}- (?:id|at): {re.escape(name)}$")
        first = next(index for index, line in enumerate(self.lines) if index >= start and head.match(line))
        return first, self._end_of(first, indent)

    def key(self, name: str, indent: int = 0, within: tuple[int, int] | None = None) -> tuple[int, int]:
        """First line of a key, and the line behind the last line of its value."""
        start, end = within or (0, len(self.lines))
        head = re.compile(rf"^(?: {{{indent}}}| {{{indent - 2}}}- ){re.escape(name)}:(?: |$)")
        first = next((index for index in range(start, end) if head.match(self.lines[index])), -1)
        if first < 0:
            raise KeyError(name)
        return first, min(end, self._end_of(first, indent))

    def _end_of(self, first: int, indent: int) -> int:
        for index in range(first + 1, len(self.lines)):
            line = self.lines[index]
            deeper = len(line) - len(line.lstrip(" ")) > indent
            if line.strip() and not deeper and not (line.startswith(" " * indent + "- ") and _opens(self.lines[first])):
                return index
        return len(self.lines)

    def replace_key(self, name: str, text: str, indent: int = 0, within: tuple[int, int] | None = None) -> None:
        """Give a key another value, written out in `text` with its key; the key is put in where it is not there yet."""
        try:
            first, end = self.key(name, indent, within)
        except KeyError:
            self.put_in(within[1] if within else len(self.lines), text)
            return
        self.lines[first:end] = text.splitlines()

    def add_to_list(self, name: str, text: str) -> None:
        """Add an item to a list at the top of the file; begin the list where there is none."""
        try:
            self.put_in(self.key(name)[1], text)
        except KeyError:
            self.put_in(self.key("checked_on")[0], f"{name}:\n{text}")


def _opens(line: str) -> bool:
    """Whether a line opens a list whose items may stand under it without an indent."""
    return line.endswith(":")


def written(key: str, words: str, indent: int, chance: random.Random) -> str:
    """A key with a text, in one of the ways that people write."""
    margin = " " * indent
    way = chance.choice(("plain", "double", "single", "folded"))
    if way == "folded":
        lines = textwrap.wrap(words, 70, break_long_words=False, break_on_hyphens=False)
        return f"{margin}{key}: >-\n" + "".join(f"{margin}  {line}\n" for line in lines)
    if way == "plain" and _PLAIN.fullmatch(words):
        return f"{margin}{key}: {words}\n"
    if way == "single":
        return f"{margin}{key}: '{words.replace(chr(39), chr(39) * 2)}'\n"
    return f"{margin}{key}: {json.dumps(words, ensure_ascii=False)}\n"


def as_yaml(data: object, indent: int = 0) -> str:
    """A small record, written in blocks; lists of mappings with their first key behind the hyphen."""
    margin, parts = " " * indent, []
    for key, value in data.items() if isinstance(data, dict) else ():
        if isinstance(value, dict):
            parts.append(f"{margin}{key}:\n{as_yaml(value, indent + 2)}")
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            items = "".join(f"{margin}  - {as_yaml(each, indent + 4).lstrip()}" for each in value)
            parts.append(f"{margin}{key}:\n{items}")
        elif isinstance(value, list):
            parts.append(f"{margin}{key}: [{', '.join(value)}]\n")
        else:
            parts.append(
                f"{margin}{key}: {value if _PLAIN.fullmatch(str(value)) else json.dumps(value, ensure_ascii=False)}\n"
            )
    return "".join(parts)
