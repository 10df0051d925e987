"""JSON beside each page: is there one for every page, does it say what the page says, and can nothing be mistaken?"""

from __future__ import annotations

import datetime as dt
import json
import re
from dataclasses import replace

import pytest

from generator.model.parts import Assertion
from generator.outputs.forms.json_twins import JsonTwins
from generator.outputs.making import make_outputs
from generator.outputs.site_data import SiteData
from generator.pages.addresses import served
from generator.pages.events import timeline, tracked
from generator.pages.links import CHANGES, SEARCH, generated_uris
from generator.pages.matrix_cells import cell
from generator.pages.view import View
from tests.outputs.twins_reading import SITE, Published, both, bridges_with_past, publish

_MILL = "bridges/old-mill-bridge"


@pytest.fixture(scope="module")
def bridges() -> Published:
    """The small site, at an address and with a past."""
    return both()["bridges"]


@pytest.fixture(scope="module")
def real() -> Published:
    """The real content."""
    return both()["real"]


@pytest.mark.parametrize("site", ["bridges", "real"])
def test_every_page_has_a_twin(site: str, request: pytest.FixtureRequest) -> None:
    """Which pages have no JSON? Only the search, stubs of what was renamed, translations, and changes (made apart)."""
    found: Published = request.getfixturevalue(site)
    catalog, data = found.catalog, SiteData(found.catalog)
    languages = tuple(f"{language}/" for language in catalog.site.translations)
    pages = [uri for uri in (*generated_uris(catalog), *catalog.documents) if not uri.startswith(languages or "//")]
    left_out = {SEARCH, CHANGES, *(f"{key}.md" for key in catalog.moved)}
    left_out |= {uri for uri in pages if uri.startswith("changes/")}
    left_out |= {f"sources/{old}.md" for source in catalog.sources.values() for old in source.data.former_ids}
    assert {uri for uri in pages if not JsonTwins.beside(uri, data)} == left_out & set(pages)
    assert {JsonTwins.beside(uri, data) for uri in set(pages) - left_out} <= found.twins.keys()


def test_no_twin_without_a_page(bridges: Published) -> None:
    """Does each JSON file say which page it stands for, and does that page exist?"""
    pages = {*generated_uris(bridges.catalog), *bridges.catalog.documents}
    beside = {JsonTwins.beside(uri, SiteData(bridges.catalog)) for uri in pages}
    assert bridges.twins.keys() - beside == {"data/index.json"}


def test_later_pages_of_a_list() -> None:
    """Which JSON does the second page of a long list name? That of the whole list."""
    data = SiteData(bridges_with_past())
    assert JsonTwins.beside("bridges/index/2.md", data) == "bridges.json"
    assert JsonTwins.beside("sources/index/3.md", data) == "sources.json"
    assert JsonTwins.beside("timeline/2.md", data) == "timeline.json"
    assert JsonTwins.beside("es/bridges/old-mill-bridge.md", data) == ""


def test_the_twin_of_an_entry(bridges: Published) -> None:
    """Does an entry's JSON have its page, license, links, words, computed status, sources in short and history?"""
    twin = bridges.files[f"{_MILL}.json"]
    assert twin["url"] == f"{SITE}{_MILL}/"
    assert twin["links"]["json"] == f"{SITE}{_MILL}.json"
    assert twin["links"]["openapi"] == f"{SITE}data/openapi.json"
    license = bridges.catalog.site.licenses.content
    assert (twin["license"]["name"], twin["license"]["url"]) == (license.name, license.address)
    assert twin["authored"]["status"][-1]["is"]
    assert "status" in twin["computed"] and "as_of" in twin["computed"]
    assert [each["id"] for each in twin["cited_sources"]] == twin["computed"]["sources"]
    assert [each["day"] for each in twin["history"]] == ["2026-11-20", "2026-11-10"]


