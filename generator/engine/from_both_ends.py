"""Pages gone through by two processes: this one goes forward, another backward, until they meet.

What is made of a page from what is in memory can be made by a fork of this process as well. All else stays here: a page
on which the fork had something to log, or which failed, is made once more by this process in its turn. So messages and
errors come from here, in the order of the pages, as if there were no fork.

It is done only where nobody else has a hand in pages (another plugin, a hook), where nobody reads along (`--verbose`),
where a processor would be idle, and where enough pages are left.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Generic, TypeVar

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File

from generator.engine.short_way import is_ours_alone
from generator.forking import Aside, LostError, has_idle_processor

T = TypeVar("T")
M = TypeVar("M")

FEWEST = 200  # pages for which a fork pays
MOST = 3000  # pages after which another fork goes on: what one has taken of the memory is given back
_OFTEN = 16  # pages after which it is asked again whether a processor is idle


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


class Backward:
    """Pages from the last one on, in a process that nobody hears."""

    def __init__(self, files: Sequence[File], left: Left) -> None:
        self._files, self._left = files, left
        self.over_with = 0  # pages that need not be begun with again

    def made(self, make: Callable[[File], M]) -> Iterator[tuple[File, M]]:
        """What is made of each, until none is left, it is enough or one fails. Without those on which something was
        logged."""
        heard: list[logging.LogRecord] = []
        logging.Logger.handle = lambda _, record: heard.append(record)  # type: ignore
        logging.captureWarnings(True)
        for file in islice(reversed(self._files), MOST):
            if not self._left.take():
                break
            heard.clear()
            try:
                made = make(file)
            except Exception:  # which this page raises again, in its turn: no more of them are made here
                self.over_with = 0
                break
            self.over_with += 1
            if not heard:
                yield file, made


class FromBothEnds(Generic[T]):
    """The pages of one build. `take_over` is called with what each other process gives, when it is over with it."""

    def __init__(self, take_over: Callable[[T], None]) -> None:
        self._take_over = take_over
        self._asked = 0
        self._ahead = 0  # pages at the end that others had their turn with
        self._left: Left | None = None
        self._aside: Aside[tuple[T, int]] | None = None

    def turn(self, config: MkDocsConfig, pages: Sequence[File], work: Callable[[Backward], T]) -> None:
        """The next page has its turn here; `pages` are all of them. The other process, if one is begun, does `work`."""
        if self._left and self._aside and not self._aside.goes_on:
            self._relieve()
        if self._aside is None and self._asked % _OFTEN == 0 and is_ours_alone(config):
            self._begin(pages[self._asked : len(pages) - self._ahead], work)
        self._asked += 1
        if self._left and not self._left.take():
            self._meet()

    def stop(self) -> None:
        """End what goes on elsewhere: the build is over, or has failed."""
        if self._aside:
            self._aside.stop()
        if self._left:
            self._left.close()
            self._left = None

    def _begin(self, rest: Sequence[File], work: Callable[[Backward], T]) -> None:
        if len(rest) < FEWEST or not has_idle_processor():
            return
        self._left = left = Left(len(rest))

        def done() -> tuple[T, int]:
            backward = Backward(rest, left)
            return work(backward), backward.over_with

        self._aside = Aside(done)
        self._aside.begin()
        if not self._aside.is_elsewhere:
            self.stop()

    def _relieve(self) -> None:
        """The other process is over before both have met: another may go on, unless a page failed there."""
        if self._meet() == MOST:
            self._ahead += MOST
            self._aside = None

    def _meet(self) -> int:
        """Wait for the page that the other process is at, and take over what it gives. Tells how many it is over with:
        none if one failed."""
        assert self._aside is not None
        try:
            given, over_with = self._aside.result()
        except LostError as error:
            raise PluginError(str(error)) from error
        self.stop()
        self._take_over(given)
        return over_with
