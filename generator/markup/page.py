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

# What the engine reads in ways of its own wherever it stands, and signs that it changes or uses itself; before each a
# sign of it that few pages have, as that is found ten times as fast.
_NEVER = (("`", "```"), ("~", "~~~"), ("!", "<!"), ("?", "<?"), ("^", "[^"), ("[TOC]", "[TOC]"), ("wzxhzdk", "wzxhzdk"))
_CONTROLS = bytes({*range(0x20), 0x7F} - {0x0A})
_BLANK = re.compile(r"\n +(?=\n)")
_BLANK_END = re.compile(r"\n +\Z")
_DEEPEST = 2  # level of headings that are in the contents: `toc_depth` of mkdocs.yml


@dataclass(frozen=True)
class Converted:
    """The HTML of a page, its contents as the engine wants them, the text of its first heading, and all its ids."""

    html: str
    contents: list[Any]
    title: str | None
    ids: Set[str]


def convert(text: str, lines: Lines, names: Set[str]) -> Converted:
    """Convert a generated page; `names` are the elements that stand for themselves. Raises NotPlainError."""
    if any(sign in text and never in text for sign, never in _NEVER) or _has_controls(text):
        raise NotPlainError("what the engine reads in ways of its own")
    text = _BLANK_END.sub("", _BLANK.sub("\n", text)).strip("\n")
    if text.startswith(" "):
        raise NotPlainError("a page that begins with a space")
    blocks = Blocks(text, lines, names)
    html = blocks.html()
    title = _words(blocks.headings[0].html) if html.startswith("<h1") else None
    contents = nest_toc_tokens([_token(each) for each in blocks.headings if each.level <= _DEEPEST])
    return Converted(html, contents, title, lines.ids)


def _has_controls(text: str) -> bool:
    """Whether it has signs that nobody sees, other than ends of lines."""
    data = text.encode("utf-8", "surrogatepass")
    return len(data.translate(None, _CONTROLS)) != len(data)


def _token(heading: Heading) -> Any:
    return {"level": heading.level, "id": heading.id, "name": _words(heading.html)}


def _words(html: str) -> str:
    """The text of a heading, as the engine has it."""
    return strip_tags(html) if "<" in html else " ".join(html.split())
