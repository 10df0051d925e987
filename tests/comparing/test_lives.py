"""Old addresses and ids: does the past of one thing never become that of another, or come back with its id?"""

from __future__ import annotations

import copy
from typing import Any

import pytest

from generator.comparing.change import Act, Change, Chronicle, Part
from tests.comparing.test_lasting import DIGEST, HARBOR, LIMIT, MILL, RECORDS, STATEMENTS, Edit, a_fact, chronicle

WITH_IDS = {"fact": (MILL, "closure"), "value": (LIMIT, "courier-2021")}
REGISTER = "content/sources/bridge-office-register.yml"
KEYS = ("source", "derived_from")


def leads(file: str, old: str, new: str) -> Edit:
    """An edit by which an old id leads to another fact or value, as the checks advise."""
    return lambda records: records[file].update(former_ids={**records[file].get("former_ids", {}), old: new})


def both(*edits: Edit) -> Edit:
    """Several edits on one day."""
    return lambda records: [edit(records) for edit in edits]


def nth(found: Chronicle, day: int) -> list[Change]:
    """The changes of a day."""
    return [change for each in found.days if each.day.day == day for change in each.changes]


@pytest.mark.parametrize("name", WITH_IDS)
@pytest.mark.parametrize("later", [False, True])
def test_an_id_that_leads_elsewhere_brings_no_words_back(name: str, later: bool) -> None:
    """Are the words of a withdrawn fact said on no day, where its id leads to another fact from then on or later?"""
    edit, lead = STATEMENTS[name], leads(WITH_IDS[name][0], "new", WITH_IDS[name][1])
    days = [edit(""), lead] if later else [both(edit(""), lead)]
    found = chronicle(edit("QQ one old word"), edit("QQ one new word"), *days)
    assert "QQ" not in str(found)
    assert [(change.act, change.ended) for day in (2, 3, 4) for change in nth(found, day)] == [
        (Act.ADDED, True),
        (Act.CHANGED, True),
        (Act.WITHDRAWN, True),
    ]


@pytest.mark.parametrize("name", WITH_IDS)
def test_an_id_used_again_has_only_its_own_past(name: str) -> None:
    """Does the second fact under an id tell its own words, and none of the first one's?"""
    edit = STATEMENTS[name]
    found = chronicle(edit("QQ first"), edit("QQ other"), edit(""), edit("QQ second"), edit("QQ third"))
    told = str(found)
    assert "second" in told
    assert "third" in told
    assert "first" not in told
    assert "other" not in told


def test_a_withdrawn_fact_is_found_under_the_ids_that_it_had() -> None:
    """Are the words of a fact gone that had another id before it was withdrawn, whatever both ids lead to now?"""
    edit = STATEMENTS["fact"]

    def rename(records: dict[str, Any]) -> None:
        records[MILL]["facts"][-1]["id"] = "newer"
        records[MILL]["former_ids"]["new"] = "newer"

    gone = both(edit(""), leads(MILL, "new", "closure"), leads(MILL, "newer", "closure"))
    assert "old word" in str(chronicle(edit("QQ one old word"), rename))
    assert "QQ" not in str(chronicle(edit("QQ one old word"), rename, gone))


def test_a_part_of_a_withdrawn_fact_is_none_of_another() -> None:
    """Is what changed in a withdrawn fact wordless, even where the fact to which its id leads says just the same?"""
    same = a_fact("QQ")["evidence"][0] | {"at": "QQ sheet"}

    def cite(records: dict[str, Any]) -> None:
        for number in (0, 1):
            records[MILL]["facts"][number]["evidence"].append(dict(same))

    def withdraw(records: dict[str, Any]) -> None:
        del records[MILL]["facts"][1]
        records[MILL]["former_ids"]["one-lane"] = "closure"

    told = {change.anchor: change.after for change in nth(chronicle(cite, withdraw), 2)}
    assert "QQ sheet" in told["closure"]
    assert told["one-lane"] == ""


def merge(records: dict[str, Any]) -> None:
    """Old Mill Bridge becomes part of Harbor Bridge."""
    records[MILL] = {"moved_to": "bridges/harbor-bridge"}


def withdraw_and_lead(records: dict[str, Any]) -> None:
    """Old Mill Bridge is taken out, for now without a stub."""
    del records[MILL]


@pytest.mark.parametrize("days", [(merge,), (withdraw_and_lead, merge)])
def test_a_merged_entry_keeps_its_own_past(days: tuple[Edit, ...]) -> None:
    """Is the past of an entry that went into another one told as its own, without words, and not as the other's?"""
    before = both(STATEMENTS["fact"]("QQ word"), STATEMENTS["caveat"]("QQ caveat"))
    shared = leads(HARBOR, "new", "bears-the-detour")
    found = chronicle(before, shared, *days)
    assert "QQ" not in str(found)
    old = nth(found, 2)
    assert {(change.of, change.title, change.into) for change in old} == {
        ("bridges/old-mill-bridge", "Old Mill Bridge", "bridges/harbor-bridge")
    }
    mine = found.of(("bridges/harbor-bridge", "bridges/old-mill-bridge"))
    since = [(day.day, change.act) for day, changes in mine for change in changes if day.day > 1]
    assert since == ([(4, Act.RENAMED)] if days == (merge,) else [])


