"""Renews the pages of a preview that an edit can have changed, in the frame of the last build: the seam with MkDocs.

A whole build notes what each page reads of the catalog, and what everything around the pages reads (menu, settings,
cards). After edits of entries, sources, locks and templates, the pages that read something that changed are made,
converted and written again, and those whose neighbors are others (`republishing.py`). If anything else can have
changed, nothing is written, and all is built: a source that came or went, the menu, a card, the past of the content,
the day, any other file.
"""

from __future__ import annotations

import gc
import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.nav import Navigation

from generator.collecting import setting_aside
from generator.engine.afterwards import Afterwards, Search
from generator.engine.republishing import Republishing
from generator.engine.rerendering import Framed, OtherwiseError
from generator.engine.restructuring import published
from generator.engine.steps import Steps
from generator.engine.waiting import MayWait
from generator.previewing.content import Content, Renewed
from generator.previewing.inputs import NEVER, Edits
from generator.previewing.later import Turns
from generator.previewing.noting import NOTED
from generator.problems import Problem
from generator.producing import Production


class Renewing:
    """What a preview keeps of its last whole build, and what its pages read."""

    def __init__(self, root: Path, search: Search, tell: Callable[[Exception], None]) -> None:
        """`search` makes the index of the search. What is wrong with a page that waits is told in the background."""
        self._root, self._search, self._tell = root, search, tell
        self._content = Content(root, os.environ)
        self._edits = Edits(root)
        self.told = self._edits.told
        self._afterwards: Afterwards | None = None
        self._site: Framed | None = None
        self._left: tuple[Framed, Republishing] | None = None  # what a whole build takes the place of, if pages wait
        self._is_replaced = False  # whether a whole build has begun to take the place of the last one
        self._take_pages(Republishing(root, self._content))
        self.times = 0  # how often pages were renewed or built

    def produce(self) -> Production:
        """Read, check and make everything; a whole build follows, if it can. If not, the last one stays of use."""
        gc.unfreeze()  # what the last build left is of no use any more, as soon as this one takes its place
        now = self._edits.look(closely=True)
        content = Content(self._root, os.environ)
        made = content.produce()
        self._is_replaced = made.publishable
        if made.publishable:
            self._left = (self._site, self._pages) if self._site and self.is_waiting else None
            self._site, self._content, self._edits.seen = None, content, now
        return made

    def begin(self) -> None:
        """The whole build begins: what it reads is noted from here on."""
        self._site = None
        self._take_pages(Republishing(self._root, self._content))
        NOTED.facets = self._pages.around
        gc.unfreeze()

    def _take_pages(self, pages: Republishing) -> None:
        self._pages = pages
        self.page, self.finished = pages.page, pages.finished

    def end(self, config: MkDocsConfig, files: Files, environment: Environment, nav: Navigation, steps: Steps) -> None:
        """The whole build is done."""
        self.stop()
        self.times += 1
        if steps.can_renew:
            pages = files.documentation_pages(inclusion=InclusionLevel.is_in_serve)
            self._site = Framed(config, files, nav, environment, steps, pages)
            self._afterwards = Afterwards(self._root, Path(config.site_dir), steps.open_data, self._search)
            self._pages.names_pages = _names_pages(config, self._root)

    def settle(self) -> None:
        """Nothing of the whole build can fail any more."""
        self._left = None

    def fail(self) -> Steps | None:
        """The whole build has failed, and the site of before is put back. Gives the steps by which its pages are made.

        All that can be made of it is what waited then; the next edit has all built again.
        """
        self.stop()
        if self._is_replaced:
            self._site, self._edits.seen = None, NEVER
            if self._left:
                self._site, pages = self._left
                self._afterwards = None
                self._take_pages(pages)
                self.times += 1
        return self._site.steps if self._site else None

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

    @property
    def is_waiting(self) -> bool:
        """Whether there are pages that wait."""
        return self._site is not None and bool(self._pages.waiting.unframed)

    def waiting_at(self, path: str) -> str | None:
        """The page that waits at a path below the site, if any."""
        return self._pages.waiting.at(path) if self._site else None

    def turn(self, uri: str) -> None:
        """Make a page that waits, unless somebody has. Raises what is wrong with it; then it waits on."""
        if self._site:
            self._pages.turn(self._site, uri)

    def afterwards(self) -> Turns:
        """Make the pages that wait, then what no page waits for: pictures, citations, open data, the search.

        A page that cannot be made waits on.
        """
        for uri in list(self._pages.waiting.unframed):
            try:
                self.turn(uri)
            except Exception as error:
                self._tell(error)
            yield 0
        if self._site and self._afterwards:
            yield from self._afterwards.steps(self._site)

    @setting_aside()
    def renew(self) -> tuple[Production, tuple[str, ...]] | None:
        """Take up what was edited and write the pages that changed, or let them wait. None if all must be built."""
        site = self._site
        if site is None:
            return None
        edited = self._edits.since(now := self._edits.look())
        if edited == []:
            self._edits.seen = now
            return site.steps.production, ()
        may_wait = MayWait(site, names_pages=self._pages.names_pages)
        renewed = self._content.renew(edited, may_wait) if edited else None
        if renewed is None:  # if that is for a mistake, its mending goes on from here
            return None
        self._site = None
        if not self._pages.around.isdisjoint(renewed.facets) or not site.steps.renew(
            renewed.production, renewed.facets
        ):
            return None
        try:
            site, made = self._pages.renew(site, renewed)
        except OtherwiseError:
            return None
        self._write(site, renewed, made)
        self._site, self._edits.seen = site, now
        self.times += 1
        return renewed.production, (*made, *sorted(self._pages.waiting.unframed))

    def _write(self, site: Framed, renewed: Renewed, made: Mapping[str, str]) -> None:
        self._pages.publish(site, made, renewed.gone)
        assert self._afterwards is not None
        self._afterwards.edited((key for key, _ in renewed.facets), moved=renewed.moved)
        for path, content in renewed.files.items():
            self._afterwards.write(path, content)
        for name in renewed.gone:
            self._afterwards.remove(site, published(site, name))


def _names_pages(config: MkDocsConfig, root: Path) -> bool:
    """Whether a template of the site's own look may read the list of all pages, and so anything of any of them."""
    folders = (Path(folder) for folder in config.theme.dirs if Path(folder).is_relative_to(root))
    templates = (path for folder in folders for path in folder.rglob("*.html"))
    return any(re.search(r"\bpages\b", path.read_text(encoding="utf-8", errors="replace")) for path in templates)
