"""Tests of the rule `one-paragraph`: what would begin a block in a field, and what only looks like it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.checks.one_paragraph import RULE
from generator.checks.rule import Rule
from generator.problems import Problem

Find = Callable[[Rule, str], list[Problem]]


@pytest.mark.parametrize(
    "start",
    [
        *("# Big", "## Big", "> a", "- a", "* a", "+ a", "1. a", "```", "~~~", "??? note", "???+ note", "!!! note"),
        *('=== "a"', "[^1]: a", "[a]: b", "*[a]: b", "    code", "| a | b |", "---", "***", "===", ": a", "\ta"),
    ],
)
@pytest.mark.parametrize("before", ["", "Words.\n"])
def test_blocks_are_refused(find_in_field: Find, before: str, start: str) -> None:
    """Is a line refused that begins a block, first or later?"""
    assert len(find_in_field(RULE, f"{before}{start}\nWords.")) == 1


def test_blank_line_is_refused(find_in_field: Find) -> None:
    """Is a second paragraph refused?"""
    assert len(find_in_field(RULE, "One.\n\nTwo.")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Words - and words.\n",
        "*Emphasis* first.",
        "**Strong** first.",
        "-5 degrees",
        "2025 was dry.",
        "3.5 of them",
        "[a](https://bridges.example): words",
        "[[people/jane-doe]] said so.",
        "One line\nand another.",
        ":smile: words",
        "_a_ b",
    ],
)
def test_fine(find_in_field: Find, text: str) -> None:
    """May I write sentences that begin with odd signs?"""
    assert find_in_field(RULE, text) == []
