"""Who said a claim: does each side of a change keep the speaker and the way of asserting that it had then?"""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.comparing.change import Change, Claim
from generator.comparing.reporting import as_text
from generator.comparing.state import State, state_of
from generator.comparing.states import compare_states
from generator.languages.words import words_for
from generator.loading.project import load_project

HARBOR = "content/bridges/harbor-bridge.yml"
STATE = state_of(load_project(Path(__file__).parent.parent / "sites" / "bridges", {}))
OFFICE, ADA = Claim("predicted", "Bridge Office"), Claim("alleged", "Ada Rowan")


def with_fact(**keys: Any) -> State:
    """The small site, with one fact written otherwise."""
    return edited(lambda records: records[HARBOR]["facts"][1].update(keys))


def edited(edit: Callable[[dict[str, Any]], object]) -> State:
    """The small site after an edit."""
    records = copy.deepcopy(dict(STATE.records))
    edit(records)
    return State(records)


def of_words(before: State, after: State) -> Change:
    """The change of what the fact says."""
    changes = (each for each in compare_states(before, after, words_for("en")) if each.anchor == "bears-the-detour")
    (found,) = (each for each in changes if each.name in ("", "says"))
    return found


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ({"by": "engineers/ada-rowan", "assertion": "alleged"}, {}, (ADA, OFFICE)),
        ({}, {"by": "engineers/ada-rowan", "assertion": "alleged"}, (OFFICE, ADA)),
        ({"assertion": "reported"}, {}, (None, OFFICE)),
        ({}, {"assertion": "held"}, (OFFICE, None)),
        ({}, {"by": {"unnamed": "a clerk"}}, (OFFICE, Claim("predicted", "a clerk"))),
        ({"by": None}, {}, (Claim("predicted", ""), OFFICE)),
        ({"by": "engineers/nobody-known"}, {}, (Claim("predicted", "engineers/nobody-known"), OFFICE)),
    ],
)
def test_each_side_has_its_own_speaker(before: Any, after: Any, expected: tuple[Claim | None, Claim | None]) -> None:
    """If speaker or assertion changed along with the words: whose are the old words, and whose the new ones?"""
    one, other = with_fact(says="It bears.", **before), with_fact(says="It will bear.", **after)
    there, back = of_words(one, other), of_words(other, one)
    assert (there.claim_before, there.claim_after) == expected
    assert (back.claim_after, back.claim_before) == expected
    assert there.reversed() == back


@pytest.mark.parametrize(
    "says",
    [
        "The bridge office expects that it bears.",
        "[[bodies/bridge-office]] expects that it bears.",
        "The people of the [[bodies/bridge-office|office]] expect that it bears.",
        "[[bridges/harbor-bridge#lorries]]",  # a sentence that names the office, see below
    ],
)
def test_a_sentence_that_names_its_speaker_needs_no_other(says: str) -> None:
    """Is nobody named twice, whether by name, by a token or in the sentence that a token stands for?"""

    def edit(records: dict[str, Any]) -> None:
        lorries, expected = records[HARBOR]["facts"]
        lorries["says"] = "[[bodies/bridge-office]] says so."
        expected["says"] = says

    change = of_words(with_fact(says="It bears."), edited(edit))
    assert (change.claim_before, change.claim_after) == (OFFICE, None)


def test_a_speaker_has_the_name_of_the_day() -> None:
    """If the speaker is called otherwise later: does the old claim keep the old name?"""

    def edit(records: dict[str, Any]) -> None:
        records["content/bodies/bridge-office.yml"]["name"] = "Office of Bridges"
        records[HARBOR]["facts"][1]["says"] = "It will bear."

    change = of_words(with_fact(says="It bears."), edited(edit))
    assert (change.claim_before, change.claim_after) == (OFFICE, Claim("predicted", "Office of Bridges"))


def test_a_claim_that_came_or_went() -> None:
    """Does a fact that was added or withdrawn as a whole have its speaker, and a value none?"""
    without = edited(lambda records: records[HARBOR]["facts"].pop())
    came, went = of_words(without, with_fact(says="It bears.")), of_words(with_fact(says="It bears."), without)
    assert (came.claim_before, came.claim_after) == (None, OFFICE)
    assert (went.claim_before, went.claim_after) == (OFFICE, None)


def test_the_command_line_names_speakers() -> None:
    """Does whoever looks at a difference see whose words they are, as text and as data?"""
    change = of_words(with_fact(says="It bears."), with_fact(says="It will bear.", assertion="held"))
    assert list(as_text([change]))[2:] == [
        "      was  It bears. (Predicted: Bridge Office.)",
        "      now  It will bear.",
    ]
    data = change.as_data()
    assert data["claim_before"] == {"assertion": "predicted", "speaker": "Bridge Office"}
    assert not {"claim_after", "trace"} & data.keys()
