"""`changes.json`: can a program follow the site with it, cheaply and without missing anything?"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from generator.chronicling import read_chronicle
from generator.comparing.change import Act, Change, Chronicle, Claim, DayOfChanges, Part
from generator.contents import as_bytes
from generator.examining import examine
from generator.feeding import changes_since
from generator.model.catalog import Catalog
from generator.outputs.forms.changes import ChangesSince
from generator.outputs.making import make_outputs
from generator.outputs.site_data import SiteData
from generator.outputs.telling_changes import sentence
from generator.pages.environment import make_environment
from generator.pages.links import changes_uris
from generator.pages.making import make_pages
from generator.pages.stretches import change_stretches, months_of
from tests.conftest import BRIDGES, ROOT, TODAY

MILL = "bridges/old-mill-bridge"
HARBOR = "bridges/harbor-bridge"
D = dt.date
SENTENCE = (
    "Fact changed (bears the detour): It bears it. (Alleged: Ada Rowan.) → It will bear it. (Predicted: Bridge Office.)"
)


def catalog_with(*days: DayOfChanges) -> Catalog:
    """The small site with an invented past, the newest day first."""
    catalog = examine(BRIDGES, {}, TODAY).catalog
    assert catalog is not None
    return replace(catalog, chronicle=Chronicle(days))


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    """Three months with changes in the small site."""
    field = Change(Act.CHANGED, Part.FIELD, MILL, "Old Mill Bridge", "", "crosses", "The Urn", "The Arn")
    gone = Change(Act.ADDED, Part.FACT, MILL, "Old Mill Bridge", "no-more", "", "", "It fell.")
    told = Change(
        *(Act.CHANGED, Part.FACT, HARBOR, "Harbor Bridge", "bears-the-detour", "says"),
        *("It bears it.", "It will bear it.", 0, Claim("alleged", "Ada Rowan"), Claim("predicted", "Bridge Office")),
    )
    removed = Change(Act.WITHDRAWN, Part.FACT, MILL, "Old Mill Bridge", "no-more", "", "It fell.", "")
    source = Change(Act.ADDED, Part.SOURCE, "sources/lenvaria-digest", "News", after="News, Lenvaria Digest")
    return catalog_with(
        DayOfChanges(D(2026, 11, 5), (removed, told)),
        DayOfChanges(D(2026, 11, 3), (field,)),
        DayOfChanges(D(2026, 10, 9), (source,)),
        DayOfChanges(D(2025, 2, 1), (gone,)),
    )


def published(catalog: Catalog) -> dict[str, Any]:
    """The files by path, as data."""
    return {path: json.loads(as_bytes(content)) for path, content in make_outputs(catalog, [ChangesSince])}


def since(day: str, kept: Mapping[str, str], files: Mapping[str, Any]) -> tuple[list[str], list[str]]:
    """What the file tells a program to do that knows all before `day`: the sentences, and the files fetched."""
    index = files["changes.json"]
    days, fetched = index["days"], []
    if index["complete_from"] is None or day < index["complete_from"]:
        days = []
        for month in index["months"]:
            if month["month"] >= day[:7] and month["digest"] != kept.get(month["month"]):
                fetched.append(month["url"])
                days += files[month["url"]]["days"]
    return [each["sentence"] for one in days if one["day"] >= day for each in one["changes"]], fetched


def test_the_small_file_is_enough_for_who_asks_often(catalog: Catalog) -> None:
    """Does a program that asked lately learn what is new from one file, the day of its last news included?"""
    files = published(catalog)
    assert files["changes.json"]["latest"] == "2026-11-05"
    assert since("2026-11-03", {}, files) == (
        [
            "Fact withdrawn (no more).",
            SENTENCE,
            "Crosses changed: The Urn → The Arn.",
        ],
        [],
    )


def test_who_comes_late_fetches_only_the_months_since(catalog: Catalog, monkeypatch: pytest.MonkeyPatch) -> None:
    """Are months fetched that the small file does not hold, and none that a program has already?"""
    monkeypatch.setattr(changes_since, "_MOST", 2)
    files = published(catalog)
    assert files["changes.json"]["complete_from"] == "2026-11-05"
    sentences, fetched = since("2026-10-01", {}, files)
    assert (len(sentences), fetched) == (4, ["changes/2026-11.json", "changes/2026-10.json"])
    kept = {month["month"]: month["digest"] for month in files["changes.json"]["months"]}
    assert since("2026-10-01", {**kept, "2026-11": "older"}, files)[1] == ["changes/2026-11.json"]


def test_a_day_too_large_is_in_the_month_only(catalog: Catalog, monkeypatch: pytest.MonkeyPatch) -> None:
    """Does the small file stay small after a day on which everything changed?"""
    monkeypatch.setattr(changes_since, "_MOST", 1)
    index = published(catalog)["changes.json"]
    assert (index["days"], index["complete_from"], index["latest"]) == ([], None, "2026-11-05")


def test_the_days_together_are_the_chronicle(catalog: Catalog) -> None:
    """Is every change of the chronicle in the file of its month, once and under its day?"""
    files = published(catalog)
    index = files["changes.json"]
    days = [day for month in index["months"] for day in files[month["url"]]["days"]]
    assert catalog.chronicle is not None
    assert [(day["day"], len(day["changes"])) for day in days] == [
        (each.day.isoformat(), len(each.changes)) for each in catalog.chronicle.days
    ]
    assert [(month["month"], month["first"], month["last"], month["changes"]) for month in index["months"]] == [
        ("2026-11", "2026-11-03", "2026-11-05", 3),
        ("2026-10", "2026-10-09", "2026-10-09", 1),
        ("2025-02", "2025-02-01", "2025-02-01", 1),
    ]


def test_digests_are_those_of_the_files(catalog: Catalog) -> None:
    """Can a program compare what it holds with the digest, and does it change with the file?"""
    texts = dict(make_outputs(catalog, [ChangesSince]))
    for month in json.loads(as_bytes(texts["changes.json"]))["months"]:
        assert hashlib.sha256(str(texts[month["url"]]).encode()).hexdigest() == month["digest"]


def test_nothing_new_changes_nothing(catalog: Catalog) -> None:
    """Are all bytes the same on a later day without a change, so that a host answers “not modified”?"""
    later = replace(catalog, today=D(2026, 12, 24))
    assert dict(make_outputs(catalog, [ChangesSince])) == dict(make_outputs(later, [ChangesSince]))


def test_an_old_month_stays(catalog: Catalog) -> None:
    """Does a new day leave the files of earlier months as they were?"""
    assert catalog.chronicle is not None
    new = DayOfChanges(D(2026, 12, 1), (Change(Act.CHANGED, Part.TEXT, MILL, "M", "", "summary", "a", "b"),))
    grown = replace(catalog, chronicle=Chronicle((new, *catalog.chronicle.days)))
    before, after = (dict(make_outputs(each, [ChangesSince])) for each in (catalog, grown))
    assert before["changes.json"] != after["changes.json"]
    assert {path for path in before if before[path] != after[path]} == {"changes.json"}


def test_what_was_withdrawn_is_not_said_again(catalog: Catalog) -> None:
    """Are the words of a fact that is gone in no file, not even on the day on which it was added?"""
    texts = "".join(str(text) for _, text in make_outputs(catalog, [ChangesSince]))
    assert "It fell" not in texts
    added = published(catalog)["changes/2025-02.json"]["days"][0]["changes"][0]
    assert (added["act"], added["anchor"], added["sentence"]) == ("added", "no-more", "Fact added.")


def test_a_change_is_data_with_its_place(catalog: Catalog) -> None:
    """Does a change say what it is, before and after, who says it, and where it stands now?"""
    told = published(catalog)["changes.json"]["days"][0]["changes"][1]
    assert told == {
        "act": "changed",
        "part": "fact",
        "of": HARBOR,
        "title": "Harbor Bridge",
        "anchor": "bears-the-detour",
        "name": "says",
        "before": "It bears it.",
        "after": "It will bear it.",
        "sentence": SENTENCE,
        "attribution": "Predicted: Bridge Office",
        "attribution_before": "Alleged: Ada Rowan",
        "url": "bridges/harbor-bridge/#bears-the-detour",
    }


def test_without_history_it_says_so(catalog: Catalog) -> None:
    """Is there one file that says that nothing is known, and why?"""
    files = published(replace(catalog, chronicle=None))
    assert files.keys() == {"changes.json"}
    index = files["changes.json"]
    assert (index["history"], index["latest"], index["months"]) == (None, None, [])
    assert "without the history" in index["why"]


def test_an_empty_past_is_a_past(catalog: Catalog) -> None:
    """Does a site on which nothing was published yet have a file all the same?"""
    index = published(replace(catalog, chronicle=Chronicle()))["changes.json"]
    assert (index["history"], index["latest"], index["complete_from"]) == ({"first": None}, None, None)


def test_pages_of_changes_lead_to_it(catalog: Catalog) -> None:
    """Is the file the twin of the page on changes, on each of its parts, and of no other page?"""
    data = SiteData(catalog)
    assert {ChangesSince.beside(uri, data) for uri in changes_uris(3)} == {"changes.json"}
    assert {ChangesSince.beside(uri, data) for uri in ("index.md", "bridges/index.md", "corrections.md")} == {""}


def test_people_get_to_a_month(catalog: Catalog) -> None:
    """Does each month lead to its newest day on the page that holds it?"""
    found = months_of(change_stretches(catalog.chronicle))
    assert {str(month): place for month, place in found.items()} == {
        "2026-11": "changes.md#d2026-11-05",
        "2026-10": "changes.md#d2026-10-09",
        "2025-02": "changes.md#d2025-02-01",
    }


def test_the_page_names_its_months(catalog: Catalog) -> None:
    """Does the page on changes lead to each month, to a day that it has?"""
    page = make_pages(catalog, make_environment(BRIDGES / "site_config" / "templates"))["changes.md"]
    for month, day in (
        ("November 2026", "2026-11-05"),
        ("October 2026", "2026-10-09"),
        ("February 2025", "2025-02-01"),
    ):
        assert f"- [{month}](changes.md#d{day})" in page
        assert f"{{ #d{day} }}" in page


def test_the_past_of_the_real_content() -> None:
    """Is every change of the real content told in a sentence, and does each fact that it names stand where it says?"""
    catalog = examine(ROOT, {}, TODAY).catalog
    assert catalog is not None
    catalog = replace(catalog, chronicle=read_chronicle(catalog, ROOT))
    data = SiteData(catalog)
    changes = [change for each in (catalog.chronicle or Chronicle()).days for change in each.changes]
    assert all(sentence(change, data).endswith((".", "?", "!", "”", "…", ".)")) for change in changes)
    assert published(catalog)["changes.json"]["months"] or not changes
