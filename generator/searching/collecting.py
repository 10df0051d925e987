"""Collects pages as the site's engine renders them, for the search: the seam with MkDocs."""

from __future__ import annotations

from contextlib import AbstractContextManager
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


class Collecting:
    """The pages of one build. In a preview the index is made in the background, else before the build ends."""

    def __init__(self, building: AbstractContextManager[object] | None = None) -> None:
        """`building` makes it a preview: it is held while the site's folder is written or copied."""
        self._background = BackgroundIndex(building) if building else None
        self._rendered: dict[str, Rendered] = {}

    def begin(self) -> None:
        """A new build begins."""
        self._rendered.clear()

    def add(self, page: Page, content: str, config: MkDocsConfig) -> None:
        """A page was rendered; `content` is the HTML of its article."""
        uri = page.file.src_uri
        language = str(page.meta.get(LANGUAGE) or config.theme["language"]).partition("-")[0]
        title = str(page.meta.get("title") or page.title or uri)
        self._rendered[uri] = Rendered(uri, title, content, language, dict(page.meta))

    def finish(self, catalog: Catalog, config: MkDocsConfig) -> None:
        """The build is done: make its search. Raises PluginError if that fails, so that nothing is published."""
        work = job(catalog, self._rendered.values())
        if self._background:
            self._background.request(work, Path(config.site_dir))
            return
        try:
            make_index(work, Path(config.site_dir))
        except IndexingError as error:
            raise PluginError(str(error)) from error

    def stop(self) -> None:
        """End what goes on in the background."""
        if self._background:
            self._background.stop()
