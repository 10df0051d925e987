"""Shortcodes: that of an icon becomes its drawing, that of an emoji stays words.

The library shows an emoji as a picture of another host, which would learn of every reader of the page; and words
between colons are more often just that. The sign itself, which every keyboard has, is shown by the reader's own font.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from markdown import Markdown

_EXTENSION = "pymdownx.emoji"
Index = dict[str, Any]


def drawings_only(configs: Mapping[str, Mapping[str, Any]]) -> dict[str, Mapping[str, Any]]:
    """The settings of the extensions of Markdown, with none but drawings of our own in the index of shortcodes."""
    ours = configs.get(_EXTENSION, {})
    return {**configs, _EXTENSION: {**ours, "emoji_index": partial(_index, ours.get("emoji_index", _none))}}


def _none(options: Any, md: Markdown) -> Index:
    return {"name": "none", "emoji": {}}


def _index(whole: Callable[[Any, Markdown], Index], options: Any, md: Markdown) -> Index:
    index = whole(options, md)
    return {**index, "emoji": {name: each for name, each in index["emoji"].items() if "path" in each}, "aliases": {}}
