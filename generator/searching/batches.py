"""Gives pages to the engine of the search in batches: it needs some twenty times the memory of what it is given."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from generator.searching.engine import Process, run_engine
from generator.searching.packed import Index, read_index

MOST = 4_000_000  # signs of a batch, and one page more


class Batches:
    """Pages for the engine, which lie in a folder until there are enough of them, and its indexes."""

    def __init__(self, folder: Path, started: Callable[[Process], None] = lambda process: None) -> None:
        self._folder, self._started = folder, started
        self._size = 0
        self._made: list[Path] = []
        self._pages = folder / "pages"
        self._pages.mkdir()

    def add(self, file: str, html: str) -> None:
        """One page more. Raises IndexingError if the engine fails at those before."""
        if self._size > MOST:
            self._index()
        path = self._pages / file
        if not path.parent.is_dir():
            path.parent.mkdir(parents=True)
        path.write_text(html, encoding="utf-8")
        self._size += len(html)

    def indexes(self) -> dict[str, list[Index]]:
        """The indexes of all batches, by language. Raises IndexingError, and UnknownFormatError."""
        if self._size or not self._made:
            self._index()
        found: dict[str, list[Index]] = {}
        for made in self._made:
            for language, index in read_index(made).items():
                found.setdefault(language, []).append(index)
        return found

    def _index(self) -> None:
        made = self._folder / f"index-{len(self._made)}"
        run_engine(self._pages, made, self._started)
        self._made.append(made)
        shutil.rmtree(self._pages)
        self._pages.mkdir()
        self._size = 0
