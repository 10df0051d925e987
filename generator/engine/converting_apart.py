"""Pages converted by two processes (`from_both_ends.py`).

The HTML of a generated page follows from its Markdown and the paths of all pages. So a fork of this process can convert
it as well. What it makes lies on the disk until the page has its turn here, where all else is done that is done to one:
so nothing that pages tell the search, the progress or a step of ours is told elsewhere.
"""

from __future__ import annotations

import marshal
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import IO, Any

from mkdocs.commands import build as engine
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from generator.engine.converting import Converting, Portable
from generator.engine.from_both_ends import Backward, FromBothEnds
from generator.engine.steps import Steps
from generator.spooling import Place


class ConvertingApart:
    """The pages of one build. `populate` is the function of the engine that reads a page and has it converted."""

    def __init__(self, populate: Callable[..., None], converting: Callable[[], Converting]) -> None:
        self._populate, self._converting = populate, converting
        self._pages: Sequence[File] = ()
        self._ends = FromBothEnds(self._take_over)
        self._laid_down: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - open in both processes
        self._places: dict[str, Place] = {}

    def page(self, page: Page, config: MkDocsConfig, files: Files, *options: Any) -> None:
        """In the place of that function: the engine calls it for each of the pages in their order."""
        self._pages = self._pages or files.documentation_pages()
        self._ends.turn(config, self._pages, lambda rest: self._convert(rest, config, files))
        self._populate(page, config, files, *options)

    def stop(self) -> None:
        """End what goes on elsewhere: the build is over, or has failed."""
        self._ends.stop()
        self._laid_down.close()

    def _convert(self, rest: Backward, config: MkDocsConfig, files: Files) -> Mapping[str, Place]:
        """Convert pages, in the other process. Gives where what was made of each of them lies."""
        converting, places, end = self._converting(), {}, self._laid_down.seek(0, os.SEEK_END)
        for file, data in rest.made(lambda file: marshal.dumps(converting.portable(file, config, files))):
            self._laid_down.write(data)
            places[file.src_uri] = Place(end, len(data))
            end += len(data)
        self._laid_down.flush()
        return places

    def _take_over(self, places: Mapping[str, Place]) -> None:
        self._places |= places
        self._converting().elsewhere = self._made

    def _made(self, uri: str) -> Portable | None:
        """What the other process made of a page."""
        place = self._places.get(uri)
        if place is None:
            return None
        made: Portable | None = marshal.loads(os.pread(self._laid_down.fileno(), place.size, place.start))
        return made


@contextmanager
def converting_apart(steps: Callable[[], Steps]) -> Iterator[None]:
    """Builds of the engine in here use a second process. `steps` gives those of the build."""
    usual = engine._populate_page
    apart = ConvertingApart(usual, lambda: steps().converting)
    engine._populate_page = apart.page  # type: ignore[assignment]
    try:
        yield
    finally:
        engine._populate_page = usual
        apart.stop()
