"""Corrections: on which pages do they stand, for how long, and what does a reader see of them?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.examining import Examination
from generator.model.backlinks import backlinks_of
from generator.model.catalog import Catalog
from generator.model.correction import Correction, Corrections
from generator.model.entry import EntryBase
from generator.model.references import Reference
from generator.pages.corrected import corrections_on, shown_on
from generator.pages.environment import make_environment
from generator.pages.making import make_pages

TODAY = dt.date(2026, 12, 1)
LIMIT = "measurements/old-mill-load-limit"


@pytest.fixture(scope="module")
def catalog(bridges_root: Path, examine_site: Callable[..., Examination]) -> Catalog:
    """The catalog of the small site."""
    found = examine_site(bridges_root, TODAY).catalog
    assert found is not None
    return found


@pytest.fixture(scope="module")
def pages(catalog: Catalog, bridges_root: Path) -> dict[str, str]:
    """All its generated pages."""
    return dict(make_pages(catalog, make_environment(bridges_root / "site_config" / "templates")))


def correction(**changes: Any) -> Correction:
    """A correction of the load limit, made eleven days ago."""
    data = {"date": "2026-11-20", "fact": f"{LIMIT}#courier-2021", "was": "It was.", "now": "It is.", "why": "So."}
    return Correction.model_validate({**data, **changes})


def where(catalog: Catalog, fact: str, pages: tuple[str, ...]) -> set[str]:
    """On which of some pages a correction of a statement is noted."""
    changed = replace(catalog, corrections=Corrections((correction(fact=fact),)))
    return {page for page in pages if corrections_on(changed, page)}


@pytest.mark.parametrize(
    ("fact", "page", "why"),
    [
        (f"{LIMIT}#courier-2021", f"{LIMIT}.md", "its own page"),
        (f"{LIMIT}#article-2021", f"{LIMIT}.md", "a former id is followed"),
        (f"{LIMIT}#courier-2021", "index.md", "a token without anchor shows the preferred value"),
        (f"{LIMIT}#register-2021", "sheets/old-mill-bridge.md", "a chart shows all values"),
        (f"{LIMIT}#courier-2021", "measurements/index.md", "the table of the kind shows the preferred value"),
        ("bridges/old-mill-bridge#closure", "index.md", "the sentence is shown by a token"),
        ("measurements/old-mill-cracks", "index.md", "that sentence shows a figure in its turn"),
        ("bridges/old-mill-bridge#one-lane", "timeline.md", "the timeline shows dated facts"),
        ("bridges/mill-street-bridge", "bridges/old-mill-bridge.md", "a renamed entry is followed"),
        ("engineers/ada-rowan", "bridges/old-mill-bridge.md", "a reference names the entry"),
        ("bodies/bridge-office", "bridges/index.md", None),
        (f"{LIMIT}#register-2021", "index.md", None),
        (f"{LIMIT}#courier-2021", "bridges/old-mill-bridge.md", "the numbers of an entry stand on its page"),
        (f"{LIMIT}#register-1962", "measurements/index.md", None),
        ("bridges/old-mill-bridge#detour", "about.md", None),
        ("bridges/old-mill-bridge#stays-shut", "bridges/river-gate-bridge.md", None),
    ],
)
def test_noted_where_it_is_shown(catalog: Catalog, fact: str, page: str, why: str | None) -> None:
    """Does each page that shows a statement carry the note, and no other page?"""
    assert where(catalog, fact, (page,)) == ({page} if why else set())


def test_overtaking_fact_is_a_reference(catalog: Catalog) -> None:
    """Is a fact that overtook another one noted on the page of the other?"""
    entry = catalog.entries["bridges/river-gate-bridge"]
    key = "bridges/old-mill-bridge"
    fact = next(fact for fact in catalog.entries[key].facts if fact.overtaken)
    data = entry.data.model_copy(update={"facts": (fact,), "summary": "A bridge."})
    entries = {**catalog.entries, entry.key: replace(entry, data=data)}
    alone = replace(catalog, entries=entries, backlinks=backlinks_of(entries, catalog.moved))
    assert where(alone, f"{key}#one-lane", (f"{entry.key}.md",)) == {f"{entry.key}.md"}


def test_through_two_sentences_of_one_entry(catalog: Catalog) -> None:
    """Is a correction noted where a sentence shows one of an entry that shows another one of the same entry?"""
    keys = ("bridges/harbor-bridge", "inspections/harbor-2024", "load-rules/axle-loads")
    says = {
        keys[0]: (f"One: [[{LIMIT}]].", f"Two: [[{keys[0]}#s0]]."),
        keys[1]: (f"Three: [[{keys[0]}#s1]].",),
        keys[2]: (f"Four: [[{keys[1]}#s0]].",),
    }
    entries = {key: replace(catalog.entries[key], data=_saying(catalog, key, says[key])) for key in keys}
    entries[LIMIT] = catalog.entries[LIMIT]
    alone = replace(catalog, entries=entries, backlinks=backlinks_of(entries, catalog.moved))
    page = f"{keys[2]}.md"
    assert Reference.parse(f"{LIMIT}#courier-2021") in set(shown_on(alone, page))
    assert where(alone, f"{LIMIT}#courier-2021", (page,)) == {page}


def _saying(catalog: Catalog, key: str, sentences: tuple[str, ...]) -> EntryBase:
    """The data of an entry whose facts say nothing but this."""
    data = catalog.entries[key].data
    changes = [{"id": f"s{number}", "says": each, "by": None} for number, each in enumerate(sentences)]
    facts = tuple(data.facts[0].model_copy(update=each) for each in changes)
    return data.model_copy(update={"facts": facts, "summary": "Words."})


@pytest.mark.parametrize(
    ("changes", "today", "noted"),
    [
        ({}, "2026-11-20", True),
        ({}, "2027-11-20", True),
        ({}, "2027-11-21", False),
        ({"shown_until": "2026-12-31"}, "2026-12-31", True),
        ({"shown_until": "2026-12-31"}, "2027-01-01", False),
        ({"shown_until": "2030-01-01"}, "2029-01-01", True),
    ],
)
def test_how_long(catalog: Catalog, changes: dict[str, str], today: str, noted: bool) -> None:
    """Does a note stand for a year, or until the day that the editor names?"""
    then = replace(catalog, corrections=Corrections((correction(**changes),)), today=dt.date.fromisoformat(today))
    assert bool(corrections_on(then, f"{LIMIT}.md")) == noted


def test_own_page_says_all(pages: dict[str, str]) -> None:
    """Does the entry's own page say what it was, what it is and why, with a link to the statement?"""
    page = " ".join(pages[f"{LIMIT}.md"].split())
    assert "[Corrected on November 20, 2026](../corrections.md#d2026-11-20)" in page
    assert "[The statement](#courier-2021)" in page
    assert "*It was:* The limit was given as 21 tons." in page
    assert "*It is:* The limit is 12 tons." in page
    assert "*Why:* Two digits were swapped" in page


