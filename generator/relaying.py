"""Pieces of work that forks of this process do one after the other, each in a process of its own, which ends behind it.

What a process gathers while it is at work is given back as it ends; so the memory that is taken beside this process is
that of one piece, and not of all. The next one is begun where this process calls `forking.go_on`, as it does again and
again while it is at work itself. Where no fork is possible, the work is done in line when the results are asked for.
"""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import IO, Any, Generic, TypeVar

from generator import forking
from generator.forking import Aside

T = TypeVar("T")


class Relay(Generic[T]):
    """Pieces of work in their order. What holds for the work of an `Aside` holds for each of them."""

    def __init__(self, works: Sequence[Callable[[], T]]) -> None:
        self._left = list(works)
        self._done: list[IO[bytes]] = []
        self._now: Aside[None] | None = None
        self._error: Exception | None = None
        self.is_elsewhere = False  # whether any of it has been another process's

    def begin(self) -> None:
        """Begin with the first piece now, if that can be."""
        self._next()
        if self._now:
            self.is_elsewhere = True
            forking.relays.append(self)

    def go_on(self) -> None:
        """Begin with the next piece if one is done. What it raised is raised when results are asked for."""
        if self._now and not self._now.goes_on:
            self._end()
            self._next()

    def results(self) -> Iterator[T]:
        """What each piece gives, in their order, once all are done. Raises what one raised, or LostError."""
        while self._now:
            self._end()
            self._next()
        self._leave()
        if self._error:
            raise self._error
        yield from map(_taken, self._done)
        yield from (work() for work in self._left)  # those for which there was no fork

    def stop(self) -> None:
        """End the work, if it still goes on, and wait until nothing of it is left."""
        self._left.clear()
        if self._now:
            self._now.stop()
            self._now = None
        self._leave()
        for file in self._done:
            file.close()

    def _next(self) -> None:
        """Begin with the next piece, if there is one and a fork is possible."""
        if not self._left:
            return
        try:
            file = tempfile.TemporaryFile()  # noqa: SIM115 - it stays open until its value is taken
            aside = Aside(partial(_lay_down, self._left[0], file))
            aside.begin()
        except OSError as error:
            self._error = error
            self._left.clear()
            return
        if not aside.is_elsewhere:
            file.close()
            return
        del self._left[0]
        self._now = aside
        self._done.append(file)

    def _end(self) -> None:
        """Wait until the piece that is at work is done."""
        assert self._now is not None
        try:
            self._now.result()
        except Exception as error:
            self._error = error
            self._left.clear()
        self._now = None

    def _leave(self) -> None:
        if self in forking.relays:
            forking.relays.remove(self)
            forking.thaw()


def _lay_down(work: Callable[[], object], file: IO[bytes]) -> None:
    """Do a piece of work, and put what it gives on the disk: so it is in nobody's memory until it is wanted."""
    pickle.dump(work(), file)
    file.flush()


def _taken(file: IO[bytes]) -> Any:
    with file:
        file.seek(0)
        return pickle.load(file)
