"""Two states of the small site: does the comparison say what changed in facts, and nothing else?"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.comparing.change import Act, Change, Part
from generator.comparing.state import State, state_of
from generator.comparing.states import compare_states
from generator.languages.words import words_for
from generator.loading.project import load_project
from generator.loading.record import parse_record

MILL = "content/bridges/old-mill-bridge.yml"
LIMIT = "content/measurements/old-mill-load-limit.yml"
COURIER = "content/sources/oldford-courier-2023-11-06-bridge-closed.yml"
BRIDGES = Path(__file__).parent.parent / "sites" / "bridges"
STATE = state_of(load_project(BRIDGES, {}))
# Whole addresses move with these: the way back is told of another entry.
_NOT_MUTATED = ("id", "former_ids", "moved_to", "name", "title")


def changes(before: State, after: State) -> list[Change]:
    """The changes in English."""
    return compare_states(before, after, words_for("en"))


def edited(edit: Callable[[dict[str, Any]], object]) -> State:
    """The small site after an edit of its data."""
    records = copy.deepcopy(dict(STATE.records))
    edit(records)
    return State(records, STATE.documents)


def told(edit: Callable[[dict[str, Any]], object]) -> list[tuple[Act, Part, str, str, str, str]]:
    """What an edit changes: act, part, address, name, before, after."""
    found = changes(STATE, edited(edit))
    return [(each.act, each.part, each.reference, each.name, each.before, each.after) for each in found]


def test_a_state_does_not_differ_from_itself() -> None:
    """Is there no change where nothing was changed?"""
    assert changes(STATE, edited(lambda records: None)) == []


def test_a_value_is_told_with_its_day() -> None:
    """Does a number with another day stand with unit and day, before and after?"""

    def edit(records: dict[str, Any]) -> None:
        records[LIMIT]["values"][1] |= {"value": "11", "as_of": "2024-03", "precision": "about"}

    assert told(edit) == [
        (
            Act.CHANGED,
            Part.VALUE,
            "measurements/old-mill-load-limit#register-2021",
            "",
            "10 tons, as of March 15, 2021",
            "about 11 tons, as of March 2024",
        )
    ]


def test_a_status_event_that_changes_comes_and_goes() -> None:
    """Are events the same by day or by status, so that another word, another day and a new event are told apart?"""

    def edit(records: dict[str, Any]) -> None:
        events = records[MILL]["status"]
        events[1]["is"] = "closed"
        events[2]["from"] = "2023-11-06"
        events.append({"is": "planned", "from": "2030", "evidence": [{"source": "bridge-office-register"}]})

    assert [(act, before, after) for act, _, _, _, before, after in told(edit)] == [
        (Act.CHANGED, "Open with limits, from March 2021", "Closed, from March 2021"),
        (Act.CHANGED, "Closed, from November 5, 2023", "Closed, from November 6, 2023"),
        (Act.ADDED, "", "Planned, from 2030"),
    ]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda fact: fact.update(says="It was shut."), (Part.FACT, "says", "It was shut.")),
        (lambda fact: fact.update(on="2023-11-06"), (Part.FACT, "on", "November 6, 2023")),
        (lambda fact: fact.update(by="engineers/bo-lind"), (Part.FACT, "by", "Bo Lind")),
        (lambda fact: fact.update(by={"unnamed": "a clerk"}), (Part.FACT, "by", "a clerk")),
        (
            lambda fact: fact.update(overtaken={"on": "2024-07", "how": "It was opened."}),
            (Part.FACT, "overtaken", "July 2024: It was opened."),
        ),
        (
            lambda fact: fact.update(caveat="See [[bridges/harbor-bridge]]."),
            (Part.FACT, "caveat", "See Harbor Bridge."),
        ),
        (lambda fact: fact.update(key="true"), (Part.UPKEEP, "key", "true")),
        (lambda fact: fact.pop("overtaken"), (Part.FACT, "overtaken", "")),
    ],
)
def test_each_part_of_a_fact(change: Callable[[dict[str, Any]], object], expected: tuple[Part, str, str]) -> None:
    """Is it said which part of a fact changed, and what it is now, in words?"""
    [(_, part, reference, name, _, after)] = told(lambda records: change(records[MILL]["facts"][0]))
    assert (part, name, after) == expected
    assert reference == "bridges/old-mill-bridge#closure"


def test_fields_lists_and_evidence() -> None:
    """Are a field of the box, a caveat, an open question and evidence told by their words?"""

    def edit(records: dict[str, Any]) -> None:
        mill = records[MILL]
        mill["material"] = ["stone"]
        mill["caveats"] = [f"{mill['caveats'][0]} It says little."]
        mill["unknowns"] = []
        mill["facts"][3]["evidence"][0]["quote"] = "Nobody drives"
        mill["facts"][1]["evidence"].append({"source": "lenvaria-digest", "at": "line 9"})
        mill["checked_on"] = "2026-11-21"

    found = [(act, part, anchor.partition("#")[2], after) for act, part, anchor, _, _, after in told(edit)]
    courier = "Old Mill Bridge closed after cracks are found, paragraph 2: “Nobody drives”"
    assert (Act.CHANGED, Part.FIELD, "", "Stone") in found
    assert (Act.CHANGED, Part.EVIDENCE, "stays-shut", courier) in found
    assert (Act.ADDED, Part.EVIDENCE, "one-lane", "News of the week in Lenvaria, line 9") in found
    assert (Act.WITHDRAWN, Part.UNKNOWN, "", "") in found
    assert (Act.CHANGED, Part.UPKEEP, "", "November 21, 2026") in found
    assert sum(part is Part.CAVEAT for _, part, _, _ in found) == 1
    assert len(found) == 6


def test_sources_are_compared_by_field_and_paragraph() -> None:
    """Is it said which paragraph of a digest changed, and that a source came?"""

    def edit(records: dict[str, Any]) -> None:
        records[COURIER]["digest"] = {**records[COURIER]["digest"], "1": "Another summary."}
        new = {"title": "Minutes", "publisher": "Bridge Office", "published": "2024-05", "address": "x"}
        records["content/sources/minutes.yml"] = new
        records["content/sources/lenvaria-digest.yml"]["type"] = "report"

    found = [(act, part, of, name, after) for act, part, of, name, _, after in told(edit)]
    courier = "sources/oldford-courier-2023-11-06-bridge-closed"
    assert (Act.CHANGED, Part.FIELD, courier, "digest 1", "Another summary.") in found
    assert (Act.ADDED, Part.SOURCE, "sources/minutes", "", "Minutes, Bridge Office, May 2024") in found
    assert (Act.CHANGED, Part.FIELD, "sources/lenvaria-digest", "type", "Report") in found
    assert len(found) == 3


def test_a_fact_with_a_new_id_is_the_same_fact() -> None:
    """Does `former_ids` keep a fact together with its past, so that only its other words are a change?"""

    def edit(records: dict[str, Any]) -> None:
        records[MILL]["facts"][1] |= {"id": "lane-open", "says": "A lane was opened in June 2024."}
        records[MILL]["former_ids"] = {**records[MILL]["former_ids"], "one-lane": "lane-open"}

    found = changes(STATE, edited(edit))
    assert [(each.act, each.anchor, each.name, each.is_fact) for each in found] == [
        (Act.RENAMED, "lane-open", "", False),
        (Act.CHANGED, "lane-open", "says", True),
    ]


def test_a_renamed_entry_is_the_same_entry() -> None:
    """Does the stub of a rename keep an entry together with its past, in both directions?"""

    def edit(records: dict[str, Any]) -> None:
        records["content/bridges/mill-bridge.yml"] = {**records[MILL], "crosses": "The Arn"}
        records[MILL] = {"moved_to": "bridges/mill-bridge"}

    after = edited(edit)
    own = [each for each in changes(STATE, after) if each.of == "bridges/mill-bridge"]
    assert [(each.act, each.part, each.before, each.after) for each in own] == [
        (Act.RENAMED, Part.ENTRY, "bridges/old-mill-bridge", "bridges/mill-bridge"),
        (Act.CHANGED, Part.FIELD, "The river Arn", "The Arn"),
    ]
    back = [each for each in changes(after, STATE) if each.part is Part.ENTRY]
    assert [(each.act, each.before, each.after) for each in back] == [
        (Act.RENAMED, "bridges/mill-bridge", "bridges/old-mill-bridge")
    ]


def test_what_names_a_renamed_entry_says_the_same() -> None:
    """Is a rename one change, although every token and reference to the entry is written anew?"""

    def rename(data: Any) -> Any:
        if isinstance(data, dict):
            return {key: rename(value) for key, value in data.items()}
        if isinstance(data, list):
            return [rename(item) for item in data]
        return data.replace("bridges/old-mill-bridge", "bridges/mill-bridge") if isinstance(data, str) else data

    records = {file: rename(data) for file, data in STATE.records.items() if file.startswith("content/")}
    records["content/bridges/mill-bridge.yml"] = records[MILL]
    records[MILL] = {"moved_to": "bridges/mill-bridge"}
    settings = {file: data for file, data in STATE.records.items() if not file.startswith("content/")}
    after = State({**settings, **records})
    for found in (changes(STATE, after), changes(after, STATE)):
        assert [(each.act, each.part) for each in found] == [(Act.RENAMED, Part.ENTRY)]


def test_withdrawn_and_added_entries_are_counted() -> None:
    """Is a whole entry one change, with the number of its facts?"""
    after = edited(lambda records: records.pop(MILL))
    [gone] = [each for each in changes(STATE, after) if each.part is Part.ENTRY]
    assert (gone.act, gone.title, gone.count) == (Act.WITHDRAWN, "Old Mill Bridge", 4)
    [come] = [each for each in changes(after, STATE) if each.part is Part.ENTRY]
    assert (come.act, come.title, come.count) == (Act.ADDED, "Old Mill Bridge", 4)


def test_settings_translations_and_corrections() -> None:
    """Is a setting no fact, a translation no fact, and a correction one?"""

    def edit(records: dict[str, Any]) -> None:
        records["site_config/site.yml"]["name"] = "Bridges"
        texts = [{"at": "name", "of": "x", "says": "Puente"}]
        records["content/translations/es/bridges/harbor-bridge.yml"] = {"texts": texts}
        records["content/corrections.yml"]["corrections"].pop()

    found = changes(STATE, edited(edit))
    assert {each.part: each.is_fact for each in found} == {
        Part.SETTING: False,
        Part.TRANSLATION: False,
        Part.CORRECTION: True,
    }


def test_another_way_of_writing_is_no_change() -> None:
    """Do folding, quotation marks, the order of keys, of evidence and of facts, and written defaults change nothing?"""
    plain = "name: A\nfacts:\n- {id: a, says: One two., evidence: [{source: b, words: 1-2}, {source: c}]}\n- {id: b}\n"
    other = (
        "# note\nfacts:\n  - id: 'b'\n  - says: >-\n      One\n      two.\n    id: a\n    key: false\n"
        '    evidence:\n      - source: c\n      - {words: 1 - 2, source: b}\nname: "A"\ncaveats: []\n'
    )
    states = []
    for text in (plain, other):
        record, problems = parse_record(text, "content/bridges/a.yml")
        assert record is not None, problems
        states.append(State({record.file: record.data}))
    assert changes(*states) == []


def test_data_of_no_model_is_compared_all_the_same() -> None:
    """Is a record that no check would pass compared as far as it goes, without a crash?"""
    odd: dict[str, Any] = {"name": ["x"], "facts": "none", "values": [{"id": "v", "value": {}}], "status": {"is": "x"}}
    assert changes(STATE, State({**STATE.records, MILL: odd}))
    assert changes(State({MILL: odd}), State({MILL: {**odd, "values": [{"id": "v", "value": "many"}]}}))


def leaves(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The paths of all texts in a record that may be edited."""
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in items:
        if key not in _NOT_MUTATED:
            yield from leaves(value, (*path, key)) if isinstance(value, (dict, list)) else iter([(*path, key)])


