"""Tests of the rule `relative-time`: words that mean another time on the day they are read."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.checks.relative_time import RULE
from generator.checks.rule import Rule
from generator.problems import Problem

Find = Callable[[Rule, str], list[Problem]]


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("It is currently closed.", "currently"),
        ("Recently it closed.", "Recently"),
        ("It closed last week.", "last week"),
        ("It closed two years ago.", "years ago"),
        ("It closed in the past few months.", "in the past few months"),
        ("So far it is closed.", "So far"),
        ("It closes this summer.", "this summer"),
        ("It is [[bridges/old-bridge|now closed]].", "now"),
        ("It is *now* closed.", "now"),
        ("It is the latest bridge.", "latest"),
        ("It is closed “as we said” to date.", "to date"),
    ],
)
def test_found(find_in_field: Find, sentence: str, words: str) -> None:
    """Is each word found whose meaning changes from day to day, at its place?"""
    (problem,) = find_in_field(RULE, sentence)
    assert words in problem.message
    assert problem.column == 11 + sentence.index(words)


@pytest.mark.parametrize(
    "sentence",
    [
        "It closed on June 1, 2025.",
        "It is well known; it snowed, and he knows it.",
        "The last weekday of May 2025 was a Friday.",
        "He said that it is “closed now”.",
        "See [[bridges/now]].",
        "See [the page](https://bridges.example/now/today).",
    ],
)
def test_fine(find_in_field: Find, sentence: str) -> None:
    """May I write dates, words that only look alike, quotations, code and addresses?"""
    assert find_in_field(RULE, sentence) == []


def test_documents(find_in_document: Find) -> None:
    """On a page of docs/: are words found over the end of a line, and not in a quotation of several lines?"""
    assert [(p.line, p.column) for p in find_in_document(RULE, "It closed last\nweek.\n")] == [(1, 11)]
    assert find_in_document(RULE, "He said that “it is\nclosed now”.\n") == []
    assert len(find_in_document(RULE, "An open “quote.\n\nIt is closed now”.\n")) == 1