def test_markdown_is_linked_as_a_file(bridges: Published) -> None:
    """Does the link to the Markdown lead to the file, and not to the page of that name?"""
    assert bridges.files[f"{_MILL}.json"]["links"]["markdown"] == f"{SITE}{_MILL}.md"


def test_history_says_what_changed_and_forgets_what_was_withdrawn(bridges: Published) -> None:
    """Is each change told in a sentence, and are words that were withdrawn in no file?"""
    changes = [change for day in bridges.files[f"{_MILL}.json"]["history"] for change in day["changes"]]
    assert all(change["sentence"] for change in changes)
    changed = next(each for each in changes if each["act"] == "changed")
    assert (changed["before"], changed["after"]) == ("It was so.", "It is so.")
    assert not any("said no more" in json.dumps(content) for content in bridges.files.values())


def test_an_unknown_past_is_null(real: Published) -> None:
    """Is the history of a site without Git null, which says “not known”, and not an empty list, “no change”?"""
    assert {json.dumps(each["history"]) for each in real.entries()} == {"null"}


def test_a_claim_keeps_its_speaker(real: Published) -> None:
    """Can a claim be read out of any list without who says so?"""
    claims = {Assertion.ALLEGED, Assertion.PREDICTED, Assertion.OPINION}
    facts = [fact for twin in real.entries() for fact in twin["computed"]["facts"] if fact["assertion"] in claims]
    events = [event for event in real.files["timeline.json"]["events"] if event["assertion"] in claims]
    assert facts and events
    assert all(each["by"]["name"] for each in (*facts, *events))
    assert any(each["attribution"] for each in facts)


def test_vague_dates_stay_vague(real: Published) -> None:
    """Does a date that is only “about” say so, since its bounds alone look exact?"""
    dates = [fact["on"] for twin in real.entries() for fact in twin["computed"]["facts"] if fact["on"]]
    assert any(date["approximate"] for date in dates)
    assert all(date["approximate"] == date["written"].startswith("~") for date in dates)
    open_ended = [date for date in dates if date["written"].startswith(("<=", ">="))]
    assert all(date["earliest"] is None or date["latest"] is None for date in open_ended)


def test_the_timeline_tells_who_says_so(real: Published) -> None:
    """Does each fact of the timeline say who says so in the words of its entry, and a change of status nothing?"""
    for event in real.files["timeline.json"]["events"]:
        facts = real.files[f"{event['entry']['id']}.json"]["computed"]["facts"]
        said = {fact["id"]: fact["who_says_so"] for fact in facts}
        assert event["who_says_so"] == (said[event["fact"]["id"]] if event["fact"] else None)


def test_the_timeline_is_that_of_the_page(real: Published) -> None:
    """Does the JSON of the timeline hold the events of the page, in the same order, and none that lies ahead?"""
    shown = timeline(real.catalog, tracked(real.catalog))
    events = real.files["timeline.json"]["events"]
    assert [(str(each.on), each.entry.key, each.anchor) for each in shown] == [
        (each["on"]["written"], each["entry"]["id"], each["fact"]["id"] if each["fact"] else "") for each in events
    ]


@pytest.mark.parametrize("site", ["bridges", "real"])
def test_the_matrix_answers_as_the_page_does(site: str, request: pytest.FixtureRequest) -> None:
    """Has each cell the state that the page shows, with words or with a reason, and never nothing?"""
    found: Published = request.getfixturevalue(site)
    matrices = {path: content for path, content in found.twins.items() if content["type"] == "matrix"}
    assert matrices
    for path, content in matrices.items():
        kind = found.catalog.kinds[path.partition("/")[0]]
        view, declared = View(found.catalog, f"{kind.id}/matrix.md"), kind.declared.matrix
        assert declared is not None
        for row, entry in zip(content["rows"], found.catalog.of_kind(kind.id), strict=True):
            shown = [cell(view, entry, column).state.value for column in declared.columns]
            assert [each["state"] for each in row["cells"]] == shown
            assert all(bool(each["text"]) != bool(each["why"]) for each in row["cells"])
            for each, column in zip(row["cells"], declared.columns, strict=True):
                if column.field and column.field != "status":
                    assert len(each["evidence"]) == len(cell(view, entry, column).proofs)


