"""Keys at the wrong place, and words that are nearly right: what is said of them, and what is not said twice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.loading.nearest import did_you_mean, near_ones
from generator.loading.record import parse_record
from generator.loading.validate import validate
from generator.model.entry import EntryBase

GOOD = "name: A\nsummary: B.\ntags: [c]\nchecked_on: 2025-06-20\n"
FACT = "facts:\n  - id: a\n    says: B.\n    assertion: reported\n    evidence: [{source: s}]\n"


def said(text: str) -> list[str]:
    """Place, message and tip of all that is wrong with an entry."""
    record, problems = parse_record(text, "it.yml")
    assert record is not None, problems
    _, problems = validate(EntryBase, record)
    return [f"{each.line}:{each.column} {each.message} {each.tip}" for each in problems]


def test_nothing_wrong() -> None:
    """Is a good entry left alone?"""
    assert said(GOOD + FACT) == []


def test_key_of_the_entry_in_a_fact() -> None:
    """Does a key that slipped too deep say how far it goes, and is it not missed as well?"""
    text = GOOD.replace("checked_on: 2025-06-20\n", "") + FACT + "    checked_on: 2025-06-20\n"
    assert said(text) == ["9:5 `checked_on` is not a key here. Indent it less, like `name`."]


def test_key_of_a_fact_in_the_entry() -> None:
    """Does a key that stands too far out say below which key it belongs?"""
    text = GOOD + FACT.replace("    assertion: reported\n", "") + "assertion: reported\n"
    tip = "Put it under `facts:`, with the keys that belong together."
    assert said(text) == [f"9:1 `assertion` is not a key here. {tip}"]


def test_several_keys_of_one_place() -> None:
    """Are keys that belong together said together, and not their home as missing?"""
    text = GOOD + FACT.replace("    evidence: [{source: s}]\n", "    source: s\n    paragraph: 7\n")
    tip = "Put them under `evidence:`, with the keys that belong together."
    assert said(text) == [f"9:5 `source` and `paragraph` are not keys here. {tip}"]


def test_file_of_another_kind() -> None:
    """Is a file whose keys are all strange one mistake?"""
    found = said("title: A\npublisher: B\ntier: primary\nread_on: 2025-06-20\nchecked_on: 2025-06-20\n")
    assert len(found) == 1
    assert found[0].startswith("1:1 `title`, `publisher`, `tier` and 1 more are not keys of such a file. Is the file")


def test_key_that_is_there_already() -> None:
    """Is a second one further in not called the one that is missing further out?"""
    assert "Indent" not in said(GOOD + FACT + "    checked_on: 2025-06-20\n")[0]


@given(st.dictionaries(st.sampled_from(["name", "says", "source", "evidence", "facts", "x1", "tags"]), st.text("ab: ")))
def test_something_is_always_said(data: dict[str, str]) -> None:
    """Is an entry with a mistake never passed over in silence, whatever stands in it?"""
    text = "\n".join(f'{key}: "{value}"' for key, value in data.items()) or "x1: a"
    assert said(text)


@pytest.mark.parametrize(
    ("word", "known", "near"),
    [
        ("Checked-On", ["checked_on", "name"], ["checked_on"]),
        ("TRAFFIC", ["traffic", "upkeep"], ["traffic"]),
        ("trafic", ["traffic", "upkeep"], ["traffic"]),
        ("bridge-4", ["bridge-1", "bridge-2", "ferry"], ["bridge-1", "bridge-2"]),
        ("zzz", ["traffic"], []),
        ("anything", [], []),
    ],
)
def test_near_words(word: str, known: list[str], near: list[str]) -> None:
    """Is the best word named first, and all that are as good?"""
    assert near_ones(word, known) == near


def test_the_question() -> None:
    """Does the question read well for one word, two and three?"""
    assert did_you_mean(["a"], "`") == "Did you mean `a`?"
    assert did_you_mean(["a", "b"]) == "Did you mean a or b?"
    assert did_you_mean(["a", "b", "c"]) == "Did you mean a, b or c?"
