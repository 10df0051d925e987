"""What was withdrawn: do its words leave every day of the chronicle, whatever it was, and do all others stay?"""

from __future__ import annotations

import copy
import datetime as dt
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from generator.comparing.change import Chronicle, Part
from generator.comparing.chronicle import chronicle_of
from generator.comparing.state import state_of
from generator.languages.words import words_for
from generator.loading.project import load_project

MILL, LIMIT = "content/bridges/old-mill-bridge.yml", "content/measurements/old-mill-load-limit.yml"
HARBOR = "content/bridges/harbor-bridge.yml"
DIGEST = "content/sources/lenvaria-digest.yml"
RECORDS = state_of(load_project(Path(__file__).parent.parent / "sites" / "bridges", {})).records
Edit = Callable[[dict[str, Any]], object]
SOURCE = {"source": "bridge-office-register", "at": "sheet 12"}


def chronicle(*edits: Edit) -> Chronicle:
    """The small site as it is, and after each edit of its data, a day apart."""
    days: list[tuple[dt.date, dict[str, Any]]] = [(dt.date(2026, 1, 1), copy.deepcopy(dict(RECORDS)))]
    for number, edit in enumerate(edits, 2):
        records = copy.deepcopy(days[-1][1])
        edit(records)
        changed = {file: data for file, data in records.items() if data != days[-1][1].get(file)}
        gone = dict.fromkeys(days[-1][1].keys() - records.keys())
        days.append((dt.date(2026, 1, number), {**records, **gone}))
        assert changed or gone
    return chronicle_of(days, {}, words_for("en"))


def told(found: Chronicle) -> list[tuple[int, str, str, str]]:
    """Day, act, and the words of both sides, the oldest first, without the day on which all came."""
    days = reversed(found.days[:-1])
    return [(day.day.day, each.act.value, each.before, each.after) for day in days for each in day.changes]


def item(of: Callable[[dict[str, Any]], list[Any]], made: Callable[[str], Any]) -> Callable[[str], Edit]:
    """An edit that puts one more item at the end of a list, takes the place of the one put there, or takes it out."""

    def edit(text: str) -> Edit:
        def run(records: dict[str, Any]) -> None:
            items = of(records)
            items[:] = [each for each in items if "QQ" not in str(each)]
            items += [made(text)] if text else []

        return run

    return edit


def key(of: Callable[[dict[str, Any]], dict[str, Any]], name: str) -> Callable[[str], Edit]:
    """An edit that writes a key, or takes it out."""

    def edit(text: str) -> Edit:
        return lambda records: of(records).update({name: text}) if text else of(records).pop(name)

    return edit


def a_fact(text: str) -> dict[str, Any]:
    """A claim of somebody whom no source names."""
    return {"id": "new", "says": text, "assertion": "alleged", "by": {"unnamed": "QQ clerks"}, "evidence": [SOURCE]}


def _mill(records: dict[str, Any]) -> dict[str, Any]:
    found = records[MILL]
    assert isinstance(found, dict)
    return found


STATEMENTS: dict[str, Callable[[str], Edit]] = {
    "caveat": item(lambda records: _mill(records)["caveats"], str),
    "unknown": item(lambda records: _mill(records)["unknowns"], lambda text: {"asks": text}),
    "disagreement": item(
        lambda records: _mill(records)["disagreements"],
        lambda text: {"about": text, "says": [{"claim": "a"}, {"claim": "b"}], "weighing": "c"},
    ),
    "status": item(
        lambda records: _mill(records)["status"], lambda text: {"is": text, "from": "2030", "evidence": [SOURCE]}
    ),
    "evidence": item(
        lambda records: _mill(records)["evidence"], lambda text: {"source": "lenvaria-digest", "at": text}
    ),
    "evidence of a fact": item(
        lambda records: _mill(records)["facts"][1]["evidence"],
        lambda text: {"source": "lenvaria-digest", "quote": text},
    ),
    "evidence of a status": item(
        lambda records: _mill(records)["status"][3]["evidence"], lambda text: {"source": "lenvaria-digest", "at": text}
    ),
    "note of a status": key(lambda records: _mill(records)["status"][0], "note"),
    "note of a value": key(lambda records: records[LIMIT]["values"][2], "note"),
    "note of a fact": key(lambda records: _mill(records)["facts"][0], "caveat"),
    "later event": key(lambda records: _mill(records)["facts"][1], "overtaken"),
    "field": key(_mill, "builder"),
    "text": key(_mill, "weighing"),
    "fact": item(lambda records: _mill(records)["facts"], a_fact),
    "value": item(
        lambda records: records[LIMIT]["values"],
        lambda text: {"id": "new", "phrase": text, "as_of": "2025", "rank": "normal", "evidence": [SOURCE]},
    ),
    "field of a source": key(lambda records: records[DIGEST], "author"),
}


