"""Tests of the rule `value-in-quote`: a figure says what the words of its evidence say."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.checks.rule import Rule
from generator.checks.value_in_quote import RULE
from generator.problems import Problem

Find = Callable[[Rule, str, str], list[Problem]]
FIGURE = """\
name: It
summary: It is counted.
tags: [traffic]
definition: What is counted.
unit: {{one: car, other: cars}}
checked_on: 2025-06-01
values:
  - id: it
    {value}
    as_of: 2025
    rank: preferred
    evidence:
"""


def figure(value: str, *evidence: str) -> str:
    """The YAML of a figure with one value."""
    return FIGURE.format(value=value) + "".join(f"      - {each}\n" for each in evidence)


def number(value: str, precision: str, *quotes: str) -> str:
    """The YAML of a figure whose number rests on quotations from a text that is not held."""
    evidence = (f'{{source: survey-2024, quote: "{quote}"}}' for quote in quotes)
    return figure(f"value: {value}\n    precision: {precision}", *evidence)


@pytest.mark.parametrize(
    ("value", "precision", "quote"),
    [
        ("532000", "about", "some 532,000"),
        ("30000", "at-most", "up to 30,000 a month"),
        ("16", "exact", "the county and 15 others were 16"),
        ("2", "exact", "for two years"),
        ("500", "at-least", "more than 500 places"),
        ("100", "at-least", "between 100 and 200 officers"),
        ("200", "at-most", "between 100 and 200 officers"),
        ("385000000", "exact", "$385 million"),
    ],
)
def test_agrees(find_in_entry: Find, value: str, precision: str, quote: str) -> None:
    """Does a number pass that the words say, with the precision that they say?"""
    assert find_in_entry(RULE, "figures", number(value, precision, quote)) == []


@pytest.mark.parametrize(
    ("value", "precision", "quote", "line", "words"),
    [
        ("53200", "about", "some 532,000", 9, "“some 532,000” is about 532000"),
        ("532000", "exact", "some 532,000", 10, "“some 532,000” is about 532000"),
        ("100", "about", "hundreds of walkers", 9, "use `phrase:`"),
        ("2", "exact", "many years", 9, "no number"),
        ("2", "exact", "for the second time", 9, "no number"),
    ],
)
def test_disagrees(find_in_entry: Find, value: str, precision: str, quote: str, line: int, words: str) -> None:
    """Does a wrong number or precision point at itself, and say what the words say?"""
    (problem,) = find_in_entry(RULE, "figures", number(value, precision, quote))
    assert (problem.line, problem.rule) == (line, "value-in-quote")
    assert words in problem.tip


def test_each_quotation_must_agree(find_in_entry: Find) -> None:
    """Is a second quotation with another number found?"""
    assert len(find_in_entry(RULE, "figures", number("12", "exact", "12 cars", "13 cars"))) == 1


@pytest.mark.parametrize(
    ("phrase", "quote", "fine"),
    [
        ("hundreds of thousands", "Hundreds  of thousands of people", True),
        ("hundreds of thousands", "hundreds of people", False),
        ("millions", "millions of people", True),
    ],
)
def test_phrases(find_in_entry: Find, phrase: str, quote: str, fine: bool) -> None:
    """Must a phrase stand in the quotation, whatever its capitals and spaces?"""
    text = figure(f"phrase: {phrase}", f'{{source: survey-2024, quote: "{quote}"}}')
    assert (find_in_entry(RULE, "figures", text) == []) is fine


def test_span_proves_no_number(find_in_entry: Find) -> None:
    """Does a number from a text that we hold need a printed quotation?"""
    text = figure("value: 12\n    precision: exact", "{source: gazette-2025-05-01, paragraph: 1, words: 1-4}")
    (problem,) = find_in_entry(RULE, "figures", text)
    assert "printed quotation" in problem.message


def test_record_without_text_needs_no_quotation(find_in_entry: Find) -> None:
    """May a number rest on a record whose text we do not hold, by its page alone?"""
    text = figure("value: 12\n    precision: exact", "{source: survey-2024, at: page 3}")
    assert find_in_entry(RULE, "figures", text) == []
