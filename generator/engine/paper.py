"""Pages for paper, converted by the engine as those of the site are, but without its theme."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from generator.citing.files import entry_works
from generator.citing.this_site import document_page
from generator.citing.work import Work
from generator.model.catalog import Catalog
from generator.pages.extra_files import Content, make_files
from generator.pages.links import is_sheet
from generator.pages.view import View
from generator.printing.composing import compose
from generator.printing.printable import Printable
from generator.printing.references import with_references
from generator.producing import Production


class Press:
    """Makes printable documents of the pages of one production."""

    def __init__(self, root: Path, production: Production, catalog: Catalog, config: MkDocsConfig) -> None:
        self._root, self._production, self._catalog, self._config = root, production, catalog, config
        uris = [*production.pages, *catalog.documents]
        # Links are resolved against all pages; only those that are printed are read.
        self._files = Files([self._page_file(uri, "") for uri in uris])

    def can_print(self, uri: str) -> bool:
        """Whether there is such a page and it is made for paper: an entry or a sheet."""
        is_entry = uri in self._production.pages and uri.removesuffix(".md") in self._catalog.entries
        return is_entry or (uri in self._catalog.documents and is_sheet(uri))

    def names(self) -> list[str]:
        """The names of all pages that are made for paper."""
        uris = (*self._production.pages, *self._catalog.documents)
        return sorted(uri.removesuffix(".md") for uri in uris if self.can_print(uri))

    def printable(self, uri: str, paper: str) -> Printable:
        """The document of an entry's page or of a sheet, for a paper of `composing.PAPERS`."""
        content = with_references(self._content(uri), uri, self._catalog)
        return compose(self._catalog, uri, content, self._works(uri), self._file, paper)

    def _content(self, uri: str) -> str:
        """The page as HTML: read, its tokens replaced and converted, exactly as for the site."""
        is_document = uri in self._catalog.documents
        text = self._catalog.documents[uri].text if is_document else self._production.pages[uri]
        page = Page(None, self._page_file(uri, text), self._config)
        page.read_source(self._config)
        if is_document:
            page.markdown = View(self._catalog, uri).document(page.markdown or "")
        page.render(self._config, self._files)
        return page.content or ""

    def _page_file(self, uri: str, text: str) -> File:
        # Not `File.generated`, which works only while the engine runs an event of a plugin.
        config = self._config
        file = File(uri, src_dir=None, dest_dir=config.site_dir, use_directory_urls=config.use_directory_urls)
        file.content_string = text
        return file

    def _works(self, uri: str) -> list[Work]:
        if uri in self._catalog.documents:
            return [document_page(self._catalog, self._catalog.documents[uri])]
        return entry_works(self._catalog, self._catalog.entries[uri.removesuffix(".md")])

    @cached_property
    def _made(self) -> dict[str, Content]:
        return dict(make_files(self._catalog))

    def _file(self, path: str) -> bytes:
        """A file of the site: one that was made, or one that lies in docs/. Raises KeyError for anything else."""
        if path in self._production.files:
            content = self._made[path]
            return content if isinstance(content, bytes) else content.encode()
        docs = (self._root / "docs").resolve()
        found = (docs / path).resolve()
        if not found.is_relative_to(docs) or not found.is_file():
            raise KeyError(path)
        return found.read_bytes()
