"""Gives each page a folder of its own, so that an address in its HTML means the same to every engine.

MkDocs leaves the addresses of HTML in Markdown alone: they are those of the published site, which has a folder for each
page. Zensical takes them for addresses from the file on. In `page/index.md` the two are one.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection

from generator.checks.masking import blank_all
from generator.pages.links import INDEX, relative
from generator.prose.code import CODE

_INLINE_CODE = re.compile(r"(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)")
_LINK = re.compile(r"(?P<before>\]\([ ]?|^[ ]{0,3}\[[^\]\n]+\]:[ ]+)(?P<target>[^)\s]+)", re.MULTILINE)
_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//|/|#|<")
_TO_MARKDOWN = re.compile(
    r"<a (?=[^<>]*+>)[^<>]*?href=\"(?![a-z]+:)[^\"<>]*(?:\.md|llms\.txt)\"[^<>]*+>(?P<label>(?:(?!</?a\b).)*+)</a>"
)


def placed(uri: str) -> str:
    """Where a page of our own build stands in the export: `kind/id.md` becomes `kind/id/index.md`."""
    return uri if posixpath.basename(uri) == INDEX else f"{uri.removesuffix('.md')}/{INDEX}"


def relinked(text: str, uri: str, pages: Collection[str]) -> str:
    """The Markdown of the page `uri` with its links led from and to the new places. Code is left as it is."""
    pieces: list[str] = []
    end = 0
    for found in _LINK.finditer(without_code(text)):
        target = found["target"]
        if not _ELSEWHERE.match(target):
            pieces += [text[end : found.start("target")], _led(target, uri, pages)]
            end = found.end("target")
    return "".join([*pieces, text[end:]])


def without_code(text: str) -> str:
    """The text with code blanked, each sign in its place. Here, unlike for rules, what looks like code is code."""
    return blank_all(text, (CODE, _INLINE_CODE))


def without_twins(text: str) -> str:
    """The text without links to the Markdown of pages: the export is made of just that, so no engine can serve it."""
    return _TO_MARKDOWN.sub(lambda found: found["label"], text)


def _led(target: str, uri: str, pages: Collection[str]) -> str:
    path, mark, anchor = target.partition("#")
    place = posixpath.normpath(posixpath.join(posixpath.dirname(uri), path))
    return relative(placed(place) if place in pages else place, placed(uri)) + mark + anchor
