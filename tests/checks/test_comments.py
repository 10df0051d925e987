"""Tests of the rule `comment`: what a comment on a page may hold."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.checks.comments import RULE
from generator.checks.rule import Rule
from generator.problems import Problem

Find = Callable[[Rule, str], list[Problem]]


@pytest.mark.parametrize("text", ["<!-- a note\nof two lines -->\n", "# A\n\n<!-- x -->\n", "~~~\n<!--`-->\n~~~\n"])
def test_fine(find_in_document: Find, text: str) -> None:
    """May I leave a note for other editors?"""
    assert find_in_document(RULE, text) == []


@pytest.mark.parametrize(
    "text", ["<!-- ` -->", "<!--> <script> -->", "a <!-- b -->", "<!-- a --> b", "<!-- a", "<!-- a --!><b> -->"]
)
def test_refused(find_in_document: Find, text: str) -> None:
    """Is a comment refused whose end could be read in two ways?"""
    assert find_in_document(RULE, text)
