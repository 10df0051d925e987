"""Pages put into their frame by two processes: this one goes forward through them, another backward, until they meet.

Once all pages are converted, a page in its frame follows from what is in memory, and is one file, its own. So a fork of
this process can write it as well. What is gathered on the way, for icons and style sheets of the whole site, comes back
and is added. All else stays here: a page on which the fork had something to log, or which failed, is made once more by
this process in its turn. So messages and errors come from here, in the order of the pages, as if there were no fork.

It is done only where nobody else has a hand in pages (another plugin, a hook), where nobody reads along (`--verbose`),
where a processor would be idle, and where enough pages are left.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from typing import Any, NamedTuple

from mkdocs.commands import build as engine
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

from generator.engine.polishing import Polish
from generator.engine.short_way import is_ours_alone
from generator.engine.steps import Steps
from generator.forking import Aside, LostError, has_idle_processor
from generator.publishing.manifest import Digest

FEWEST = 200  # pages for which a fork pays
_OFTEN = 16  # pages after which it is asked again whether a processor is idle

Build = Callable[..., None]


class _Made(NamedTuple):
    """What the other process did: the pages that it wrote, and what it gathered from them."""

    pages: frozenset[str]
    drawings: Mapping[str, str]
    names: Set[str]
    digests: Mapping[str, Digest]


class Left:
    """How many pages nobody has begun with: a number that both processes count down. Linux has such numbers."""

    def __init__(self, pages: int) -> None:
        self._number = os.eventfd(pages, os.EFD_SEMAPHORE | os.EFD_NONBLOCK)

    def take(self) -> bool:
        """Begin with one page more. False if there is none left."""
        try:
            os.eventfd_read(self._number)
        except BlockingIOError:
            return False
        return True

    def close(self) -> None:
        """No more pages."""
        os.close(self._number)


class RenderingApart:
    """The pages of one build. `build` is the function of the engine that puts a page into its frame and writes it.

    `polish` gives what gathers from the pages of the build, `digests` where it is noted what was written.
    """

    def __init__(
        self, build: Build, polish: Callable[[], Polish], digests: Callable[[], dict[str, Digest]] = dict
    ) -> None:
        self._build, self._polish, self._digests = build, polish, digests
        self._asked = 0
        self._left: Left | None = None
        self._aside: Aside[_Made] | None = None
        self._done: Set[str] = frozenset()

    def page(self, page: Page, config: MkDocsConfig, pages: Sequence[File], *frame: Any, **options: Any) -> None:
        """In the place of that function: the engine calls it for each of the pages in their order."""

        def build(file: File, **options: Any) -> None:
            self._build(file.page, config, pages, *frame, **options)

        if self._aside is None and self._asked % _OFTEN == 0 and is_ours_alone(config):
            self._begin(pages[self._asked :], build)
        self._asked += 1
        if self._left and not self._left.take():
            self._meet()
        if page.file.src_uri not in self._done:
            build(page.file, **options)

    def stop(self) -> None:
        """End what goes on elsewhere: the build is over, or has failed."""
        if self._aside:
            self._aside.stop()
        if self._left:
            self._left.close()
            self._left = None

    def _begin(self, rest: Sequence[File], build: Build) -> None:
        if len(rest) < FEWEST or not has_idle_processor():
            return
        self._left = left = Left(len(rest))
        self._aside = Aside(lambda: _backward(rest, left, build, self._polish(), self._digests()))
        self._aside.begin()
        if not self._aside.is_elsewhere:
            self.stop()

    def _meet(self) -> None:
        """Wait for the page that the other process is at, and take over what it gathered."""
        assert self._aside is not None
        try:
            made = self._aside.result()
        except LostError as error:
            raise PluginError(str(error)) from error
        self.stop()
        self._done = made.pages
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


def _backward(files: Sequence[File], left: Left, build: Build, polish: Polish, digests: dict[str, Digest]) -> _Made:
    """Write pages from the last one on, in a process that nobody hears, until none is left or one fails."""
    heard: list[logging.LogRecord] = []
    logging.Logger.handle = lambda _, record: heard.append(record)  # type: ignore
    logging.captureWarnings(True)
    done = []
    digests.clear()  # of pages that the other process made before
    for file in reversed(files):
        if not left.take():
            break
        heard.clear()
        try:
            build(file)
        except Exception:  # which this page raises again, in its turn
            break
        if not heard:
            done.append(file.src_uri)
    return _Made(frozenset(done), polish.drawings, polish.names, digests)
