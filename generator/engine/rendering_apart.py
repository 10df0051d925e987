"""Pages put into their frame by two processes (`from_both_ends.py`).

Once all pages are converted, a page in its frame follows from what is in memory, and is one file, its own. So a fork of
this process can write it as well. What is gathered on the way, for icons and style sheets of the whole site, comes back
and is added.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, MutableMapping, Sequence, Set
from contextlib import contextmanager
from typing import Any, NamedTuple

from mkdocs.commands import build as engine
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

from generator.engine.from_both_ends import Backward, FromBothEnds
from generator.engine.polishing import Polish
from generator.engine.steps import Steps
from generator.publishing.manifest import Digest

Build = Callable[..., None]


class _Made(NamedTuple):
    """What the other process did: the pages that it wrote, and what it gathered from them."""

    pages: frozenset[str]
    drawings: Mapping[str, str]
    names: Set[str]
    digests: Mapping[str, Digest]


class RenderingApart:
    """The pages of one build. `build` is the function of the engine that puts a page into its frame and writes it.

    `polish` gives what gathers from the pages of the build, `digests` where it is noted what was written.
    """

    def __init__(
        self, build: Build, polish: Callable[[], Polish], digests: Callable[[], MutableMapping[str, Digest]] = dict
    ) -> None:
        self._build, self._polish, self._digests = build, polish, digests
        self._ends = FromBothEnds(self._take_over)
        self._done: set[str] = set()
        self.stop = self._ends.stop

    def page(self, page: Page, config: MkDocsConfig, pages: Sequence[File], *frame: Any, **options: Any) -> None:
        """In the place of that function: the engine calls it for each of the pages in their order."""

        def build(file: File) -> None:
            self._build(file.page, config, pages, *frame)

        self._ends.turn(config, pages, lambda rest: self._written(rest, build))
        if page.file.src_uri not in self._done:
            self._build(page, config, pages, *frame, **options)

    def _written(self, rest: Backward, build: Callable[[File], None]) -> _Made:
        """Write pages, in the other process."""
        polish, digests = self._polish(), self._digests()
        digests.clear()  # of pages that this process made before
        done = frozenset(file.src_uri for file, _ in rest.made(build))
        return _Made(done, polish.drawings, polish.names, digests)

    def _take_over(self, made: _Made) -> None:
        self._done |= made.pages
        self._polish().add(made.drawings, made.names)
        self._digests().update(made.digests)


@contextmanager
def rendering_apart(steps: Callable[[], Steps]) -> Iterator[None]:
    """Builds of the engine in here use a second process. `steps` gives those of the build."""
    usual = engine._build_page
    apart = RenderingApart(usual, lambda: steps().finishing.polish, lambda: steps().digests)
    engine._build_page = apart.page  # type: ignore[assignment]
    try:
        yield
    finally:
        engine._build_page = usual
        apart.stop()