@pytest.mark.parametrize("name", STATEMENTS)
def test_withdrawn_words_are_said_on_no_day(name: str) -> None:
    """Whatever came, changed and went: is nothing of it left, and told all the same that it came and went?"""
    edit = STATEMENTS[name]
    found = chronicle(edit("QQ one old word"), edit("QQ one new word"), edit(""))
    assert "QQ" not in str(found)
    acts = [act for _, act, _, _ in told(found)]
    assert (acts[0], acts[-1]) == ("added", "withdrawn")
    assert {day for day, *_ in told(found)} == {2, 3, 4}


@pytest.mark.parametrize("name", STATEMENTS)
def test_what_stands_keeps_its_past(name: str) -> None:
    """Whatever came, changed and stands: are its words told on both days, before and after?"""
    edit = STATEMENTS[name]
    found = told(chronicle(edit("QQ one old word"), edit("QQ one new word")))
    words = " ".join(f"{day}{before} > {day}{after}" for day, _, before, after in found)
    assert "old word" in words.partition("3")[0], "on the day on which it came"
    assert {"old word", "new word"} <= set(_pairs(words)), "on the day on which it changed"


def _pairs(words: str) -> Iterator[str]:
    parts = words.replace(",", " ").replace("”", " ").replace(".", " ").split()
    yield from (f"{one} {other}" for one, other in pairwise(parts))


@pytest.mark.parametrize("name", STATEMENTS)
def test_nothing_outlives_its_entry(name: str) -> None:
    """Do the words of whatever came to an entry go when the entry or source itself goes?"""
    edit = STATEMENTS[name]
    found = chronicle(edit("QQ one old word"), lambda records: [records.pop(file) for file in (MILL, LIMIT, DIGEST)])
    assert "QQ" not in str(found)


def test_what_came_back_is_told() -> None:
    """Is a caveat that was withdrawn and stands again told, since its words are on the site?"""
    edit = STATEMENTS["caveat"]
    found = told(chronicle(edit("QQ word"), edit(""), edit("QQ word")))
    assert found == [(2, "added", "", "QQ word"), (3, "withdrawn", "", ""), (4, "added", "", "QQ word")]


def test_a_change_elsewhere_breaks_no_thread() -> None:
    """Is a caveat that names what got another name and address still the same, whether it stands or was withdrawn?"""
    edit = STATEMENTS["caveat"]

    def rename(records: dict[str, Any]) -> None:
        records["content/bridges/quay-bridge.yml"] = {**records[HARBOR], "name": "Quay Bridge"}
        records[HARBOR] = {"moved_to": "bridges/quay-bridge"}
        _mill(records)["caveats"][-1] = "QQ unlike [[bridges/quay-bridge]]"

    before = edit("QQ unlike [[bridges/harbor-bridge]]")
    stands = told(chronicle(before, rename))
    assert (2, "added", "", "QQ unlike Harbor Bridge") in stands
    gone = chronicle(before, rename, edit(""))
    assert "QQ" not in str(gone)


def test_a_new_address_breaks_no_thread() -> None:
    """Do an entry and a fact keep their past under another address and id?"""

    def rename(records: dict[str, Any]) -> None:
        moved = copy.deepcopy(_mill(records))
        moved["facts"][1]["id"] = "lane"
        moved["former_ids"] = {**moved["former_ids"], "one-lane": "lane"}
        records["content/bridges/mill.yml"] = moved
        records[MILL] = {"moved_to": "bridges/mill"}

    note = key(lambda records: _mill(records)["facts"][1], "caveat")
    found = told(chronicle(STATEMENTS["caveat"]("QQ word"), note("QQ note"), rename))
    assert (2, "added", "", "QQ word") in found
    assert [after for day, _, _, after in found if day == 3] == ["QQ note"]


def test_the_chronicle_holds_no_data() -> None:
    """Is what threads are followed by gone from what pages and files are made of?"""
    found = chronicle(STATEMENTS["caveat"]("QQ word"))
    assert {each.trace for day in found.days for each in day.changes} == {("", "")}
    assert {each.part for day in found.days for each in day.changes} >= {Part.ENTRY, Part.SOURCE, Part.CAVEAT}
