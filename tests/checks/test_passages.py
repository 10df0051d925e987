"""Passages: is the same sentence in two records looked at as often as there is something to say of it?"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.passages import Passage, Place, look_once
from generator.loading.record import parse_record
from generator.problems import Problem


def passage(text: str, file: str) -> Passage:
    """A text in a record."""
    record, _ = parse_record(f"note: {text}\n", file)
    assert record is not None
    return Passage(text, file, Place.ENTRY, file, ("note",), record)


def test_the_same_words_are_told_in_each_record() -> None:
    """Are words that are wrong named in both records, and words that are right looked at once?"""
    seen: list[str] = []

    def look(each: Passage) -> Iterator[Problem]:
        seen.append(f"{each.file} {each.text}")
        if each.text == "wrong":
            yield each.problem("rule", 0, 5, "It is wrong.")

    found = [passage(text, file) for text in ("right", "wrong") for file in ("a.yml", "b.yml")]
    problems = list(look_once(found, look))
    assert [(each.file, each.line, each.column) for each in problems] == [("a.yml", 1, 7), ("b.yml", 1, 7)]
    assert seen == ["a.yml right", "a.yml wrong", "b.yml wrong"]