PLACES = sorted(
    (
        (file, *path)
        for file, data in STATE.records.items()
        if file != "content/corrections.yml"
        for path in leaves(data)
    ),
    key=str,
)


@st.composite
def mutated(draw: st.DrawFn) -> State:
    """The small site with a few texts replaced, emptied or taken out."""
    records = copy.deepcopy(dict(STATE.records))
    for file, *path in draw(st.lists(st.sampled_from(PLACES), min_size=1, max_size=4, unique=True)):
        holder = records[file]
        for key in path[:-1]:
            holder = holder[key]
        if isinstance(holder, dict) and draw(st.booleans()):
            del holder[path[-1]]
        else:
            holder[path[-1]] = draw(st.sampled_from(["", "2020", "other words", "[[bridges/harbor-bridge]] stands"]))
    return State(records, STATE.documents)


@settings(max_examples=30)
@given(mutated())
def test_the_way_back_swaps_before_and_after(after: State) -> None:
    """Does comparing the other way round give the same changes with before and after exchanged?"""
    there = sorted(str(each.reversed()) for each in changes(STATE, after))
    back = sorted(str(each) for each in changes(after, STATE))
    assert there == back


@settings(max_examples=30)
@given(mutated())
def test_every_state_equals_itself(state: State) -> None:
    """Has whatever stands there no difference from itself?"""
    assert changes(state, State(copy.deepcopy(dict(state.records)))) == []
