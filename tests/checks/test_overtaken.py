"""Rule overtaken: can a fact be overtaken before it happened, or by itself?"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.checks.overtaken import RULE
from generator.checks.rule import Rule
from generator.checks.unknown_reference import RULE as UNKNOWN_REFERENCE
from generator.problems import Problem

ENTRY = """\
name: It
summary: It stands.
tags: [traffic]
facts:
  - id: first
    says: It stood.
    assertion: reported
    on: "{on}"
    evidence:
      - {{source: survey-2024}}
    overtaken:
      on: "{later}"
      how: It fell.
      by: {by}
  - id: second
    says: It fell.
    assertion: reported
    evidence:
      - {{source: survey-2024}}
checked_on: 2025-06-01
"""
Find = Callable[[Rule, str, str], list[Problem]]


@pytest.mark.parametrize(
    ("on", "later", "lines"),
    [
        ("2025-05-09", "2025-05-09", []),
        ("2025-05-09", "2025-05-10", []),
        ("2025-05-09", "2025-05-08", [12]),
        ("2025-05-09", "2025-05", []),
        ("2025-05-09", "2025-04", [12]),
        ("2025-05", "2025-05-01", []),
        ("2025-05", "2025-04-30", [12]),
        ("<=2025-05-09", "2025-05-01", []),
        ("2025-05-09", ">=2025-01", []),
        (">=2025-05-09", "2025-05-01", [12]),
    ],
)
def test_dates(find_in_entry: Find, on: str, later: str, lines: list[int]) -> None:
    """Is a date refused only where no reading of the two makes it come after the fact?"""
    found = find_in_entry(RULE, "people", ENTRY.format(on=on, later=later, by="people/jane-doe"))
    assert [problem.line for problem in found] == lines


@pytest.mark.parametrize(("by", "lines"), [("people/it#second", []), ("people/it", []), ("people/it#first", [14])])
def test_by_itself(find_in_entry: Find, by: str, lines: list[int]) -> None:
    """May another fact of the same entry overtake a fact, but not the fact itself?"""
    found = find_in_entry(RULE, "people", ENTRY.format(on="2025-05-09", later="2025-05-10", by=by))
    assert [problem.line for problem in found] == lines


@pytest.mark.parametrize(
    ("by", "words"),
    [("people/jane-do", "There is no entry"), ("bridges/old-bridge#rist", "has no fact or value “rist”")],
)
def test_by_leads_somewhere(find_in_entry: Find, by: str, words: str) -> None:
    """Is a fact refused that was overtaken by an entry or fact that does not exist, with the nearest one?"""
    text = ENTRY.format(on="2025-05-09", later="2025-05-10", by=by)
    (problem,) = find_in_entry(UNKNOWN_REFERENCE, "people", text)
    assert words in problem.message
    assert "Did you mean" in problem.tip
