"""The first screen: which facts are key, who is named for each, and where a summary is divided."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.examining import Examination
from generator.model.catalog import Catalog
from generator.model.entry import Entry
from generator.pages.answers import answer_and_rest
from generator.pages.key_facts import USUAL, chosen
from generator.pages.view import View
from generator.prose.tokens import find_tokens

Examine = Callable[..., Examination]
Edit = Callable[[Path, str, str], None]


def catalog_of(root: Path, examine_site: Examine) -> Catalog:
    """The catalog of a site that is in order."""
    examined = examine_site(root)
    assert examined.catalog is not None
    assert not [problem for problem in examined.problems if problem.level == "error"], examined.problems
    return examined.catalog


def seen(catalog: Catalog, key: str) -> tuple[View, Entry]:
    """An entry, and the view from its page."""
    return View(catalog, f"{key}.md"), catalog.entries[key]


@pytest.mark.parametrize(
    ("summary", "answer", "rest"),
    [
        ("One sentence.", "One sentence.", ""),
        ("It is open. It was not.", "It is open.", "It was not."),
        ("San Francisco v. Trump is a case. It goes on.", "San Francisco v. Trump is a case.", "It goes on."),
        (
            "It follows [[a/b|Doe v. Noem. Part two]] in all. More.",
            "It follows [[a/b|Doe v. Noem. Part two]] in all.",
            "More.",
        ),
        ("A price of $3.5 million. More.", "A price of $3.5 million.", "More."),
        ("No stop", "No stop", ""),
    ],
)
def test_where_a_summary_is_divided(summary: str, answer: str, rest: str) -> None:
    """Is the answer the whole first sentence, with its tokens and abbreviations?"""
    assert answer_and_rest(summary, "en") == (answer, rest)


words = st.text(st.sampled_from("ab .!?\n[]|/#"), max_size=60)


@given(st.lists(st.one_of(words, st.just("[[bridges/old|The Old. And more]]")), max_size=6).map(" ".join))
def test_no_word_of_a_summary_is_lost(summary: str) -> None:
    """Whatever a summary holds: are answer and rest together all of it, and is no token cut?"""
    answer, rest = answer_and_rest(summary, "en")
    assert "".join((answer + rest).split()) == "".join(summary.split())
    whole = [token.text for token in find_tokens(summary) if not token.mistake]
    assert [token.text for part in (answer, rest) for token in find_tokens(part) if not token.mistake] == whole


def test_the_first_facts_are_key(bridges_root: Path, examine_site: Examine) -> None:
    """Where the editor marks none: are the first three facts key, and one that was overtaken only after the others?"""
    _, entry = seen(catalog_of(bridges_root, examine_site), "bridges/old-mill-bridge")
    assert [fact.id for fact in chosen(entry)] == ["one-lane", "detour", "stays-shut"]
    assert len(chosen(entry)) == USUAL


def test_the_editor_chooses(bridges: Path, examine_site: Examine, edit: Edit) -> None:
    """Are the facts with `key: true` those that are shown, and no others, overtaken ones with the day?"""
    edit(bridges / "content/bridges/old-mill-bridge.yml", "  - id: closure\n", "  - id: closure\n    key: true\n")
    view, entry = seen(catalog_of(bridges, examine_site), "bridges/old-mill-bridge")
    lines = view.key_facts(entry)
    assert [line.anchor for line in lines] == ["closure", "timeline"]
    assert lines[0].label == "Overtaken, June 2024:"


def test_who_says_it(bridges_root: Path, examine_site: Examine) -> None:
    """Does each line name the speaker; where nobody is named, the publisher; and our own inference as ours?"""
    view, entry = seen(catalog_of(bridges_root, examine_site), "bridges/old-mill-bridge")
    assert {line.anchor: line.by for line in view.key_facts(entry)} == {
        "one-lane": "Reported: Bridge Office of Lenvaria",
        "detour": "Our inference",
        "stays-shut": "Opinion: Ada Rowan",
        "timeline": "Bridge Office of Lenvaria",
    }


def test_how_it_was_checked(bridges_root: Path, examine_site: Examine) -> None:
    """Does each line say in words whether its source was checked, by the closest of its evidence?"""
    view, entry = seen(catalog_of(bridges_root, examine_site), "bridges/old-mill-bridge")
    marks = {line.anchor: str(line.marks) for line in view.key_facts(entry)}
    assert "cited, text not held" in marks["one-lane"]
    assert "checked word for word" in marks["stays-shut"]
    assert "one press source" in marks["stays-shut"]


def test_a_key_fact_has_no_links_of_its_own(bridges_root: Path, examine_site: Examine) -> None:
    """Is the sentence plain, so that the only link of the line leads to the whole fact?"""
    catalog = catalog_of(bridges_root, examine_site)
    for key in catalog.entries:
        view, entry = seen(catalog, key)
        assert not [line for line in view.key_facts(entry) if "](" in line.says or "[[" in line.says], key


def test_a_figure_says_what_it_counts(bridges_root: Path, examine_site: Examine) -> None:
    """Does a number's first screen say what is counted, which other values there are, and what it does not say?"""
    catalog = catalog_of(bridges_root, examine_site)
    view, entry = seen(catalog, "measurements/old-mill-repair-cost")
    labels = [line.label for line in view.key_facts(entry)]
    assert labels[0] == "What is counted:"
    assert labels.count("Another source:") == len({(v.value, v.phrase) for v in catalog.live_values(entry)}) - 1


def test_what_an_entry_rests_on(bridges_root: Path, examine_site: Examine) -> None:
    """Is every source of an entry counted once, by type, and by whether its text is held?"""
    view, entry = seen(catalog_of(bridges_root, examine_site), "bridges/old-mill-bridge")
    said = str(view.rests_on(entry))
    assert said.startswith("[Who says so](#sources): News article (2), Register (1)")
    assert "1 checked word for word" in said
    assert "2 cited, text not held" in said


def test_the_box_says_what_is_known_first(bridges_root: Path, examine_site: Examine) -> None:
    """Do gaps, with why, stand behind what is known, and has a reference the status of its entry beside it?"""
    view, entry = seen(catalog_of(bridges_root, examine_site), "bridges/old-mill-bridge")
    rows = view.box_rows(entry)
    assert [row.label for row in rows][:2] == ["Crosses", "Opened"]
    assert rows[-1].values == ("*Not applicable:* The register is kept on paper.",)
    view, entry = seen(view.catalog, "inspections/old-mill-2023")
    bridge = next(row for row in view.box_rows(entry) if row.label == "Bridge")
    assert "Open with limits" in bridge.values[0]
