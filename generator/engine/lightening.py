"""Leaves out what no reader needs: white space between the lines of pages, files of the theme that nothing loads."""

from __future__ import annotations

import re

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

# Within these, white space is shown or means something; elsewhere a line break and any number of spaces are one space.
# One that does not end is only its beginning.
_KEPT = re.compile(r"(<(?i:(pre|textarea|script|style))\b(?:.*?</(?i:\2)\s*>)?+)", re.DOTALL)
_INDENT = re.compile(r"\n\s+")
_SPACE_AT_END = re.compile(r"[ \t\r]+\n")
_ALIGNED = re.compile(r'(<t[dh]) style="text-align: (left|center|right);"')
_THEME_SEARCH = ("assets/javascripts/lunr/", "assets/javascripts/workers/")
_THEME_FAVICON = "assets/images/favicon.png"


def lighter(page: str) -> str:
    """An HTML page without the indents of templates. Browsers show it exactly as before."""
    return without_indents(kept_apart(page))


def kept_apart(page: str) -> list[str]:
    """A page as text, element that is kept as it is, text, ..., text. One that never ends lacks `>` at its end."""
    parts = _KEPT.split(page)  # text, whole element, its name, text, ...
    del parts[2::3]
    return parts


def without_indents(parts: list[str]) -> str:
    """Such parts as one page whose line breaks are alone: no space before, neither space nor line break behind."""
    parts[::2] = [_without_indents(text) for text in parts[::2]]
    return "".join(parts)


def _without_indents(text: str) -> str:
    text = _INDENT.sub("\n", text)
    return _SPACE_AT_END.sub("\n", text) if any(end in text for end in (" \n", "\t\n", "\r\n")) else text


def without_styles(page: str) -> str:
    """An HTML page in which the columns of Markdown's tables are aligned by class, not by a style attribute."""
    return _ALIGNED.sub(r'\1 class="fs-\2"', page) if ' style="text-align: ' in page else page


def without_comments(script: str) -> str:
    """A script without the comments that have lines of their own. Within a text over several lines, all stays."""
    kept, in_text = [], False
    for line in script.splitlines(keepends=True):
        if in_text or not line.lstrip().startswith("//"):
            kept.append(line)
            in_text ^= line.count("`") % 2 == 1
    return "".join(kept)


def drop_unused(files: Files, config: MkDocsConfig) -> None:
    """Take out what the theme brings along and no page of this site loads."""
    searches = any(name.rpartition("/")[2] == "search" for name in config.plugins)
    favicon = config.theme.get("favicon")
    for file in list(files):
        path = file.src_uri
        unused = path.endswith(".map") or (not searches and path.startswith(_THEME_SEARCH))
        if unused or (path == _THEME_FAVICON != favicon):
            files.remove(file)
