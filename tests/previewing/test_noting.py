"""Notes of what is read: are they those of the thread that reads?"""

from __future__ import annotations

import threading
from collections.abc import Callable

from generator.previewing.noting import Facet, note, noting


def test_each_thread_has_its_own_notes() -> None:
    """While the search reads in the background: is what a page reads noted for the page, all of it and nothing else?"""

    def aside(act: Callable[[], object]) -> None:
        thread = threading.Thread(target=act)
        thread.start()
        thread.join()

    facets: set[Facet] = set()
    silent = noting(None)
    with noting(facets):
        note(("bridges/x", "name"))
        aside(lambda: note(("bridges/y", "name")))
        aside(silent.__enter__)
        note(("bridges/z", "name"))
    note(("bridges/x", "summary"))
    assert facets == {("bridges/x", "name"), ("bridges/z", "name")}
