"""A long list over several pages: is every row on one of them, and does each page lead to its neighbors?"""

from __future__ import annotations

import pytest

from generator.model.catalog import Catalog
from generator.pages import events, links, stretches
from generator.pages.events import timeline, tracked
from generator.pages.stretches import stretches as cut
from generator.pages.stretches import timeline_stretches, years_of


@pytest.mark.parametrize(("count", "pages"), [(0, 1), (1, 1), (10, 1), (11, 2), (20, 2), (21, 3)])
def test_every_row_stands_once(monkeypatch: pytest.MonkeyPatch, count: int, pages: int) -> None:
    """Are no rows lost or doubled, and no page empty?"""
    for module in (links, stretches):
        monkeypatch.setattr(module, "ROWS", 10)
    made = list(cut("bridges", range(count)))
    assert len(made) == pages
    assert [row for stretch in made for row in stretch.rows] == list(range(count))
    assert [stretch.uri for stretch in made] == ["bridges/index.md", "bridges/index/2.md", "bridges/index/3.md"][:pages]
    assert [stretch.before for stretch in made] == ["", *(stretch.uri for stretch in made[:-1])]
    assert [stretch.after for stretch in made] == [*(stretch.uri for stretch in made[1:]), ""]


def test_the_timeline_breaks_between_years(monkeypatch: pytest.MonkeyPatch, catalog: Catalog) -> None:
    """Does each event stand on one page, the latest first, and no year on two?"""
    monkeypatch.setattr(events, "EVENTS", 3)
    every = timeline(catalog, tracked(catalog))
    pages = timeline_stretches(every)
    assert len(pages) > 2
    flat = [event for page in pages for event in page.rows]
    assert len(flat) == len(every)
    assert [event.on.sort_key for event in flat] == sorted((event.on.sort_key for event in every), reverse=True)
    years = [{event.on.year for event in page.rows} for page in pages]
    assert all(not one & other for index, one in enumerate(years) for other in years[:index])
    assert [page.uri for page in pages][:2] == ["timeline.md", "timeline/2.md"]
    assert years_of(pages) == {year: page.uri for page, group in zip(pages, years, strict=True) for year in group}


def test_a_timeline_without_events_has_a_page() -> None:
    """Is the page there before anything has happened?"""
    assert [page.uri for page in timeline_stretches([])] == ["timeline.md"]
