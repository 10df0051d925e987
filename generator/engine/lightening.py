"""Leaves out what no reader needs: white space between the lines of pages, files of the theme that nothing loads."""

from __future__ import annotations

import re
from functools import cache

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

# Within these, white space is shown or means something; elsewhere a line break and any number of spaces are one space.
_KEPT = ("pre", "textarea", "script", "style")
_INDENT = re.compile(r"\n\s+")
_BEGINS = re.compile(rf"<(?ai:{'|'.join(_KEPT)})\b")
_SPACE_AT_END = re.compile(r"(?<![ \t\r])[ \t\r]++\n")
_AFTER_SPACE = re.compile(r"\n(?<=[ \t\r]\n)")  # begins with one sign, for which the text is searched at once
_ALIGNED = re.compile(r'(<t[dh]) style="text-align: (left|center|right);"')
_THEME_SEARCH = ("assets/javascripts/lunr/", "assets/javascripts/workers/")
_THEME_FAVICON = "assets/images/favicon.png"


def lighter(page: str) -> str:
    """An HTML page without the indents of templates. Browsers show it exactly as before."""
    return without_indents(kept_apart(page))


def kept_apart(page: str) -> list[str]:
    """A page as text, element that is kept as it is, text, ..., text. Of those without end, one is `<` and its name."""
    return _kept_apart(page, _KEPT)


def _kept_apart(page: str, names: tuple[str, ...]) -> list[str]:
    """What never ends takes all of the page at first, so that the end of all others of that name is looked for once."""
    parts = _pattern(names).split(page) if names else [page]  # text, element, name, all that one without end took, text
    kept = [part for number, part in enumerate(parts) if number % 4 < 2]
    if len(parts) > 1 and (rest := parts[-2]) is not None:
        others = tuple(name for name in names if name != parts[-3].lower())
        kept[-2:] = [kept[-2].removesuffix(rest), *_kept_apart(rest, others)]
    return kept


@cache
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(<(?ai:({'|'.join(names)}))\b(?:.*?</(?ai:\2)\s*+>|(.*)))", re.DOTALL)


def is_like_text(tag: str) -> bool:
    """Is a page around this tag, as `tags.py` tells them apart, the same if the tag is taken for text?"""
    return not _BEGINS.search(tag) or ("\n" not in tag and kept_apart(tag) == ["", tag, ""])


def without_indents(parts: list[str]) -> str:
    """Such parts as one page whose line breaks are alone: no space before, neither space nor line break behind."""
    parts[::2] = [_without_indents(text) for text in parts[::2]]
    return "".join(parts)


def _without_indents(text: str) -> str:
    text = _INDENT.sub("\n", text)
    return _SPACE_AT_END.sub("\n", text) if _AFTER_SPACE.search(text) else text


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
