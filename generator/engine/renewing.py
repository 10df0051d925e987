"""Renews the pages of a preview that an edit can have changed, in the frame of the last build: the seam with MkDocs.

A whole build notes what each page reads of the catalog, and what everything around the pages reads (menu, settings,
cards). After edits of entries, sources and locks, the pages that read something that changed are made, converted and
written again; so are those whose neighbors are others. If anything else can have changed, nothing is written, and all
is built: a source that came or went, the menu, a card, the past of the content, the day, any other file.
"""

from __future__ import annotations

import gc
import os
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TypeVar

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.nav import Navigation

from generator.collecting import setting_aside
from generator.engine.afterwards import Afterwards, Search
from generator.engine.rerendering import Framed, OtherwiseError, in_frame, populate, warn_of_anchors
from generator.engine.restructuring import date, neighbors, published, renew_beside, restructured
from generator.engine.steps import Steps
from generator.previewing.content import Content, Renewed
from generator.previewing.inputs import Edits
from generator.previewing.later import Turns
from generator.previewing.noting import NOTED, Facet, noting
from generator.problems import Problem
from generator.producing import PAGES, Production
from generator.writing import write_if_changed

T = TypeVar("T")
_ICON = re.compile(r"#(i[0-9a-f]{8})\"")


class Renewing:
    """What a preview keeps of its last whole build, and what its pages read."""

    def __init__(self, root: Path, search: Search) -> None:
        self._root, self._search = root, search
        self._content = Content(root, os.environ)
        self._edits = Edits(root)
        self.told = self._edits.told
        self._afterwards: Afterwards | None = None
        self._around: set[Facet] = set()
        self._read: dict[str, set[Facet]] = {}
        self._icons: dict[str, frozenset[str]] = {}
        self._site: Framed | None = None
        self._pages_read = self._new_icons = False

    def produce(self) -> Production:
        """Read, check and make everything; a whole build follows, if it can. If not, the last one stays of use."""
        gc.unfreeze()  # what the last build left is of no use any more, as soon as this one takes its place
        now = self._edits.look(closely=True)
        made = self._content.produce()
        if made.publishable:
            self._site, self._edits.seen = None, now
        return made

    def begin(self) -> None:
        """The whole build begins: what it reads is noted from here on."""
        self._site = None
        self._around, self._read, self._icons = set(), {}, {}
        NOTED.facets = self._around
        gc.unfreeze()

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

    def end(self, config: MkDocsConfig, files: Files, environment: Environment, nav: Navigation, steps: Steps) -> None:
        """The whole build is done."""
        self.stop()
        if steps.can_renew:
            pages = files.documentation_pages(inclusion=InclusionLevel.is_in_serve)
            self._site = Framed(config, files, nav, environment, steps, pages)
            self._afterwards = Afterwards(self._root, Path(config.site_dir), steps.open_data, self._search)
            self._pages_read = _names_pages(config, self._root)

    def stop(self) -> None:
        """The whole build has ended, or has failed.

        What is there now stays until the next one: to look through it for garbage would hold up who waits for a page.
        """
        NOTED.facets = None
        gc.freeze()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the content that is served; none of it is an error."""
        return self._site.steps.production.problems if self._site else ()

    def afterwards(self) -> Turns:
        """Make what no page waits for, step by step: pictures, citations, open data, and the index of the search."""
        if self._site and self._afterwards:
            yield from self._afterwards.steps(self._site)

    @setting_aside()
    def renew(self) -> tuple[Production, tuple[str, ...]] | None:
        """Take up what was edited and write the pages that changed. None if everything must be built."""
        site = self._site
        if site is None:
            return None
        edited = self._edits.since(now := self._edits.look())
        if edited == []:
            self._edits.seen = now
            return site.steps.production, ()
        renewed = self._content.renew(edited) if edited else None
        if renewed is None:  # if that is for a mistake, its mending goes on from here
            return None
        self._site, self._new_icons = None, False
        if not self._around.isdisjoint(renewed.facets) or not site.steps.renew(renewed.production, renewed.facets):
            return None
        try:
            site, made = self._made(site, renewed)
        except OtherwiseError:
            return None
        self._write(site, renewed, made)
        self._site, self._edits.seen = site, now
        return renewed.production, tuple(made)

    def _made(self, site: Framed, renewed: Renewed) -> tuple[Framed, dict[str, str]]:
        """The frame of now, and the pages that changed as they are to be published."""
        before = neighbors(site) if renewed.moved else {}
        renew_beside(site)
        if renewed.moved:
            site = restructured(site, renewed)
        uris = {uri for uri, read in self._read.items() if not read.isdisjoint(renewed.facets)} - renewed.gone
        uris |= renewed.pages.keys()
        come = [uri for uri in uris if site.page(uri).markdown is None]
        anchors = {uri: site.page(uri).present_anchor_ids or set() for uri in uris}
        for uri in uris:
            self._read[uri] = set()
        titled = [uri for uri in sorted(uris) if self._noted(partial(populate, site, uri, renewed.pages.get(uri)))]
        date(site, come)
        if self._pages_read and (titled or renewed.moved):
            raise OtherwiseError
        if renewed.moved:
            uris |= {uri for uri, now in neighbors(site).items() if not now.are(before.get(uri))}
        around = (each for uri in titled for each in (site.page(uri).previous_page, site.page(uri).next_page))
        uris |= {each.file.src_uri for each in around if each}
        made = {uri: self._noted(partial(in_frame, site, uri)) for uri in sorted(uris)}
        is_lost = any(ids - (site.page(uri).present_anchor_ids or set()) for uri, ids in anchors.items())
        warn_of_anchors(site, None if is_lost else made)
        return site, made

    def _write(self, site: Framed, renewed: Renewed, made: Mapping[str, str]) -> None:
        for name in renewed.gone:
            self._icons.pop(name, None)
        if renewed.gone or self._new_icons:
            site.steps.finishing.show_icons(frozenset[str]().union(*self._icons.values()))
        for uri, output in made.items():
            write_if_changed(Path(site.page(uri).file.abs_dest_path), output)
        assert self._afterwards is not None
        self._afterwards.edited((key for key, _ in renewed.facets), moved=renewed.moved)
        for path, content in renewed.files.items():
            self._afterwards.write(path, content)
        for name in renewed.gone:
            self._afterwards.remove(site, published(site, name))
            (self._root / PAGES / name).unlink(missing_ok=True)
            self._read.pop(name, None)
        for uri, page in renewed.pages.items():
            write_if_changed(self._root / PAGES / uri, page)

    def _noted(self, make: Callable[[], T]) -> T:
        """What is made, with what it reads noted besides what was read before."""
        NOTED.facets = self._around
        try:
            return make()
        finally:
            NOTED.facets = None


def _names_pages(config: MkDocsConfig, root: Path) -> bool:
    """Whether a template of the site's own look may read the list of all pages, and so anything of any of them."""
    folders = (Path(folder) for folder in config.theme.dirs if Path(folder).is_relative_to(root))
    templates = (path for folder in folders for path in folder.rglob("*.html"))
    return any(re.search(r"\bpages\b", path.read_text(encoding="utf-8", errors="replace")) for path in templates)
