"""Renews the pages of a preview that an edit can have changed, in the frame of the last build: the seam with MkDocs.

A whole build notes what each page reads of the catalog, and what everything around the pages reads (menu, settings,
cards). After an edit of entries or sources, the pages that read something that changed are made, converted and written
again. If anything else can have changed, nothing is written, and all is built: another set of pages, a title, a tag,
the menu, another icon, the past of the content, the day, any file that is no entry and no source.
"""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.nav import Navigation

from generator import clock
from generator.engine.rerendering import Framed, OtherwiseError, rendered
from generator.engine.steps import Steps
from generator.loading.history_git import GitError, git
from generator.loading.texts import text_folders
from generator.model.catalog import Catalog
from generator.pages.extra_files import MAKERS
from generator.previewing.content import Content
from generator.previewing.inputs import Look, differences, look
from generator.previewing.noting import NOTED, Facet, noting
from generator.producing import PAGES, Production
from generator.writing import write_if_changed

log = logging.getLogger("mkdocs.plugins.factsheet")
_ICON = re.compile(r"#(i[0-9a-f]{8})\"")


class Renewing:
    """What a preview keeps of its last whole build, and what its pages read."""

    def __init__(self, root: Path, search: Callable[[Catalog, MkDocsConfig], None]) -> None:
        self._root, self._search = root, search
        self._content = Content(root, os.environ)
        self._places = [root / name for name in ("content", "site_config", "docs", "mkdocs.yml", "build/pdf")]
        self._places += text_folders(root, os.environ)
        self._seen: tuple[Look, object] = ({}, None)
        self._around: set[Facet] = set()
        self._read: dict[str, set[Facet]] = {}
        self._icons: dict[str, frozenset[str]] = {}
        self._site: Framed | None = None

    def produce(self) -> Production:
        """Read, check and make everything; a whole build follows, if it can."""
        self._site = None
        self._seen = self._look()
        return self._content.produce()

    def begin(self) -> None:
        """The whole build begins: what it reads is noted from here on."""
        self._around, self._read, self._icons = set(), {}, {}
        NOTED.facets = self._around

    @contextmanager
    def page(self, uri: str) -> Iterator[None]:
        """What is read in here is read by a page."""
        with noting(self._read.setdefault(uri, set()) if NOTED.facets is not None else None):
            yield

    def finished(self, name: str, output: str) -> str:
        """A page is done; which icons does it show?"""
        self._icons[name] = frozenset(_ICON.findall(output))
        return output

    def end(self, config: MkDocsConfig, files: Files, environment: Environment, nav: Navigation, steps: Steps) -> None:
        """The whole build is done."""
        NOTED.facets = None
        if steps.can_renew:
            pages = files.documentation_pages(inclusion=InclusionLevel.is_in_serve)
            self._site = Framed(config, files, nav, environment, steps, pages)

    def stop(self) -> None:
        """The whole build has failed."""
        NOTED.facets = None

    def afterwards(self) -> Iterator[None]:
        """Make what no page waits for, step by step: pictures, citations, open data, and the index of the search."""
        site = self._site
        catalog = site.steps.catalog if site else None
        if site is None or catalog is None:
            return
        folder, docs = Path(site.config.site_dir), Path(site.config.docs_dir)
        for maker in MAKERS:
            for path, content in maker(catalog):
                write_if_changed(folder / path, content)
                yield
        yield from site.steps.open_data.renew(folder, docs)
        self._search(catalog, site.config)

    def renew(self) -> tuple[Production, tuple[str, ...]] | None:
        """Take up what was edited and write the pages that changed. None if everything must be built."""
        site, self._site = self._site, None
        if site is None:
            return None
        now = self._look()
        edited = self._edited(now)
        renewed = self._content.renew(edited) if edited is not None else None
        if renewed is None or not self._around.isdisjoint(renewed.facets):
            return None
        site.steps.renew(renewed.production)
        uris = {*renewed.pages, *(uri for uri, read in self._read.items() if not read.isdisjoint(renewed.facets))}
        try:
            made = {uri: self._rendered(site, uri, renewed.pages.get(uri)) for uri in sorted(uris)}
        except OtherwiseError:
            return None
        if self._icons_differ(made):
            return None
        for uri, output in made.items():
            file = site.files.get_file_from_path(uri)
            assert file is not None
            write_if_changed(Path(file.abs_dest_path), output)
        for uri, page in renewed.pages.items():
            write_if_changed(self._root / PAGES / uri, page)
        self._site, self._seen = site, now
        return renewed.production, tuple(made)

    def _look(self) -> tuple[Look, object]:
        """The state of all files that a preview is made from, and of what else it depends on."""
        try:
            past = git(self._root, "rev-parse", "HEAD")
        except GitError:
            past = b""
        return look(self._places), (past, clock.today(os.environ))

    def _edited(self, now: tuple[Look, object]) -> list[str] | None:
        """The files of entries and sources that were edited; None if anything else is not as it was."""
        (before, around), (after, around_now) = self._seen, now
        if around != around_now:
            return None
        found = []
        for name in differences(before, after):
            path = Path(name)
            if name not in before or name not in after or not path.is_relative_to(self._root):
                return None
            parts = path.relative_to(self._root).parts
            if len(parts) != 3 or parts[0] != "content" or path.suffix != ".yml":
                return None
            found.append("/".join(parts))
        return found

    def _rendered(self, site: Framed, uri: str, text: str | None) -> str:
        """A page as it is to be published, with what it reads noted anew."""
        self._read[uri] = set()
        NOTED.facets = self._around
        try:
            return rendered(site, uri, text)
        finally:
            NOTED.facets = None

    def _icons_differ(self, made: Mapping[str, str]) -> bool:
        """Whether the site shows other icons than before: they are in one file."""
        before = frozenset[str]().union(*self._icons.values()) if self._icons else frozenset()
        if all(self._icons.get(uri) == frozenset(_ICON.findall(output)) for uri, output in made.items()):
            return False
        for uri, output in made.items():
            self.finished(uri, output)
        return before != frozenset().union(*self._icons.values())
