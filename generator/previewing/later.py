"""Work that a preview does once its pages are served: step by step, never during a build, and given up for newer."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial

log = logging.getLogger("mkdocs.plugins.factsheet")
_TURN = 0.02  # seconds of work between two looks whether a build waits
_REST = 0.002

Turns = Iterator[float]
Work = Callable[[], Turns]


class Later:
    """One thread that does the latest work that was asked for, `pause` seconds after the last request.

    Each step of the work gives the seconds without another request after which the next one may begin.
    `unfinished` says whether some of it is still to be done, also where it was given up.
    """

    def __init__(self, building: threading.Lock, pause: float = 1.0) -> None:
        """`building` is held while a build runs, and by each turn of the work."""
        self._building, self._pause = building, pause
        self._changed = threading.Condition()
        self._work: Work | None = None
        self._asked = 0
        self._stopped = False
        self.unfinished = False
        self._thread: threading.Thread | None = None

    def request(self, work: Work) -> None:
        """Do this instead of what was asked before; returns at once."""
        with self._changed:
            self._work, self._asked = work, self._asked + 1
            self.unfinished = True
            self._changed.notify()
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="after the pages", daemon=True)
            self._thread.start()

    def forget(self) -> None:
        """Give up what is being done: what it is made from is no longer served."""
        with self._changed:
            self._work, self._asked = None, self._asked + 1
            self._changed.notify()

    def stop(self) -> None:
        """End the thread."""
        with self._changed:
            self._stopped, self._asked = True, self._asked + 1
            self._changed.notify()
        if self._thread:
            self._thread.join(10)

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._stopped or self._work)
                asked, work = self._asked, self._work
                if not self._stopped and self._changed.wait_for(partial(self._is_outdated, asked), self._pause):
                    continue
                if self._stopped or work is None:
                    return
                self._work = None
            try:
                self._do(work, asked)
            except Exception:  # the pages are there; what failed says so and is tried again after the next edit
                log.exception("What is made after the pages could not be made.")

    def _is_outdated(self, asked: int) -> bool:
        return self._asked != asked

    def _do(self, work: Work, asked: int) -> None:
        steps, rest = work(), 0.0
        while self._asked == asked:
            with self._building:
                end = time.monotonic() + _TURN
                while self._asked == asked and time.monotonic() < end:
                    try:
                        rest = next(steps)
                    except StopIteration:
                        self.unfinished = False
                        return
                    if rest:
                        break
            with self._changed:
                self._changed.wait_for(partial(self._is_outdated, asked), rest or _REST)
