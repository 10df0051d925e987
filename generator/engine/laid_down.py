"""What a converted page says of itself, kept small until it is asked for: its ids, its contents, its links to anchors.

The engine keeps them as objects for all pages until the build ends: most of what it takes in memory.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Iterator, MutableSet
from typing import Any

from mkdocs.structure.files import File, Files
from mkdocs.structure.toc import AnchorLink, TableOfContents, get_toc

from generator.spooling import Place, Spool

Anchors = dict[str, dict[str, str]]  # by the path of the page that is linked to: its anchors to look for
_END = "\0"  # no HTML has this sign


class Ids(MutableSet[str]):
    """The ids of a page in one text: a set of them takes ten times as much. A hook of a site may change them."""

    def __init__(self, ids: Iterable[str]) -> None:
        self._text = "".join([f"{_END}{id}" for id in ids]) + _END

    def __contains__(self, id: object) -> bool:
        return f"{_END}{id}{_END}" in self._text

    def __iter__(self) -> Iterator[str]:
        return iter(self._text.split(_END)[1:-1])

    def __len__(self) -> int:
        return self._text.count(_END) - 1

    def add(self, id: str) -> None:
        """One more id."""
        if id not in self:
            self._text += f"{id}{_END}"

    def discard(self, id: str) -> None:
        """One id less."""
        self._text = self._text.replace(f"{_END}{id}{_END}", _END)


class LaidDown:
    """The contents and links of all pages of a build, in a file without a name."""

    def __init__(self) -> None:
        self._spool = Spool()

    def put(self, contents: list[Any], anchors: Anchors, files: Files) -> tuple[Contents, Links]:
        """Lay those of a page down."""
        at = self._spool.put_bytes(marshal.dumps(contents)), self._spool.put_bytes(marshal.dumps(anchors))
        return Contents(self._spool, at[0]), Links(self._spool, at[1], files)


class Contents(TableOfContents):
    """The table of contents of a page, read when it is asked for, and kept until the page is written.

    A hook of a site may change it when the page is converted, long before that.
    """

    def __init__(self, spool: Spool, place: Place) -> None:
        self._spool, self._place = spool, place
        self._items: list[AnchorLink] | None = None

    @property
    def items(self) -> list[AnchorLink]:  # type: ignore[override]
        """The headings of the first level, with those below them."""
        if self._items is None:
            self._items = get_toc(marshal.loads(self._spool.read_bytes(self._place))).items
        return self._items

    def forget(self) -> None:
        """Keep it no longer."""
        self._items = None


class Links:
    """The anchors to which a page links: what the engine asks of them once all pages are there."""

    __slots__ = ("_files", "_place", "_spool")

    def __init__(self, spool: Spool, place: Place, files: Files) -> None:
        self._spool, self._place, self._files = spool, place, files

    def items(self) -> Iterator[tuple[File, dict[str, str]]]:
        """Each file with its anchors and the addresses as they are written on the page."""
        anchors: Anchors = marshal.loads(self._spool.read_bytes(self._place))
        files = self._files.src_uris
        return ((files[uri], each) for uri, each in anchors.items() if uri in files)


def anchors_of(links: dict[File, dict[str, str]], files: Files) -> Anchors:
    """The same by the paths of the pages. What is no page has no anchors to look for."""
    return {to.src_uri: each for to, each in links.items() if to.src_uri in files.src_uris}
