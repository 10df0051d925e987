"""The numbers that lead from a printed mark to its source."""

from __future__ import annotations

import re
from pathlib import Path

from generator.model.catalog import Catalog
from generator.printing.references import with_references

ENTRY = "bridges/old-mill-bridge.md"
SHEET = "sheets/old-mill-bridge.md"
MARK = '<span class="fs-mark fs-mark--cited" data-source="{}">cited</span>'


def listed(*sources: str) -> str:
    """The list of sources at the end of an entry's page."""
    items = "".join(f'<li><a href="../../sources/{source}/">A</a>.</li>' for source in sources)
    return f'<div class="fs-sources">\n<ul>{items}</ul>\n</div>'


def test_marks_have_the_numbers_of_the_list(catalog: Catalog) -> None:
    """On an entry: is a mark's number the place of its source in the list at the end?"""
    page = MARK.format("lenvaria-digest") + listed("bridge-office-register", "lenvaria-digest")
    found = with_references(page, ENTRY, catalog)
    assert 'data-n="2">cited' in found
    assert "fs-refs" not in found
    assert "data-source" not in found


def test_other_sources_follow_in_a_list_of_their_own(catalog: Catalog) -> None:
    """If a mark's source is not in the page's list: does it get the next number, and is it written out for print?"""
    page = MARK.format("lenvaria-digest") + listed("bridge-office-register") + '<details class="fs-cite" id="cite">'
    found = with_references(page, ENTRY, catalog)
    assert 'data-n="2">cited' in found
    refs = found[found.index('<div class="fs-refs"') : found.index("<details")]
    assert '<li id="source-2" value="2">' in refs
    assert catalog.sources["lenvaria-digest"].data.title in refs
    assert "Further sources" in refs


def test_the_links_of_a_sheet_are_numbered(catalog: Catalog) -> None:
    """On a sheet: has a link to a fact, to a figure and to a source the numbers of what stands behind it?"""
    entry = next(entry for entry in catalog.entries.values() if entry.facts)
    fact = entry.facts[0]
    page = (
        f'<p><a href="../../{entry.key}/#{fact.id}">a fact</a> '
        '<a href="../../measurements/old-mill-cracks/">dozens</a> '
        f'<a href="../../{entry.key}/">an entry</a> <a href="../../sources/lenvaria-digest/">a source</a> '
        f'<a href="../../{entry.key}/#{fact.id}" title="Its page">evidence</a></p>'
    )
    found = with_references(page, SHEET, catalog)
    numbers = {words: places for places, words in re.findall(r'data-n="([0-9, ]+)"(?:[^>]*)>([^<]+)<', found)}
    assert set(numbers) == {"a fact", "dozens", "a source", "evidence"}
    assert numbers["a fact"] == numbers["evidence"]
    assert len(numbers["a fact"].split(", ")) == len({item.source for item in fact.evidence})
    for place in {place for places in numbers.values() for place in places.split(", ")}:
        assert f'<li id="source-{place}" value="{place}">' in found


def test_a_card_is_numbered_by_its_status(catalog: Catalog) -> None:
    """On a sheet: does the card of an entry carry the sources of the status that it shows?"""
    entry = next(entry for entry in catalog.entries.values() if catalog.present_status(entry))
    status = catalog.present_status(entry)
    assert status is not None
    found = with_references(f'<p><strong><a href="../../{entry.key}/">It</a></strong></p>', SHEET, catalog)
    assert catalog.sources[status.evidence[0].source].data.title.replace("&", "&amp;") in found


def test_other_pages_carry_no_names_of_sources(catalog: Catalog) -> None:
    """On an index or a hand-written page: are the marks as light as before?"""
    page = MARK.format("lenvaria-digest")
    for uri in ("bridges/index.md", "about.md", "timeline.md", "sheets/index.md"):
        assert with_references(page, uri, catalog) == page.replace(' data-source="lenvaria-digest"', "")


def test_a_whole_site_is_numbered(built_bridges: Path) -> None:
    """On every built page: does each number lead to an entry of a list on the same page, and is no name left?"""
    numbered = 0
    for path in (built_bridges / "site").rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert "data-source=" not in text, path
        used = {int(n) for found in re.findall(r'data-n="([0-9, ]+)"', text) for n in found.split(",")}
        block = re.search(r'<div class="fs-sources">.*?</div>', text, re.DOTALL)
        count = len(re.findall(r"<li>", block[0])) if block else 0
        further = {int(value) for value in re.findall(r'<li id="source-\d+" value="(\d+)">', text)}
        assert used <= {*range(1, count + 1), *further}, path
        numbered += bool(used)
    assert numbered > 5