def test_other_pages_say_it_in_short(pages: dict[str, str]) -> None:
    """Does another page that shows the statement say what is right, and link to it?"""
    page = pages["measurements/index.md"]
    assert "[Load limit of Old Mill Bridge (courier 2021)](old-mill-load-limit.md#courier-2021)" in page
    assert "21 tons" not in page


def test_list_keeps_all(pages: dict[str, str]) -> None:
    """Does the list hold corrections whose notes have ended, the newest first, each as a target of links?"""
    page = pages["corrections.md"]
    days = [page.index(f"{{ #d{day} }}") for day in ("2026-11-20", "2026-11-18", "2024-02-01")]
    assert days == sorted(days)
    assert "3 corrections" in page
    assert "The bridge was listed as one of stone." in page
    assert "Corrected on" not in pages["bridges/harbor-bridge.md"], "its note has ended"


def test_none_so_far(catalog: Catalog, bridges_root: Path) -> None:
    """Does a site without corrections say so, with the day?"""
    pages = make_pages(
        replace(catalog, corrections=Corrections()), make_environment(bridges_root / "site_config" / "templates")
    )
    assert "No corrections have been recorded as of December 1, 2026." in pages["corrections.md"]
    assert not [uri for uri, text in pages.items() if "fs-correction" in text]


def test_notes_on_written_pages(built_bridges: Path) -> None:
    """Is the note on a page of docs/ as well, once the site is built?"""
    home = (built_bridges / "site" / "index.html").read_text(encoding="utf-8")
    assert "Corrected on November 20, 2026" in home
    about = (built_bridges / "site" / "about" / "index.html").read_text(encoding="utf-8")
    assert "Corrected on" not in about


def test_what_is_left_out_of_the_search_changes_nothing(catalog: Catalog) -> None:
    """Is a correction noted just where everything that a page shows says so, though only what matters is looked at?"""
    uris = [*(f"{key}.md" for key in catalog.entries), *(f"sources/{name}.md" for name in catalog.sources), "index.md"]
    facts = [*catalog.entries, *(f"{key}#{each}" for key, entry in catalog.entries.items() for each in entry.anchors())]
    shown = {uri: set(shown_on(catalog, uri)) for uri in uris}
    entries = {uri: {each.entry for each in found} for uri, found in shown.items()}
    for fact in facts:
        changed = replace(catalog, corrections=Corrections((correction(fact=fact),)))
        now = Reference.parse(fact)
        due = {uri for uri in uris if (now in shown[uri] if now.anchor else now.entry in entries[uri])}
        assert {uri for uri in uris if corrections_on(changed, uri)} == due, fact
