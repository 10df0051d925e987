"""The latest changes of status: are they the end of the timeline, and read without reading what all facts say?"""

from __future__ import annotations

from generator.model.catalog import Catalog
from generator.pages.events import latest_changes, timeline, tracked
from generator.previewing.noting import Facet, noting
from generator.previewing.watched_catalog import watched


def test_the_end_of_the_timeline(catalog: Catalog) -> None:
    """Are they the last events of the timeline that change a status, the latest first?"""
    changes = [event for event in timeline(catalog, tracked(catalog)) if event.becomes]
    assert len(changes) > 3
    for count in (0, 3, len(changes) + 1):
        assert latest_changes(catalog, count) == changes[::-1][:count]


def test_no_fact_is_read(catalog: Catalog) -> None:
    """Can a preview leave a page with the latest changes as it is when a fact says something else?"""
    read: set[Facet] = set()
    with noting(read):
        latest_changes(watched(catalog), 3)
    names = {name for _, name in read}
    assert "status.since" in names
    assert not any(name.startswith("facts") for name in names)
