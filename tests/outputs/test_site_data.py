"""What outputs are made from: is what is kept for several of them still what each would have made?"""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.citing.days import in_words
from generator.examining import examine
from generator.languages.words import words_for
from generator.model.catalog import Catalog
from generator.model.dates import PartialDate
from generator.outputs import site_data
from generator.outputs.parts_record import reference
from generator.outputs.site_data import SiteData
from generator.plaintext.blocks import entry_line
from generator.plaintext.twin import Twin
from generator.previewing.noting import noting
from tests.conftest import BRIDGES, TODAY


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    """The catalog of the bridges."""
    found = examine(BRIDGES, {}, TODAY).catalog
    assert found is not None
    return found


def test_plain_text_is_made_once(catalog: Catalog, monkeypatch: pytest.MonkeyPatch) -> None:
    """Is prose that many outputs say worked out once, and anew for everybody who notes what is read of the catalog?"""
    made: list[str] = []

    def plain(prose: str, _: Catalog) -> str:
        made.append(prose)
        return prose.upper()

    monkeypatch.setattr(site_data, "plain", plain)
    data = SiteData(catalog)
    assert [data.plain("a"), data.plain("a"), data.plain(None), data.plain("")] == ["A", "A", "", ""]
    assert made == ["a"]
    with noting(set()):
        assert [data.plain("a"), data.plain("a")] == ["A", "A"]
    assert made == ["a", "a", "a"]


def test_entries_are_named_once(catalog: Catalog) -> None:
    """Is an entry that others refer to put into words once, and read anew by everybody who notes what is read?"""
    data, (key, entry) = SiteData(catalog), next(iter(catalog.entries.items()))
    there = {"id": key, "name": entry.name, "url": data.address(f"{key}.md")}
    assert reference(entry.reference, data) == there
    assert reference(entry.reference, data) is reference(entry.reference, data)
    with noting(set()):
        assert reference(entry.reference, data) is not reference(entry.reference, data)
        assert reference(entry.reference, data) == there


def test_more_texts_than_are_kept(catalog: Catalog) -> None:
    """Does a site with very many texts say each of them right?"""
    data = SiteData(catalog)
    texts = [f"*Text* {number}" for number in range(5000)]
    assert [data.plain(text) for text in texts] == [f"Text {number}" for number in range(5000)]
    assert data.plain(texts[0]) == "Text 0"


@pytest.mark.parametrize("address", ["", "https://example.org/x/"])
def test_a_line_leads_on_from_every_page(catalog: Catalog, address: str) -> None:
    """Is the line of an entry the same on every page only where its links are whole?"""
    data = SiteData(replace(catalog, site=catalog.site.model_copy(update={"address": address})))
    entry = catalog.entries["bridges/old-mill-bridge"]
    here, there = (entry_line(entry, Twin(data, uri)) for uri in ("bridges/index.md", "topics/safety.md"))
    assert here == entry_line(entry, Twin(SiteData(data.catalog), "bridges/index.md"))
    assert there == entry_line(entry, Twin(SiteData(data.catalog), "topics/safety.md"))
    assert (here == there) is bool(address)


def test_days_in_the_words_of_each_language() -> None:
    """Does a day keep to its language, and to what a site calls it, in whatever order they are said?"""
    day, english, spanish = PartialDate(2025, 4, 24), words_for("en"), words_for("es")
    for _ in range(2):
        assert in_words(day, english) == in_words(day.earliest, english) == "April 24, 2025"
        assert in_words(day, spanish) == "24 de abril de 2025"
    others = [english.model_copy(update={"dates": {day.qualifier: f"{{date}} ({number})"}}) for number in range(40)]
    assert [in_words(day, each) for each in others] == [f"April 24, 2025 ({number})" for number in range(40)]
    assert in_words(day, english) == "April 24, 2025"
