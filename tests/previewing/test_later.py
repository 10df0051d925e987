"""Work after the pages: does it say whether all of it is done?"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

from generator.previewing.later import Later


def test_what_is_given_up_is_not_done() -> None:
    """If a look at the files that finds nothing gives up what was to be made, is it known to be still undone?"""
    later = Later(threading.Lock(), pause=0.01)
    made: list[str] = []

    def work() -> Iterator[float]:
        made.append("begun")
        yield 0
        made.append("done")

    try:
        later.request(work)
        later.forget()
        time.sleep(0.05)
        assert (made, later.unfinished) == ([], True)
        later.request(work)
        end = time.monotonic() + 20
        while later.unfinished and time.monotonic() < end:
            time.sleep(0.01)
        assert (made, later.unfinished) == (["begun", "done"], False)
    finally:
        later.stop()


def test_what_has_time_waits_for_calm() -> None:
    """Does the part of the work that may wait begin only once nobody has asked for anything for a while?"""
    later = Later(threading.Lock(), pause=0.01)
    made: list[str] = []

    def work(name: str, calm: float) -> Iterator[float]:
        made.append(f"{name} at once")
        yield calm
        made.append(f"{name} in calm")

    def until(what: str) -> None:
        end = time.monotonic() + 20
        while what not in made and time.monotonic() < end:
            time.sleep(0.01)

    try:
        later.request(lambda: work("one", 60))
        until("one at once")
        later.request(lambda: work("two", 0.02))
        until("two in calm")
        assert made == ["one at once", "two at once", "two in calm"]
    finally:
        later.stop()
