"""JSON as the site publishes it: UTF-8, one key a line. What Python's own writer gives, in half of its time.

Python's own, where it indents, takes each value through steps of Python; this one leaves each text to the writer in C,
and writes the name of a key once for each level on which it stands.
"""

from __future__ import annotations

import json
from json.encoder import encode_basestring
from typing import Any


def as_json(content: Any) -> str:
    """What `json.dumps` gives with an indent of one and without escapes, ending with a line feed.

    Names of keys are texts. Raises TypeError for what is no JSON, as Python's own does.
    """
    return _written(content, 0) + "\n"


class Written(str):
    """A value that is written already, for the level of nesting on which it stands."""

    __slots__ = ()


def written(content: Any, level: int) -> Written:
    """A value as `as_json` writes it on a level of nesting, for what stands in several files, or is kept until the end.

    What a key of the file itself holds is on level 1, and an item of a list there on level 2.
    """
    return Written(_written(content, level))


_MOST_NAMES = 1000  # kept of a level: names of keys are few, but ids may stand in their place
_encode = json.JSONEncoder(ensure_ascii=False).encode


def _whole(value: Any) -> str:
    """What holds nothing else: a number, yes or no, an empty list; and the error for what is no JSON."""
    if value is True or value is False:
        return "true" if value else "false"
    return repr(value) if type(value) is int else _encode(value)


class _Level(dict[str, str]):
    """How the lines of a level begin: `line` for an item of a list, one for each name of a key; and what ends it."""

    def __init__(self, level: int) -> None:
        super().__init__()
        self.line, self.end = f"\n{' ' * level}", f"\n{' ' * (level - 1)}"

    def __missing__(self, key: str) -> str:
        begun = f"{self.line}{encode_basestring(key)}: "
        if len(self) < _MOST_NAMES:
            self[key] = begun
        return begun


class _Levels(dict[int, _Level]):
    """The levels of nesting, each made when something stands on it."""

    def __missing__(self, level: int) -> _Level:
        return self.setdefault(level, _Level(level))


_levels = _Levels()


def _written(value: Any, level: int) -> str:
    """The value as it stands on a level of nesting."""
    if isinstance(value, str):
        return value if type(value) is Written else encode_basestring(value)
    if value is None:
        return "null"
    if not value or not isinstance(value, dict | list | tuple):
        return _whole(value)
    level += 1
    here, text, within = _levels[level], encode_basestring, _written
    if isinstance(value, dict):
        lines = [here[key] + (text(each) if type(each) is str else within(each, level)) for key, each in value.items()]
        return f"{{{','.join(lines)}{here.end}}}"
    lines = [here.line + (text(each) if type(each) is str else within(each, level)) for each in value]
    return f"[{','.join(lines)}{here.end}]"
