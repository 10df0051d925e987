"""Notes of what is read: are they all, and those of the thread that reads?"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace

import pytest

from generator.model.backlinks import Backlinks
from generator.model.catalog import Catalog
from generator.previewing.noting import Facet, note, noting
from generator.previewing.watched_catalog import LINKS, watched


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


@pytest.mark.parametrize("times", [1, 2])
def test_a_look_at_who_refers_is_noted(times: int, catalog: Catalog) -> None:
    """Before pages are made, is it noted that a rule asks who refers to an entry, and of nothing else that it reads?"""
    seen = watched(replace(catalog, backlinks=Backlinks(catalog.entries, catalog.moved)))
    for _ in range(times):
        facets: set[Facet] = set()
        with noting(facets):
            assert seen.backlinks.get("bridges/old-mill-bridge") == catalog.backlinks["bridges/old-mill-bridge"]
        assert facets == {("bridges/old-mill-bridge", LINKS)}
