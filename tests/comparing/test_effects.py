"""What a change does elsewhere: are sentences found that nobody edited and that read differently?"""

from __future__ import annotations

import copy
from pathlib import Path

from generator.comparing.effects import Pages, affected_sentences, changed_pages
from generator.comparing.state import State, state_of
from generator.languages.words import words_for
from generator.loading.project import load_project

BRIDGES = Path(__file__).parent.parent / "sites" / "bridges"
STATE = state_of(load_project(BRIDGES, {}))


def test_sentences_that_show_a_value() -> None:
    """Are the sentences of other entries and of hand-written pages named, alone and with their words?"""
    records = copy.deepcopy(dict(STATE.records))
    records["content/measurements/old-mill-load-limit.yml"]["values"][0]["value"] = "14"
    found = affected_sentences(STATE, State(records, STATE.documents), words_for("en"))
    assert [(each.where, each.after) for each in found] == [
        ("inspections/old-mill-2021#limit", "After the inspection the bridge bore a limit of 14 tons."),
        ("docs/index.md", found[1].after),
    ]
    assert found[0].before == "After the inspection the bridge bore a limit of 12 tons."
    assert found[1].after.startswith("The limit is 14 tons on Old Mill Bridge;")


def test_edited_sentences_are_no_effect() -> None:
    """Is what was edited itself left to the list of changes?"""
    records = copy.deepcopy(dict(STATE.records))
    records["content/inspections/old-mill-2021.yml"]["facts"][0]["says"] = (
        "It bore [[measurements/old-mill-load-limit]]."
    )
    assert affected_sentences(STATE, State(records, STATE.documents), words_for("en")) == []


def test_pages_by_path() -> None:
    """Are pages told apart that came, went and differ?"""
    found = changed_pages({"a.md": "1", "b.md": "1", "c.md": "1"}, {"a.md": "1", "b.md": "2", "d.md": "1"})
    assert found == Pages(added=("d.md",), changed=("b.md",), removed=("c.md",))
