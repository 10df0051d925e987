"""From the content of a page, as the site shows it, to the content of a sheet of paper: plain functions on HTML.

The HTML is that which our own templates make, so patterns on it are exact; the tests hold them together.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Callable
from itertools import count

from generator.pages.addresses import served

# In all of these, what never ends goes on to the end, or to the next of its kind; so nothing is looked at twice.
# What only a screen needs, and the hand-written list of a sheet whose sources are numbered anyway.
_LEFT_OUT = (
    re.compile(r'<details class="fs-cite".*?(?:</details>\n?|\Z)', re.DOTALL),
    re.compile(r'<details class="[^"]*fs-embed".*?(?:</details>\n?|\Z)', re.DOTALL),
    re.compile(r'<p class="fs-edits".*?(?:</p>\n?|\Z)', re.DOTALL),
    re.compile(r' ?<a class="fs-edit".*?(?:</a>|\Z)', re.DOTALL),
    re.compile(r'<details class="fs-data">.*?(?:</details>\n?|\Z)', re.DOTALL),
    re.compile(r'<div class="fs-terms".*?(?:</div>\n?|\Z)', re.DOTALL),
    re.compile(r'<span class="fs-screen">.*?(?:</span>|\Z)', re.DOTALL),
    re.compile(r' ?<a class="fs-permalink".*?(?:</a>|\Z)', re.DOTALL),
    re.compile(r' ?<a class="fs-at".*?(?:</a>|\Z)', re.DOTALL),
)
_LISTED = re.compile(r'<h2 id="sources">.*?(?=<h2 |<div class="fs-refs")', re.DOTALL)
_LISTED_SOURCES = re.compile(r'<div class="fs-sources">.*?(?:</div>|\Z)', re.DOTALL)
_DRAWING = re.compile(r'<a href="([^"]+\.svg)" download>')
_FIGURE = re.compile(r'<figure class="fs-picture">.*?(?:</figure>|\Z)', re.DOTALL)
_LINK = re.compile(
    r'<a (?=[^<>]*+>)(?P<before>[^<>]*?)href="(?P<target>[^"<>]*+)"(?P<after>[^<>]*+)>(?P<words>(?:(?!</?a\b).)*+)</a>',
    re.DOTALL,
)
_NUMBERS = re.compile(r'data-n="([0-9, ]+)"')
_MARK = re.compile(r'(<span class="fs-mark[^"]*") data-n="([0-9]+)">(<span .*?</span>)?(.*?)(?:</span>|\Z)', re.DOTALL)
_DESCRIPTION = re.compile(r"<figcaption>(.*?)</figcaption>", re.DOTALL)
_BY = '<span class="fs-key__by">'
_KEY_FACTS = re.compile(rf"<li>.*?{_BY}.*?(?:</li>|\Z)", re.DOTALL)
_WITHIN = re.compile(r' ?<a href="#[^"]*">[^<]*</a>')


def on_paper(content: str, uri: str, address: str) -> str:
    """The content of the page `uri` without what a screen needs, with pictures as files and numbers as links.

    `address` is that of the site; without one, a link to another page of the site is only its words.
    """
    content = _FIGURE.sub(lambda figure: _picture(figure[0], uri), content)
    for pattern in _LEFT_OUT:
        content = pattern.sub("", content)
    if '<div class="fs-refs"' in content and '<div class="fs-sources"' not in content:
        content = _LISTED.sub("", content)
    content = _without_more(content)
    content = _LINK.sub(_linker(uri, address), content)
    content = _LISTED_SOURCES.sub(_with_ids, content)
    content = _MARK.sub(r'\1>\3\4 <a href="#source-\2">[\2]</a></span>', content)
    # Without <wbr>, WeasyPrint 70 breaks a line that fits to the letter after its first word.
    return content.replace(' <span class="fs-mark', '<wbr> <span class="fs-mark')


def _without_more(content: str) -> str:
    """Key facts without the links to the rest of the page. Behind the last one, nothing is looked for."""
    before, by, after = content.rpartition(_BY)
    rest, end, after = after.partition("</li>") if by else ("", "", after)
    return _KEY_FACTS.sub(lambda fact: _WITHIN.sub("", fact[0]), f"{before}{by}{rest}{end}") + after


def _picture(figure: str, uri: str) -> str:
    """The file that the site offers of a drawing: it brings its colors, its words and its sources along."""
    file, described = _DRAWING.search(figure), _DESCRIPTION.search(figure)
    if file is None or described is None:
        return figure
    path = posixpath.normpath(posixpath.join(served(uri), file[1]))
    words = html.escape(html.unescape(re.sub(r"<[^>]+>", " ", described[1])).strip(), quote=True)
    return f'<figure class="fs-picture"><img src="/{path}" alt="{words}"></figure>'


def _linker(uri: str, address: str) -> Callable[[re.Match[str]], str]:
    def linked(link: re.Match[str]) -> str:
        target, numbers = html.unescape(link["target"]), _NUMBERS.search(link[0])
        behind = _as_links(numbers[1]) if numbers else ""
        if target.startswith(("#", "https:", "http:", "mailto:")):
            whole = target
        else:
            path, mark, anchor = target.partition("#")
            inside = posixpath.normpath(posixpath.join(served(uri), path))
            whole = f"{address.rstrip('/')}/{inside}/{mark}{anchor}" if address else ""
        # On paper the address itself is what “Open the source” says.
        said = html.escape(target) if "fs-open" in link[0] else link["words"]
        # The word “evidence” or a # behind a sentence: on paper the numbers are that.
        if "title=" in link[0] and (behind or link["words"] == "#"):
            return behind
        words = f'<a href="{html.escape(whole)}">{said}</a>' if whole else said
        return f"{words}{behind}"

    return linked


def _with_ids(listed: re.Match[str]) -> str:
    """The list of an entry's sources, each with the id that its number leads to."""
    numbers = count(1)
    return re.sub(r"<li>", lambda item: f'<li id="source-{next(numbers)}">', listed[0])


def _as_links(numbers: str) -> str:
    """`[2, 3]` behind a statement, each number a link to its source at the end."""
    links = ", ".join(f'<a href="#source-{number}">{number}</a>' for number in numbers.split(", "))
    return f'<sup class="refs">[{links}]</sup>'
