"""Publishes the PDFs that were made of exactly what the site says, and links their pages to them."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from generator.languages.words import Words
from generator.printing.linking import with_link
from generator.printing.printable import Printable
from generator.printing.shelf import EMPTY, SHELF, look_through, read_list
from generator.producing import Production


class Pdfs:
    """The PDFs of one build. Where none were made, nothing is done."""

    def __init__(self, root: Path, production: Production, config: MkDocsConfig) -> None:
        self._shelf = EMPTY
        self._words: Words | None = None
        catalog = production.catalog
        if catalog is None or not read_list(root / SHELF):
            return
        from generator.engine.paper import Press  # which most builds do not need

        self._words = catalog.words
        press = Press(root, production, catalog, config)

        def printable(uri: str, paper: str) -> Printable | None:
            return press.printable(uri, paper) if press.can_print(uri) else None

        self._shelf = look_through(root, printable)

    @property
    def are_none(self) -> bool:
        """Whether no PDF was made."""
        return not (self._shelf.files or self._shelf.current)

    def add(self, files: Files, config: MkDocsConfig) -> None:
        """Add the PDFs to the files of the site."""
        for path, content in self._shelf.files.items():
            files.append(File.generated(config, path, content=content))

    def link(self, html: str, uri: str) -> str:
        """The content of a page with a link to its PDF, if there is one."""
        made = self._shelf.current.get(uri)
        if made is None or self._words is None:
            return html
        size = len(self._shelf.files[made.published])
        return with_link(html, uri, made, size, self._words)
