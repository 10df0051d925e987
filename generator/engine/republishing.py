"""The pages of a preview in the frame of the last build: what each of them read, and which are made again, and when.

Made again are those that read what an edit has changed, and those whose neighbors are others. Of many pages, most wait
until somebody asks for them or nothing else is to do (`waiting.py`); whoever serves a page has it made first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TypeVar

from generator.engine.rerendering import Framed, OtherwiseError, in_frame, populate, warn_of_anchors
from generator.engine.restructuring import date, neighbors, renew_beside, restructured
from generator.engine.waiting import MayWait, Waiting, beside, showing
from generator.previewing.content import Content, Renewed
from generator.previewing.noting import NOTED, Facet, noting
from generator.previewing.pages import are_many
from generator.producing import PAGES
from generator.writing import write_if_changed

T = TypeVar("T")
_ICON = re.compile(r"#(i[0-9a-f]{8})\"")


class Republishing:
    """The pages of one whole build, as they are now."""

    def __init__(self, root: Path, content: Content) -> None:
        self._root, self._content = root, content
        self.around: set[Facet] = set()  # what is read for all pages
        self.waiting = Waiting()
        self.names_pages = False  # whether any page may show anything of any other
        self._read: dict[str, set[Facet]] = {}
        self._icons: dict[str, frozenset[str]] = {}
        self._new_icons = False
        self._texts: dict[str, str] = {}  # of pages that were read and are to be written

    @contextmanager
    def page(self, uri: str) -> Iterator[None]:
        """What is read in here is read by a page."""
        with noting(self._read.setdefault(uri, set()) if NOTED.facets is not None else None):
            yield

    def finished(self, name: str, output: str) -> str:
        """A page is done; which icons does it show?"""
        icons = frozenset(_ICON.findall(output))
        self._new_icons |= self._icons.get(name) != icons
        self._icons[name] = icons
        return output

    def renew(self, site: Framed, renewed: Renewed) -> tuple[Framed, dict[str, str]]:
        """The frame of now, and the pages that changed as they are to be published; some may wait.

        Raises OtherwiseError if more has changed than single pages.
        """
        self._new_icons = False
        before = neighbors(site) if renewed.moved else {}
        renew_beside(site)
        if renewed.moved:
            site = restructured(site, renewed)
        may_wait, waiting = MayWait(site, names_pages=self.names_pages), self.waiting
        waiting.unsaid -= renewed.gone
        uris = {uri for uri, read in self._read.items() if not read.isdisjoint(renewed.facets)} | waiting.unread
        uris = (uris | renewed.pages.keys() | renewed.waiting) - renewed.gone
        waiting.unread = {uri for uri in uris if uri in may_wait} if are_many(uris) else set()
        come = [uri for uri in uris if site.page(uri).markdown is None]
        read = uris - waiting.unread
        titled = {uri for uri in sorted(read) if self._is_titled(site, uri)}
        date(site, come)
        if self.names_pages and (titled or renewed.moved):
            raise OtherwiseError
        uris |= waiting.unframed - renewed.gone
        if renewed.moved:
            uris |= {uri for uri, now in neighbors(site).items() if not now.are(before.get(uri))}
        uris |= showing(site, titled | waiting.unread)
        later = {uri for uri in uris - read if uri in may_wait} if are_many(uris) else set()
        waiting.wait(site, later)
        for near in sorted({each for uri in uris - later for each in beside(site.page(uri))} & waiting.unread):
            self._is_titled(site, near)
        made = {uri: self._framed(site, uri) for uri in sorted(uris - later)}
        if not later:
            self._look_at_links(site)
        return site, made

    def _is_titled(self, site: Framed, uri: str) -> bool:
        """Read a page anew. Has it another title?"""
        page, waiting = site.page(uri), self.waiting
        anchors, self._read[uri] = page.present_anchor_ids or set(), set()
        text = self._content.text(uri)
        is_titled = self._noted(partial(populate, site, uri, text))
        waiting.lost |= bool(anchors - (page.present_anchor_ids or set()))
        waiting.unread.discard(uri)
        if text is not None:
            self._texts[uri] = text
        return is_titled

    def _framed(self, site: Framed, uri: str) -> str:
        """A page as it is to be published, once it and those of which it shows the titles are read."""
        self.waiting.unsaid.add(uri)
        return self._noted(partial(in_frame, site, uri))

    def _look_at_links(self, site: Framed) -> None:
        """Say which links lead to no place of the page that they name, once none of the pages waits."""
        waiting = self.waiting
        warn_of_anchors(site, None if waiting.lost else sorted(waiting.unsaid))
        waiting.unsaid, waiting.lost = set(), False

    def turn(self, site: Framed, uri: str) -> None:
        """Make a page that waits, unless somebody has. Raises what is wrong with it; then it waits on.

        What is wrong with a page beside it is told when that is made. Until then, the title of before is shown.
        """
        waiting = self.waiting
        if uri not in waiting.unframed:
            return
        if uri in waiting.unread:
            self._is_titled(site, uri)
        others = waiting.unread.intersection(beside(site.page(uri)))
        for each in sorted(others):
            with suppress(Exception):
                self._is_titled(site, each)
        self.publish(site, {uri: self._framed(site, uri)})
        if waiting.unread.isdisjoint(others):
            waiting.unframed.discard(uri)
        if not waiting.unframed:
            self._look_at_links(site)

    def publish(self, site: Framed, made: Mapping[str, str], gone: Iterable[str] = ()) -> None:
        """Write pages; others have gone."""
        for name in gone:
            self._new_icons |= self._icons.pop(name, None) is not None
            self._read.pop(name, None)
            (self._root / PAGES / name).unlink(missing_ok=True)
        if self._new_icons:
            site.steps.finishing.show_icons(frozenset[str]().union(*self._icons.values()))
            self._new_icons = False
        for uri, output in made.items():
            write_if_changed(Path(site.page(uri).file.abs_dest_path), output)
        for uri, text in self._texts.items():
            write_if_changed(self._root / PAGES / uri, text)
        self._texts.clear()

    def _noted(self, make: Callable[[], T]) -> T:
        """What is made, with what it reads noted besides what was read before."""
        NOTED.facets = self.around
        try:
            return make()
        finally:
            NOTED.facets = None
