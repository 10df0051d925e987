"""Collects pages as the site's engine renders them, for the search: the seam with MkDocs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.pages import Page

from generator.engine.speaking import LANGUAGE
from generator.model.catalog import Catalog
from generator.searching.page import ASKED, Rendered
from generator.spooling import Texts

if TYPE_CHECKING:
    from generator.searching.background import BackgroundIndex


class Collecting:
    """The pages of one build. In a preview the index is made in the background, else before the build ends."""

    def __init__(self, building: AbstractContextManager[object] | None = None) -> None:
        """`building` makes it a preview: it is held while the site's folder is written or copied."""
        self._background = _in_background(building) if building else None
        self._rendered: dict[str, Rendered] = {}
        self._contents = Texts()

    def begin(self) -> None:
        """A new build begins."""
        self._rendered.clear()
        self._contents = Texts()

    def add(self, page: Page, content: str, config: MkDocsConfig) -> None:
        """A page was rendered; `content` is the HTML of its article."""
        uri = page.file.src_uri
        language = str(page.meta.get(LANGUAGE) or config.theme["language"])
        title = str(page.meta.get("title") or page.title or uri)
        self._contents[uri] = content
        meta = {name: page.meta[name] for name in ASKED if name in page.meta}
        self._rendered[uri] = Rendered(uri, title, "", language, meta)

    def finish(self, catalog: Catalog, config: MkDocsConfig, there: Iterable[str] | None = None) -> None:
        """The build is done: make its search. Raises PluginError if that fails, so that nothing is published.

        In a preview, `there` are the pages that are still there, in their order.
        """
        if there is not None:
            self._rendered = {uri: self._rendered[uri] for uri in there if uri in self._rendered}
        # Read late, as most of the search is needed only here.
        from generator.searching.engine import IndexingError
        from generator.searching.indexing import job, make_index

        work = job(catalog, self._read())
        if self._background:
            self._background.request(work, Path(config.site_dir))
            return
        try:
            make_index(work, Path(config.site_dir))
        except IndexingError as error:
            raise PluginError(str(error)) from error

    def _read(self) -> Iterator[Rendered]:
        """The pages as they are rendered now. They lie on the disk, each until it is wanted."""
        contents, pages = self._contents.only(self._rendered), list(self._rendered.values())
        self._contents = contents.only(contents)
        return (replace(page, content=contents[page.uri]) for page in pages)

    def stop(self) -> None:
        """End what goes on in the background."""
        if self._background:
            self._background.stop()


def _in_background(building: AbstractContextManager[object]) -> BackgroundIndex:
    from generator.searching.background import BackgroundIndex  # with a thread, which only a preview needs

    return BackgroundIndex(building)
