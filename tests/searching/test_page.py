"""What is indexed of each sort of page, and which pages are left out."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from generator.model.catalog import Catalog
from generator.searching.page import Rendered, SearchPage, search_page


def page(catalog: Catalog, uri: str, content: str = "<p>Text.</p>", **meta: Any) -> SearchPage | None:
    """A page as the search would know it."""
    return search_page(catalog, Rendered(uri, "A title", content, "en", meta), ("Another name",))


@pytest.mark.parametrize(
    "meta",
    [{"robots": "noindex"}, {"robots": "noindex, nofollow"}, {"search": {"exclude": True}}],
)
def test_left_out(catalog: Catalog, meta: dict[str, Any]) -> None:
    """Is a page that asks to be left out found?"""
    assert page(catalog, "about.md", **meta) is None
    assert page(catalog, "about.md", search={"exclude": False}) is not None
    assert page(catalog, "bridges/index/2.md") is None, "a list that goes on is found by its first page"


def test_entry(catalog: Catalog) -> None:
    """Does a result of an entry say what it is, how it stands today and since when?"""
    found = page(catalog, "bridges/old-mill-bridge.md")
    assert found is not None
    assert (found.address, found.kind, found.status) == ("bridges/old-mill-bridge/", "bridges", "open-with-limits")
    assert 'data-v="since Jun 2024"' in found.html
    assert 'data-v="Another name"' in found.html
    assert found.file == "bridges/old-mill-bridge.html"


def test_dates(catalog: Catalog) -> None:
    """Does a number say for when it speaks, a source when it was published, and the rest when it was checked?"""
    for uri, words in (
        ("measurements/old-mill-vehicles.md", "as of"),
        ("engineers/ada-rowan.md", "checked on"),
        ("sources/bridge-office-report-2024.md", "2024"),
    ):
        found = page(catalog, uri)
        assert found is not None
        assert words in found.html.partition('data-pagefind-meta="date[data-v]" data-v="')[2].partition('"')[0], uri


def test_sources_count_less(catalog: Catalog) -> None:
    """Does an entry come before the sources that it rests on, and is a source no name to suggest?"""
    entry, source = page(catalog, "bridges/old-mill-bridge.md"), page(catalog, "sources/bridge-office-register.md")
    assert entry is not None
    assert source is not None
    assert '<main data-pagefind-body data-pagefind-weight="1">' in entry.html
    assert '<main data-pagefind-body data-pagefind-weight="0.4">' in source.html
    assert 'data-pagefind-meta="heading[data-v]"' in source.html
    assert (entry.named, source.named) == (True, False)


def test_translation(catalog: Catalog) -> None:
    """Is a page in another language of the same kind as what it translates, with a date in its own words?"""
    es = catalog.words.model_copy(update={"messages": {"since {date}": "desde {date}"}})
    found = search_page(
        replace(catalog, languages={"es": es}), Rendered("es/bridges/old-mill-bridge.md", "Un puente", "", "es")
    )
    assert found is not None
    assert (found.address, found.kind, found.language) == ("es/bridges/old-mill-bridge/", "bridges", "es")
    assert "desde" in found.html
    assert '<html lang="es">' in found.html


def test_boost(catalog: Catalog) -> None:
    """Can a hand-written page say that it counts more?"""
    found = page(catalog, "about.md", search={"boost": 2})
    assert found is not None
    assert '<main data-pagefind-body data-pagefind-weight="0.8">' in found.html


def test_home_repeats_nothing(catalog: Catalog) -> None:
    """Do the numbers and events that the home page shows count as its own?"""
    found = page(catalog, "index.md", "<h1>Home</h1><p>All bridges.</p><p>Closed the bridge.</p>")
    assert found is not None
    assert "All bridges" in found.text
    assert "Closed" not in found.text