def test_of_two_that_became_a_new_one_one_moved() -> None:
    """Where two entries become a third, is one renamed, the one that is most of it, and the other taken in?"""

    def unite(records: dict[str, Any]) -> None:
        records["content/bridges/both.yml"] = {**records[MILL], "name": "Both"}
        records[MILL] = records[HARBOR] = {"moved_to": "bridges/both"}

    found = chronicle(STATEMENTS["fact"]("QQ word"), unite)
    assert {change.into for change in nth(found, 2)} == {""}
    assert "QQ word" in str(found)
    assert {change.into for change in nth(found, 1) if change.of == "bridges/harbor-bridge"} == {"bridges/both"}
    assert Act.ADDED not in {change.act for change in nth(found, 3)}


def test_an_entry_that_moved_and_came_back_keeps_its_past() -> None:
    """Is a rename no merger, there and back?"""

    def there(records: dict[str, Any]) -> None:
        records["content/bridges/mill.yml"] = records[MILL]
        records[MILL] = {"moved_to": "bridges/mill"}

    def back(records: dict[str, Any]) -> None:
        records[MILL] = records["content/bridges/mill.yml"]
        records["content/bridges/mill.yml"] = {"moved_to": "bridges/old-mill-bridge"}

    found = chronicle(STATEMENTS["fact"]("QQ word"), there, back)
    assert "QQ word" in str(found)
    assert {change.into for day in found.days for change in day.changes} == {""}


def renamed(data: Any, old: str, new: str) -> Any:
    """Data in which a source has another id wherever it is named."""
    if isinstance(data, dict):
        return {key: new if key in KEYS and value == old else renamed(value, old, new) for key, value in data.items()}
    return [renamed(item, old, new) for item in data] if isinstance(data, list) else data


def rename_source(old: str, new: str) -> Edit:
    """What `factsheet rename` does for a source."""

    def edit(records: dict[str, Any]) -> None:
        for file in [file for file in records if file.startswith("content/")]:
            records[file] = renamed(records[file], old, new)
        data = records.pop(f"content/sources/{old}.yml")
        former = [each for each in [old, *data.get("former_ids", [])] if each != new]
        records[f"content/sources/{new}.yml"] = {**data, "former_ids": former}

    return edit


def test_a_renamed_source_is_one_change() -> None:
    """Does a source with another id change nothing in what cites it, there and back, and keep its and their past?"""
    cite = STATEMENTS["evidence of a fact"]("QQ quoted")
    author = STATEMENTS["field of a source"]("QQ author")
    derive: Edit = lambda records: records[DIGEST].update(derived_from="bridge-office-register")  # noqa: E731
    there = rename_source("lenvaria-digest", "digest")
    found = chronicle(both(cite, author, derive), there, rename_source("bridge-office-register", "register"))
    assert [(change.act, change.of, change.before, change.after) for change in nth(found, 3)] == [
        (Act.RENAMED, "sources/digest", "sources/lenvaria-digest", "sources/digest")
    ]
    assert [change.act for change in nth(found, 4)] == [Act.RENAMED]
    told = " ".join(change.after for change in nth(found, 2))
    assert "QQ quoted" in told
    assert "QQ author" in told
    assert "bridge-office-register" in told
    back = chronicle(cite, there, rename_source("digest", "lenvaria-digest"))
    assert [change.act for change in (*nth(back, 3), *nth(back, 4))] == [Act.RENAMED, Act.RENAMED]
    assert "QQ quoted" in str(back)


def test_a_rename_of_a_source_that_is_reverted_is_one_change() -> None:
    """Is it a rename as well where the old record is put back, which does not know the id in between?"""
    before = copy.deepcopy(dict(RECORDS))

    def revert(records: dict[str, Any]) -> None:
        records.clear()
        records.update(copy.deepcopy(before))

    found = chronicle(rename_source("lenvaria-digest", "digest"), revert)
    [change] = nth(found, 3)
    assert (change.act, change.before, change.after) == (Act.RENAMED, "sources/digest", "sources/lenvaria-digest")


def test_a_source_that_went_into_another_keeps_its_own_past() -> None:
    """Is what a source said gone with it, where its id leads to another source?"""

    def merged(records: dict[str, Any]) -> None:
        rename_source("lenvaria-digest", "bridge-office-register")(
            {file: data for file, data in records.items() if file != REGISTER}
        )
        del records[DIGEST]
        records[REGISTER] = {**records[REGISTER], "former_ids": ["lenvaria-digest"]}

    found = chronicle(STATEMENTS["field of a source"]("QQ author"), merged)
    assert "QQ" not in str(found)
    [author] = nth(found, 2)
    assert (author.title, author.into) == ("News of the week in Lenvaria", "sources/bridge-office-register")
    assert found.of(["sources/lenvaria-digest"]) == []


def test_no_record_is_told_as_it_is_written() -> None:
    """Where the words are the same, is a change told without keys and without tokens of the record?"""

    def edit(records: dict[str, Any]) -> None:
        mill = records[MILL]
        mill["disagreements"][0]["says"][0]["on"] = "2023-11-04"
        mill["unknowns"][0]["since"] = "2026-11-19"
        fact = mill["facts"][1]
        fact["says"] = fact["says"].replace("the bridge", "[[bridges/old-mill-bridge|the bridge]]")
        records[LIMIT]["values"][1]["value"] = f"{records[LIMIT]['values'][1]['value']}.0"

    found = nth(chronicle(edit), 2)
    assert {change.part for change in found} == {Part.FACT, Part.DISAGREEMENT, Part.UNKNOWN, Part.VALUE}
    assert {(change.before, change.after) for change in found} == {("", "")}
