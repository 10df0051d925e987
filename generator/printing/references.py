"""Numbers for the sources of a page, because paper has no links: `[3]` behind a mark, and a list that says what 3 is.

The marks of evidence name their source (`data-source`). On pages of entries and on sheets that becomes the number of
the source (`data-n`), which only print shows. What the page lists under “Sources” comes first, in that order; other
sources follow in a list of their own, which only print shows as well. On all other pages the names are taken out.
"""

from __future__ import annotations

import html
import posixpath
import re

from generator.citing.days import in_words
from generator.languages.words import Words
from generator.model.catalog import Catalog
from generator.model.parts import Fact, StatusEvent, Value
from generator.pages.addresses import served
from generator.pages.links import is_sheet

_MARK = re.compile(r' data-source="([a-z0-9-]+)"')
_LIST = '<div class="fs-sources">'
_SOURCE_LINK = re.compile(r'<a href="[^"]*\bsources/([a-z0-9-]+)/(?:#[^"]*)?"')
# Not the signs that lead to a fact, and not the lines below pictures.
_LINK = re.compile(
    r'(?P<card><p><strong>)?<a href="(?P<path>[^":#]+)(?:#(?P<anchor>[a-z0-9-]+))?"(?=(?: title="[^"]*")?>(?!#<))'
)
_CITE = '<details class="fs-cite"'


def with_references(page_html: str, uri: str, catalog: Catalog) -> str:
    """The content of the page `uri` with its sources numbered, or without any names of sources in it.

    A translation is numbered as its original is.
    """
    path, words = _original(uri, catalog)
    is_entry = path.removesuffix(".md") in catalog.entries
    if not is_entry and not is_sheet(path):
        return _MARK.sub("", page_html)
    listed = page_html.partition(_LIST)[2].partition("</div>")[0] if is_entry else ""
    numbers = _Numbers(_SOURCE_LINK.findall(listed))
    if not is_entry:
        page_html = _LINK.sub(lambda link: _numbered_link(link, uri, catalog, numbers), page_html)
    page_html = _MARK.sub(lambda mark: f' data-n="{numbers.of(mark[1])}"', page_html)
    further = _further(numbers, catalog, words)
    before, block, after = page_html.partition(_CITE) if further else (page_html, "", "")
    return f"{before}{further}{block}{after}"


def _original(uri: str, catalog: Catalog) -> tuple[str, Words]:
    """The page that a page translates, or the page itself; and the words of its language."""
    language, _, path = uri.partition("/")
    if language in catalog.site.translations:
        return path, catalog.languages.get(language) or catalog.words
    return uri, catalog.words


class _Numbers:
    """Gives each source a number when it is first asked for; those that the page lists have theirs already."""

    def __init__(self, listed: tuple[str, ...] | list[str]) -> None:
        self.all = list(dict.fromkeys(listed))
        self.listed = len(self.all)

    def of(self, source: str) -> int:
        """The number of a source."""
        if source not in self.all:
            self.all.append(source)
        return self.all.index(source) + 1


def _numbered_link(link: re.Match[str], uri: str, catalog: Catalog, numbers: _Numbers) -> str:
    """A link of a sheet to a fact, a number, a status or a source, with the numbers of the sources behind it."""
    path, _ = _original(posixpath.normpath(posixpath.join(served(uri), link["path"])), catalog)
    sources = _behind(path, link["anchor"] or "", bool(link["card"]), catalog)
    if not sources:
        return link[0]
    found = ", ".join(str(number) for number in sorted(numbers.of(source) for source in sources))
    return f'{link[0]} data-n="{found}"'


def _behind(path: str, anchor: str, is_card: bool, catalog: Catalog) -> list[str]:
    """The sources of a fact or value, of the number that a figure shows, of a card's status, or a source itself."""
    kind, _, name = path.partition("/")
    if kind == "sources":
        return [name] if name in catalog.sources else []
    entry = catalog.entries.get(path)
    if entry is None:
        return []
    statement: Fact | Value | StatusEvent | None = catalog.preferred(entry)
    if anchor:
        statement = entry.fact(anchor) or entry.value(anchor)
    elif is_card:
        statement = statement or catalog.present_status(entry)
    return list(dict.fromkeys(item.source for item in statement.evidence)) if statement else []


def _further(numbers: _Numbers, catalog: Catalog, words: Words) -> str:
    """The sources that the page itself does not list, with their addresses; for print alone."""
    rest = numbers.all[numbers.listed :]
    if not rest:
        return ""
    title = words.say("Further sources by number") if numbers.listed else words.say("Sources by number")
    items = "".join(
        f'<li id="source-{number}" value="{number}">{_reference(catalog, source, words)}</li>\n'
        for number, source in enumerate(rest, numbers.listed + 1)
    )
    return f'<div class="fs-refs">\n<p><strong>{html.escape(title)}</strong></p>\n<ol>\n{items}</ol>\n</div>\n'


def _reference(catalog: Catalog, name: str, words: Words) -> str:
    """A source on one line: title, publisher, day, and the address at which it can be read."""
    source = catalog.sources[name]
    day = in_words(source.published, words) if source.published else ""
    published = ", ".join(part for part in (source.data.publisher, day) if part)
    address = source.address or next(iter(source.data.read_at), "")
    return html.escape(f"{source.data.title}. {published}. {address}".strip(), quote=False)
