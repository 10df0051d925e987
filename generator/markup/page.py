"""A whole generated page: its HTML, its contents, and its title."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass
from typing import Any

from markdown.extensions.toc import nest_toc_tokens, strip_tags

from generator.markup.blocks import Blocks, Heading
from generator.markup.lines import Lines
from generator.markup.not_plain import NotPlainError

# What the engine reads in ways of its own wherever it stands, and signs that it changes or uses itself.
_NEVER = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\t]|```|~~~|<!|<\?|\[TOC\]|\[\^|wzxhzdk")
_BLANK = re.compile(r"(?<=\n) +\n")
_DEEPEST = 2  # level of headings that are in the contents: `toc_depth` of mkdocs.yml


@dataclass(frozen=True)
class Converted:
    """The HTML of a page, its contents as the engine wants them, and the text of its first heading."""

    html: str
    contents: list[Any]
    title: str | None


def convert(text: str, lines: Lines, names: Set[str]) -> Converted:
    """Convert a generated page; `names` are the elements that stand for themselves. Raises NotPlainError."""
    if never := _NEVER.search(text):
        raise NotPlainError(f"{never[0]!r}")
    text = _BLANK.sub("\n", text).strip("\n")
    if text.startswith(" "):
        raise NotPlainError("a page that begins with a space")
    blocks = Blocks(text, lines, names)
    html = blocks.html()
    title = strip_tags(blocks.headings[0].html) if html.startswith("<h1") else None
    return Converted(html, nest_toc_tokens([_token(each) for each in blocks.headings if each.level <= _DEEPEST]), title)


def _token(heading: Heading) -> Any:
    return {"level": heading.level, "id": heading.id, "name": strip_tags(heading.html)}
