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

    def work() -> Iterator[None]:
        made.append("begun")
        yield
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
