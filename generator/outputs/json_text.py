"""JSON as the site publishes it: UTF-8, one key a line. What Python's own writer gives, in half of its time.

Python's own, where it indents, takes each value through steps of Python; this one leaves each text to the writer in C,
and fills the values of an object into the text that all objects with these keys have on that level.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from json.encoder import c_make_encoder, encode_basestring  # type: ignore[attr-defined]
from typing import Any

quoted: Callable[[str], str] = encode_basestring  # a text as JSON writes it, between its quotation marks


def as_json(content: Any) -> str:
    """What `json.dumps` gives with an indent of one and without escapes, ending with a line feed.

    Names of keys are texts. Raises TypeError for what is no JSON, as Python's own does.
    """
    return _written(content, 0) + "\n"


def one_line(item: str, key: str) -> Callable[[Any], str]:
    """What writes JSON on one line, with these two separators, as `json.dumps` does without escapes.

    Python's own makes its writer in C anew for each text; this one is made once, where Python has one.
    """
    plain = json.JSONEncoder(ensure_ascii=False, separators=(item, key))
    if c_make_encoder is None:
        return plain.encode
    pieces = c_make_encoder(None, plain.default, encode_basestring, None, key, item, False, False, True)
    return lambda content: "".join(pieces(content, 0))


class Written(str):
    """A value that is written already, for the level of nesting on which it stands."""

    __slots__ = ()


def written(content: Any, level: int) -> Written:
    """A value as `as_json` writes it on a level of nesting, for what stands in several files, or is kept until the end.

    What a key of the file itself holds is on level 1, and an item of a list there on level 2.
    """
    return Written(_written(content, level))


class Kept(dict[str, Any]):
    """An object that stands in many places and is never changed: its text is kept for each level of nesting."""

    __slots__ = ("texts",)

    def __init__(self, content: Mapping[str, Any]) -> None:
        super().__init__(content)
        self.texts: dict[int, str] = {}


_MOST_SHAPES = 1000  # kept of a level: objects have few, but ids may stand in the place of names of keys,
_MOST_KEYS = 64  # and then there may be many of them
_encode = one_line(", ", ": ")
_Writer = Callable[[Any, int], str]


class _Level(dict[tuple[str, ...], str]):
    """How lines of a level begin and end; and for the keys of an object, its text with a place for each value."""

    def __init__(self, level: int) -> None:
        super().__init__()
        self.line, self.end = f"\n{' ' * level}", f"\n{' ' * (level - 1)}"
        self.between = f",{self.line}"

    def __missing__(self, keys: tuple[str, ...]) -> str:
        named = ",".join([f"{self.line}{encode_basestring(key).replace('%', '%%')}: %s" for key in keys])
        shape = f"{{{named}{self.end}}}"
        if len(self) < _MOST_SHAPES and len(keys) <= _MOST_KEYS:
            self[keys] = shape
        return shape


class _Levels(dict[int, _Level]):
    """The levels of nesting, each made when something stands on it."""

    def __missing__(self, level: int) -> _Level:
        return self.setdefault(level, _Level(level))


def _object(value: dict[str, Any], level: int) -> str:
    if not value:
        return "{}"
    level += 1
    text, writers = encode_basestring, _writers
    values = [text(each) if (kind := type(each)) is str else writers[kind](each, level) for each in value.values()]
    return _levels[level][tuple(value)] % tuple(values)


def _kept(value: Kept, level: int) -> str:
    if level not in value.texts:
        value.texts[level] = _object(value, level)
    return value.texts[level]


def _array(value: Sequence[Any], level: int) -> str:
    if not value:
        return "[]"
    level += 1
    here, text, writers = _levels[level], encode_basestring, _writers
    items = [text(each) if (kind := type(each)) is str else writers[kind](each, level) for each in value]
    return f"[{here.line}{here.between.join(items)}{here.end}]"


def _written(value: Any, level: int) -> str:
    """The value as it stands on a level of nesting."""
    return _writers[type(value)](value, level)


class _Writers(dict[type, _Writer]):
    """What writes a value, by its type. A type that is met for the first time is written as what it is a kind of."""

    def __missing__(self, kind: type) -> _Writer:
        found = next((self[known] for known in (str, dict, list, tuple) if issubclass(kind, known)), None)
        return self.setdefault(kind, found or (lambda value, level: _encode(value)))


_levels = _Levels()
_writers = _Writers(
    {
        str: lambda value, level: encode_basestring(value),
        Written: lambda value, level: value,
        Kept: _kept,
        dict: _object,
        list: _array,
        tuple: _array,
        type(None): lambda value, level: "null",
        bool: lambda value, level: "true" if value else "false",
        int: lambda value, level: repr(value),
    }
)
