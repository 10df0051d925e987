"""Collects pages as the site's engine renders them, for the search: the seam with MkDocs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.pages import Page

from generator.engine.speaking import LANGUAGE
from generator.model.catalog import Catalog
from generator.searching.background import BackgroundIndex
from generator.searching.engine import IndexingError
from generator.searching.indexing import job, make_index
from generator.searching.page import Rendered
from generator.spooling import Place, Spool


class Collecting:
    """The pages of one build. In a preview the index is made in the background, else before the build ends."""

    def __init__(self, building: AbstractContextManager[object] | None = None) -> None:
        """`building` makes it a preview: it is held while the site's folder is written or copied."""
        self._background = BackgroundIndex(building) if building else None
        self._rendered: dict[str, Rendered] = {}
        self._spool: Spool | None = None
        self._places: dict[str, Place] = {}

    def begin(self) -> None:
        """A new build begins."""
        self._rendered.clear()
        self._places.clear()
        self._spool = None if self._background else Spool()

    def add(self, page: Page, content: str, config: MkDocsConfig) -> None:
        """A page was rendered; `content` is the HTML of its article."""
        uri = page.file.src_uri
        language = str(page.meta.get(LANGUAGE) or config.theme["language"])
        title = str(page.meta.get("title") or page.title or uri)
        if self._spool:
            self._places[uri], content = self._spool.put(content), ""
        self._rendered[uri] = Rendered(uri, title, content, language, dict(page.meta))

    def finish(self, catalog: Catalog, config: MkDocsConfig, there: Iterable[str] | None = None) -> None:
        """The build is done: make its search. Raises PluginError if that fails, so that nothing is published.

        In a preview, `there` are the pages that are still there, in their order.
        """
        if there is not None:
            self._rendered = {uri: self._rendered[uri] for uri in there if uri in self._rendered}
        work = job(catalog, self._read())
        if self._background:
            self._background.request(work, Path(config.site_dir))
            return
        try:
            make_index(work, Path(config.site_dir))
        except IndexingError as error:
            raise PluginError(str(error)) from error

    def _read(self) -> Iterator[Rendered]:
        """The pages as they were rendered; those of a build lie on the disk, each until it is wanted."""
        for uri, page in self._rendered.items():
            yield replace(page, content=self._spool.read(self._places[uri])) if self._spool else page

    def stop(self) -> None:
        """End what goes on in the background."""
        if self._background:
            self._background.stop()
