"""Reads the guides: their fenced blocks, what each one is for, and the commands in their sentences.

A block says what it is by its language and its title:

- `sh`: commands, one a line (a backslash continues one), run in order;
- `text`, “You see”: what the last of them prints; `…` stands for anything, alone on a line for any lines;
- “New file PATH”: the whole of a file that is not there yet;
- “Find in PATH”, then “Put in its place”: words that stand once in a file, and what comes instead;
- “Add at the end of PATH”: lines that follow what is there;
- “Example of PATH”: keys of such a file, which change nothing; “Example of KEY in PATH”: one item under a key.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

_FENCE = re.compile(r"^```(?P<info>[^\n]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_INFO = re.compile(r'(?P<language>[a-z]+)(?: title="(?P<title>[^"]+)")?')
_CODE = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")


class Use(Enum):
    """What a block is for, with the pattern of its title."""

    RUN = re.compile(r"")
    SEEN = re.compile(r"You see")
    NEW = re.compile(r"New file (?P<path>\S+)")
    FIND = re.compile(r"Find in (?P<path>\S+)")
    PUT = re.compile(r"Put in its place")
    ADD = re.compile(r"Add at the end of (?P<path>\S+)")
    EXAMPLE = re.compile(r"Example of (?:(?P<key>[a-z_.]+) in )?(?P<path>\S+)")


_LANGUAGES = {
    Use.RUN: {"sh"},
    Use.SEEN: {"text"},
    Use.NEW: {"yaml", "markdown", "text"},
    Use.FIND: {"yaml", "markdown"},
    Use.PUT: {"yaml", "markdown"},
    Use.ADD: {"yaml"},
    Use.EXAMPLE: {"yaml"},
}


@dataclass(frozen=True)
class Block:
    """A fenced block: where it begins, what it is for, the file and the key that its title names, and its words."""

    line: int
    use: Use
    path: str
    key: str
    body: str

    @property
    def commands(self) -> list[list[str]]:
        """The commands of a block, each as its words."""
        lines = self.body.replace("\\\n", " ").splitlines()
        return [words for line in lines if (words := shlex.split(line, comments=True))]


def blocks(text: str) -> list[Block]:
    """All fenced blocks of a guide, in order.

    Raises:
        ValueError: a block is of a kind that nobody could try.
    """
    if text.count("```") % 2:
        raise ValueError("a fence is not closed")
    return [_block(text.count("\n", 0, found.start()) + 1, **found.groupdict()) for found in _FENCE.finditer(text)]


def _block(line: int, info: str, body: str) -> Block:
    told = _INFO.fullmatch(info)
    for use in Use:
        title = use.value.fullmatch((told and told["title"]) or "")
        if told and title and told["language"] in _LANGUAGES[use]:
            named = title.groupdict()
            return Block(line, use, named.get("path") or "", named.get("key") or "", body)
    raise ValueError(f"line {line}: no test knows what to do with a block “{info}”")


def inline_commands(text: str) -> Iterator[list[str]]:
    """The commands of ours that the sentences of a guide name, each as its words."""
    for code in _CODE.findall(_FENCE.sub("", text)):
        if code.startswith("factsheet "):
            yield shlex.split(code)


def fits(seen: str, printed: str) -> bool:
    """Whether this is what a command printed; `…` stands for anything in a line, and alone for any lines."""
    lines = [line.rstrip() for line in seen.strip("\n").split("\n")]
    patterns = ["(?:.*\n)*" if line == "…" else re.escape(line).replace("…", ".*") + "\n" for line in lines]
    tidy = "".join(f"{line.rstrip()}\n" for line in printed.strip("\n").split("\n"))
    return re.fullmatch("".join(patterns), tidy) is not None


def replaced(text: str, old: str, new: str) -> str:
    """A text with other words in the one place where the old ones stand.

    Raises:
        ValueError: they stand nowhere, or in several places.
    """
    old, new = old.rstrip("\n"), new.rstrip("\n")
    if text.count(old) != 1:
        raise ValueError(f"these words stand {text.count(old)} times in the file, not once:\n{old}")
    return text.replace(old, new)


def write_new(path: Path, body: str) -> None:
    """Make a file.

    Raises:
        ValueError: it is there already.
    """
    if path.exists():
        raise ValueError(f"{path} is there already")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(body, encoding="utf-8")