def test_a_hand_written_page(bridges: Published) -> None:
    """Does a hand-written page have its tokens both as written and filled in, with the facts that it names?"""
    home = bridges.files["index.json"]
    assert "[[measurements/old-mill-load-limit]]" in home["authored"]["markdown"]
    assert "[[" not in home["computed"]["markdown"] and "<div" not in home["computed"]["markdown"]
    assert "bridges/old-mill-bridge#closure" in [each["id"] for each in home["computed"]["names"]]
    assert {"block": "timeline", "argument": None} in home["computed"]["blocks"]


@pytest.mark.parametrize("site", ["bridges", "real"])
def test_one_index_leads_to_everything(site: str, request: pytest.FixtureRequest) -> None:
    """Can a program reach every JSON file of the site from one index?"""
    found: Published = request.getfixturevalue(site)
    index = found.files["data/index.json"]
    lists = ("kinds", "topics", "lists", "entries", "sources", "documents")
    reached = {each["json"].removeprefix(found.catalog.site.address) for name in lists for each in index[name]}
    kinds = (found.files[f"{kind}.json"] for kind in found.catalog.site.kinds)
    reached |= {each["matrix"].removeprefix(found.catalog.site.address) for each in kinds if each["matrix"]}
    assert reached - {"changes.json"} == found.twins.keys() - {"data/index.json"}
    assert index["counts"]["entries"] == len(index["entries"]) == len(found.catalog.entries)


def test_lists_count_what_they_hold(real: Published) -> None:
    """Is `count` of each list the number of its rows, and is each entry in the index of its kind and its topics?"""
    for kind in real.catalog.site.kinds:
        listed = real.files[f"{kind}.json"]
        assert listed["count"] == len(listed["entries"])
        assert [each["id"] for each in listed["entries"]] == [each.key for each in real.catalog.of_kind(kind)]
    for topic in real.catalog.vocabulary.lists["topics"]:
        tagged = [each.key for each in real.catalog.tagged(topic)]
        assert [each["id"] for each in real.files[f"topics/{topic}.json"]["entries"]] == tagged


def test_every_address_leads_somewhere(bridges: Published) -> None:
    """Does every address of this site in any file belong to a page or a file that there is?"""
    catalog = bridges.catalog
    known = {served(uri) for uri in (*generated_uris(catalog), *catalog.documents)}
    known |= {path for path, _ in make_outputs(catalog)}
    found = {
        address.partition("#")[0].removeprefix(SITE)
        for content in bridges.files.values()
        for address in re.findall(rf'"({re.escape(SITE)}[^"\s]*)"', json.dumps(content))
    }
    assert found - known - {SITE.rstrip("/")} == set()


def test_same_site_same_bytes() -> None:
    """Do two runs over one catalog give the same files, byte by byte?"""
    catalog = bridges_with_past()
    assert list(make_outputs(catalog, [JsonTwins])) == list(make_outputs(catalog, [JsonTwins]))


def test_no_address_no_guess() -> None:
    """Where a site does not say where it is published, are its addresses paths below the site?"""
    twin = publish(bridges_with_past("")).files[f"{_MILL}.json"]
    assert (twin["url"], twin["links"]["markdown"]) == (f"{_MILL}/", f"{_MILL}.md")


def test_a_later_day_is_another_status() -> None:
    """Is what is computed worked out for the day of the build, and what is authored left alone?"""
    catalog = bridges_with_past()
    now, then = (
        publish(each).files[f"{_MILL}.json"] for each in (catalog, replace(catalog, today=dt.date(2020, 1, 1)))
    )
    assert now["authored"] == then["authored"]
    assert now["computed"]["status"] != then["computed"]["status"]
