"""Puts the outputs among the files of the site, and the links to them onto each page."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from generator.contents import Content
from generator.drafting import without_drafts
from generator.model.catalog import Catalog
from generator.outputs.claiming import gives_way
from generator.outputs.linked_data import linked_data
from generator.outputs.making import make_outputs, make_outputs_of
from generator.outputs.output import File
from generator.outputs.redirecting import FILE as REDIRECTS
from generator.outputs.registry import beside_pages
from generator.outputs.site_data import SiteData
from generator.writing import write_if_changed


class OpenData:
    """The outputs of one build. A preview has them as well, without its drafts, as a build would make them."""

    def __init__(self, catalog: Catalog) -> None:
        self._data = SiteData(without_drafts(catalog))
        self.paths: set[str] = set()  # of the files made

    def show(self, context: Any, page: Page) -> None:
        """Tell a page in which other forms it is there, and what it says to machines. A translation leads to the
        forms of its original, which governs."""
        uri = str(page.meta["translation"]["of"]) if "translation" in page.meta else page.file.src_uri
        found = ((output, output.beside(uri, self._data)) for output in beside_pages())
        context["twins"] = [
            {"title": output.title, "media_type": output.media_type, "url": get_relative_url(path, page.url)}
            for output, path in found
            if path
        ]
        context["linked_data"] = "" if "translation" in page.meta else linked_data(uri, self._data)

    def files(self) -> Iterator[tuple[str, Content]]:
        """Every file, as it is made: path below the site -> content."""
        for path, content in make_outputs(self._data.catalog):
            self.paths.add(path)
            yield path, content

    def add(self, path: str, content: Content, site: Path) -> None:
        """Write a file where the site has one already. One of the site's own may stay (docs/llms.txt).

        Raises PluginError, which stops a build, rather than put a file in the place of another one of the site's own;
        rule `file-taken` says so before.
        """
        target = site / path
        if path == REDIRECTS and target.exists():  # the site's own come first, as hosts take the first that fits
            content = f"{target.read_text(encoding='utf-8').rstrip()}\n{content!s}"
        elif path in self._data.catalog.own_files:
            if gives_way(path):
                return
            raise PluginError(f"The software writes {path} itself. Rename docs/{path}.")
        write_if_changed(target, content)

    def renew(self, docs: Path, write: Callable[[str, Content], None]) -> Iterator[None]:
        """Give each file to `write`, step by step."""
        return self._give(make_outputs(self._data.catalog), docs, write)

    def renew_some(self, keys: Collection[str], docs: Path, write: Callable[[str, Content], None]) -> Iterator[None]:
        """The same for the files of some entries and sources alone."""
        return self._give(make_outputs_of(self._data.catalog, keys), docs, write)

    def _give(self, files: Iterator[File], docs: Path, write: Callable[[str, Content], None]) -> Iterator[None]:
        own = self._data.catalog.own_files
        for path, content in files:
            if path == REDIRECTS and (docs / path).is_file():
                content = f"{(docs / path).read_text(encoding='utf-8').rstrip()}\n{content!s}"
            elif path in own:
                continue
            self.paths.add(path)
            write(path, content)
            yield
