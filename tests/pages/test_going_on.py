"""Lists that grow with the site, of topics, entries and sources: is all there, on pages that stay light, in reach?"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from generator.model.catalog import Catalog
from generator.model.uses import uses_of_sources
from generator.outputs.forms.json_twins import JsonTwins
from generator.outputs.forms.markdown_twins import MarkdownTwins
from generator.outputs.site_data import SiteData
from generator.pages import going_on, open_lists
from generator.pages.addresses import served
from generator.pages.blocks import render_block
from generator.pages.environment import make_environment
from generator.pages.making import make_pages
from generator.pages.sorts import Sort, page_at
from generator.pages.view import View
from generator.pictures.mapping import place_map
from generator.previewing.content import Content
from generator.prose.tokens import find_tokens

ENTRY = "bridges/old-mill-bridge"
_MORE = re.compile(r"(?:topics/[^/]+/\d+|.+/(?:backlinks|uses)(?:/\d+)?)\.md")


@pytest.fixture(scope="module")
def cut(catalog: Catalog, bridges_root: Path) -> Mapping[str, str]:
    """The pages of the small site where hardly anything fits on one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(open_lists, "LINES", 3)
        patch.setattr(going_on, "MOST", 2)
        return make_pages(catalog, make_environment(bridges_root / "site_config" / "templates"))


@pytest.fixture(scope="module")
def whole(catalog: Catalog, bridges_root: Path) -> Mapping[str, str]:
    """Its pages as they are."""
    return make_pages(catalog, make_environment(bridges_root / "site_config" / "templates"))


def links_in(page: str, uri: str) -> list[str]:
    """Where the links of a page lead, as paths with anchors below the folder of pages."""
    folder = posixpath.dirname(uri)
    found = (to for to in re.findall(r"\]\(<?([^()<>\s\"]+)", page) if ":" not in to)
    return [uri + to if to.startswith("#") else posixpath.normpath(posixpath.join(folder, to)) for to in found]


def places_in(page: str) -> set[str]:
    """The places of a page that a link can name."""
    return {one or other for one, other in re.findall(r'\{[^{}\n]*?#([\w-]+)[^{}\n]*\}|\bid="([^"]+)"', page)}


def test_one_page_where_all_fits(whole: dict[str, str]) -> None:
    """Has a site on which everything fits no such page, and no way to any?"""
    assert [uri for uri in whole if _MORE.fullmatch(uri)] == []
    assert not any("backlinks.md" in page or "uses.md" in page for page in whole.values())


def test_each_entry_of_a_topic_once(catalog: Catalog, cut: dict[str, str]) -> None:
    """Does each entry of a topic stand on one of its pages, under its kind, and lead the first page to each kind?"""
    several = 0
    for topic in catalog.vocabulary.lists["topics"]:
        first = f"topics/{topic}.md"
        pages = {uri: cut[uri] for uri in cut if uri == first or uri.startswith(f"topics/{topic}/")}
        several += len(pages) > 1
        named = Counter(to for uri, page in pages.items() for to in links_in(page, uri) if to[:-3] in catalog.entries)
        assert named == Counter(f"{entry.key}.md" for entry in catalog.tagged(topic))
        kinds = {entry.kind.id for entry in catalog.tagged(topic)}
        assert kinds <= places_in(cut[first]), "a link of before to a kind still arrives"
        for uri, page in pages.items():
            assert {to.partition("#")[0] for to in links_in(page, uri)} <= {*cut, *catalog.documents}
    assert several


def test_what_refers_to_an_entry(catalog: Catalog, cut: dict[str, str]) -> None:
    """Does the page of an entry name the first entries that refer to it, and lead to a list of all of them?"""
    uri = f"{ENTRY}/backlinks.md"
    referring = catalog.backlinks[ENTRY]
    assert uri in links_in(cut[f"{ENTRY}.md"], f"{ENTRY}.md")
    section = cut[f"{ENTRY}.md"].partition("that refer to this:**")[2].partition("\n## ")[0]
    assert f"All {len(referring)} entries that refer to this" in section
    lists = {name: cut[name] for name in cut if name.startswith(f"{ENTRY}/backlinks")}
    assert len(lists) > 1
    named = Counter(to for name, page in lists.items() for to in links_in(page, name))
    assert {f"{key}.md" for key in referring} <= named.keys()
    assert all(f"Page {number} of {len(lists)}" in page for number, page in enumerate(lists.values(), 1))


def test_what_rests_on_a_source(catalog: Catalog, cut: dict[str, str], whole: dict[str, str]) -> None:
    """Is each use of a source on one of its pages, while every place on its own page stays where it was?"""
    uses = {name: each for name, each in uses_of_sources(catalog).items() if len(each) > 2}
    assert uses
    for name, each in uses.items():
        own = f"sources/{name}.md"
        lists = {uri: cut[uri] for uri in cut if uri.startswith(f"sources/{name}/uses")}
        assert sum(page.count("\n- ") for page in lists.values()) == len(each)
        assert places_in(whole[own]) == places_in(cut[own])
        for to in links_in(cut[own], own):
            uri, _, anchor = to.partition("#")
            if uri in lists and anchor:
                assert anchor in places_in(lists[uri])
        assert any(to.partition("#")[0] in lists for to in links_in(cut[own], own)), own


