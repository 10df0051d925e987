"""Long lists of what was done and what is open, over several pages: is all of it there, once, and light enough?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from generator.model.catalog import Catalog
from generator.outputs.forms.json_twins import JsonTwins
from generator.outputs.forms.markdown_twins import MarkdownTwins
from generator.outputs.site_data import SiteData
from generator.pages import events, links, narrowing, open_lists, stretches
from generator.pages.environment import make_environment
from generator.pages.events import by_pages, timeline, tracked
from generator.pages.links import generated_uris
from generator.pages.making import make_pages
from generator.pages.narrowing import Choice, Facet, filters_over
from generator.pages.stretches import years_of

CUT = ("coverage", "unknowns", "review", "editors", "bridges/matrix")


@pytest.fixture(scope="module")
def whole(catalog: Catalog, bridges_root: Path) -> Mapping[str, str]:
    """Its pages as they are."""
    return make_pages(catalog, make_environment(bridges_root / "site_config" / "templates"))


@pytest.fixture(scope="module")
def cut(catalog: Catalog, bridges_root: Path) -> Mapping[str, str]:
    """Its pages where hardly anything fits on one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(open_lists, "LINES", 5)
        patch.setattr(links, "matrix_rows", lambda columns: 2)
        patch.setattr(stretches, "matrix_rows", lambda columns: 2)
        return make_pages(catalog, make_environment(bridges_root / "site_config" / "templates"))


def pages_of(pages: dict[str, str], name: str) -> list[str]:
    """The pages of a list, in their order."""
    later = [uri for uri in pages if re.fullmatch(rf"{name}/\d+\.md", uri)]
    return [pages[f"{name}.md"], *(pages[f"{name}/{number}.md"] for number in range(2, len(later) + 2))]


def rows(text: str) -> Counter[str]:
    """The lines that tell of something, without the addresses of links, which differ from page to page."""
    found = (line for line in text.splitlines() if re.match(r"\s*- |\| \[|<t[hd] (?!scope=\"col)", line))
    plain = (re.sub(r"\]\([^)]*\)", "]", line) for line in found)
    return Counter(line for line in plain if 'class="fs-years"' not in line)


@pytest.mark.parametrize("name", CUT)
def test_one_page_where_all_fits(whole: dict[str, str], name: str) -> None:
    """Has a list that fits one page no other, and no way to any?"""
    assert len(pages_of(whole, name)) == 1
    assert "fs-pager" not in whole[f"{name}.md"]


@pytest.mark.parametrize("name", CUT)
def test_all_is_there_once(whole: dict[str, str], cut: dict[str, str], name: str) -> None:
    """Does each line of a long list stand on one of its pages, and none on two?"""
    pages = pages_of(cut, name)
    assert len(pages) > 1
    of_topics = re.compile(r'<nav class="fs-years".*?</nav>', re.DOTALL)
    found = sum((rows(of_topics.sub("", page)) for page in pages), Counter[str]())
    assert found == rows(whole[f"{name}.md"])


@pytest.mark.parametrize("name", CUT)
def test_the_way_through(cut: dict[str, str], name: str) -> None:
    """Does each page lead to the next and the one before, without a script, and say which it is?"""
    pages = pages_of(cut, name)
    for number, page in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in page
        assert ("{ rel=next }" in page) == (number < len(pages))
        assert ("{ rel=prev }" in page) == (number > 1)
        assert (f"page {number}" in page.splitlines()[1]) == (number > 1)


def test_what_counts_for_all(whole: dict[str, str], cut: dict[str, str]) -> None:
    """Are counts those of the whole list, on each page, and do topics lead to the page on which they begin?"""
    assert all("Open questions: " in page for page in pages_of(cut, "unknowns"))
    counts = re.search(r"Open questions: .*", whole["unknowns.md"])
    assert counts
    assert all(counts[0] in page for page in pages_of(cut, "unknowns"))
    for label, target, anchor in re.findall(r"^- \[([^\]]+)\]\(([^)#]*)#([^)]+)\)$", cut["unknowns.md"], re.MULTILINE):
        page = cut[target or "unknowns.md"]
        assert f"## {label} {{ #{anchor} }}" in page
    assert sum("## In numbers" in page for page in pages_of(cut, "coverage")) == 1


def test_beside_each_page(catalog: Catalog, cut: dict[str, str]) -> None:
    """Does each page of such a list lead to the data and the Markdown of the whole list?"""
    data = SiteData(catalog)
    for name in CUT:
        for uri in (f"{name}.md", f"{name}/2.md"):
            assert uri in cut
            assert JsonTwins.beside(uri, data) == f"{name}.json"
            assert MarkdownTwins.beside(uri, data) == f"{name}.md"


def test_pages_of_a_matrix_are_known(monkeypatch: pytest.MonkeyPatch, catalog: Catalog, cut: dict[str, str]) -> None:
    """Do the rules know each page of a matrix that is made?"""
    monkeypatch.setattr(links, "matrix_rows", lambda columns: 2)
    known = {uri for uri in generated_uris(catalog) if "/matrix" in uri}
    assert known == {uri for uri in cut if "/matrix" in uri}


def test_a_year_of_many_events(monkeypatch: pytest.MonkeyPatch, catalog: Catalog) -> None:
    """Is a year cut that fills more than a page, with each event on one of its pages, and found where it begins?"""
    monkeypatch.setattr(events, "EVENTS", 4)
    every = [event._replace(on=replace(event.on, year=2020)) for event in timeline(catalog, tracked(catalog))]
    pages = by_pages(every)
    assert [len(page) for page in pages[:-1]] == [4] * (len(pages) - 1)
    assert Counter(map(id, every)) == Counter(id(event) for page in pages for event in page)
    found = stretches.timeline_stretches(every)
    assert years_of(found) == {2020: "timeline.md"}


def test_a_facet_of_many_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """Does a facet with more words than anybody reads offer those of most rows, in their order?"""
    monkeypatch.setattr(narrowing, "MOST_OPTIONS", 3)
    offered = [{"by": (Choice.labelled(name),)} for name in ("Z", "Z", "A", "A", "C", "C", "B")]
    (made,) = filters_over([Facet("by", "By")], offered)
    assert [option.label for option in made.options] == ["A", "C", "Z"]


def test_an_entry_of_many_dated_facts(
    monkeypatch: pytest.MonkeyPatch, catalog: Catalog, bridges_root: Path, whole: dict[str, str]
) -> None:
    """Is each dated fact of a long entry told once, with its timeline of statuses alone and a word on the others?"""
    monkeypatch.setattr(events, "MOST_TOLD", 2)
    page = make_pages(catalog, make_environment(bridges_root / "site_config" / "templates"))[
        "bridges/old-mill-bridge.md"
    ]
    before = whole["bridges/old-mill-bridge.md"]
    assert "dated facts are not repeated here" not in before
    assert "dated facts are not repeated here" in page
    shown = [text.partition("{ #timeline }")[2].partition("\n## ")[0] for text in (before, page)]
    assert shown[0].count("\n- ") > shown[1].count("\n- ") > 0
    assert before.partition("{ #timeline }")[0] == page.partition("{ #timeline }")[0]