def test_what_such_a_page_is(catalog: Catalog, cut: dict[str, str]) -> None:
    """Is each such page known, with the data, the Markdown and the feed of the whole beside it?"""
    data = SiteData(catalog)
    for uri in filter(_MORE.fullmatch, cut):
        page = page_at(uri, catalog)
        assert page and page.is_later and page.sort in (Sort.TOPIC, Sort.ENTRY, Sort.SOURCE)
        assert JsonTwins.beside(uri, data) == f"{served(page.uri).rstrip('/')}.json"
        assert MarkdownTwins.beside(uri, data) == f"{served(page.uri).rstrip('/')}.md"


@pytest.mark.parametrize(
    ("block", "leads"),
    [
        ("[[table bridges]]", "bridges/index.md"),
        ("[[matrix bridges]]", "bridges/matrix.md"),
        ("[[timeline]]", "timeline.md"),
        (f"[[timeline {ENTRY}]]", f"{ENTRY}.md"),
        ("[[positions safety]]", "topics/safety.md"),
    ],
)
def test_blocks_of_hand_written_pages(
    monkeypatch: pytest.MonkeyPatch, catalog: Catalog, block: str, leads: str
) -> None:
    """Does a block show no more of a list than fits, with a way to all of it?"""
    (token,) = find_tokens(block)
    view = View(catalog, "about.md")
    before = render_block(view, token)
    assert "on a page of their own" not in before
    monkeypatch.setattr("generator.pages.blocks.ROWS", 1)
    monkeypatch.setattr("generator.pages.blocks.EVENTS", 1)
    monkeypatch.setattr("generator.pages.blocks.matrix_rows", lambda columns: 1)
    monkeypatch.setattr("generator.pages.positions._MOST", 0)
    after = render_block(view, token)
    assert re.search(rf"\[All \d+ stand on a page of their own\]\({re.escape(leads)}\)", after)
    assert len(after) < len(before)


def test_names_are_text(monkeypatch: pytest.MonkeyPatch, catalog: Catalog, bridges_root: Path) -> None:
    """If a name or a title looks like HTML or Markdown, is it shown as text on the pages on which lists go on, too?"""
    monkeypatch.setattr(going_on, "MOST", 2)
    hostile = "<img src=x onerror=alert(1)> *a* [b](https://evil.example)"
    entry = catalog.entries[ENTRY]
    named = replace(entry, data=entry.data.model_copy(update={"name": hostile}))
    sources = {
        key: replace(source, data=source.data.model_copy(update={"title": hostile}))
        for key, source in catalog.sources.items()
    }
    changed = replace(catalog, entries={**catalog.entries, ENTRY: named}, sources=sources)
    pages = make_pages(changed, make_environment(bridges_root / "site_config" / "templates"))
    later = [page for uri, page in pages.items() if _MORE.fullmatch(uri)]
    heads = [line for page in later for line in page.splitlines() if "{ #top }" in line]
    assert sum("onerror" in line for line in heads) > 1
    assert not any("<img" in line or "[b](" in line for line in heads)


def test_in_a_preview(monkeypatch: pytest.MonkeyPatch, bridges: Path) -> None:
    """Are such pages those of a new build after an edit by which one more entry refers to another?"""
    monkeypatch.setattr(going_on, "MOST", 2)
    environ = {"FACTSHEET_TODAY": "2026-11-22"}
    content = Content(bridges, environ)
    catalog = content.produce().catalog
    assert catalog is not None
    others = (key for key in catalog.entries if key not in (ENTRY, *catalog.backlinks[ENTRY]))
    texts = {f"content/{key}.yml": (bridges / f"content/{key}.yml").read_text("utf-8") for key in others}
    file, text = next((file, text) for file, text in texts.items() if "see_also:" not in text)
    (bridges / file).write_text(f"{text}see_also: [{ENTRY}]\n", "utf-8")
    renewed = content.renew([file])
    assert renewed
    assert f"{ENTRY}/backlinks.md" in renewed.pages
    assert dict(renewed.production.pages) == dict(Content(bridges, environ).produce().pages)


def test_pictures_of_much(monkeypatch: pytest.MonkeyPatch, catalog: Catalog) -> None:
    """Does a picture stay light however much it shows, and say so, while its data have everything?"""
    view = View(catalog, f"{ENTRY}.md")
    kind = catalog.kinds["bridges"]
    before = view.place_map(kind)
    assert before.count('class="p-place') > 1
    assert "The file has all" not in before
    monkeypatch.setattr("generator.pictures.mapping._MOST_POINTS", 1)
    monkeypatch.setattr("generator.pictures.mapping._SQUARES", 0)
    monkeypatch.setattr("generator.pictures.framing.ROWS", 1)
    after = view.place_map(kind)
    assert after.count('class="p-place') == 1
    assert "one point stands for them" in after
    assert "These are the first 1 of " in after
    assert after.count("<tr>") == 2
    picture = place_map(view, kind)
    assert picture
    assert picture.table.as_csv().count("\r\n") > 2
