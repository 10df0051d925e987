"""Tests of the rule `heavy-markup`: what would keep the engine busy, and what only is long."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.checks.heavy_markup import MOST_FENCES, MOST_LEVELS, MOST_OPEN, RULE
from generator.checks.rule import Rule
from generator.problems import Problem

Find = Callable[[Rule, str], list[Problem]]


@pytest.mark.parametrize(
    "text",
    [
        "[" * (MOST_OPEN + 1),
        "[a](b " * (MOST_OPEN + 1),
        "words ![a" * (MOST_OPEN + 1),
        "a long block " * 1000,
        "> " * (MOST_LEVELS + 1) + "deep",
        "1. " * (MOST_LEVELS + 1) + "deep",
        "- a\n" + " " * (4 * MOST_LEVELS + 1) + "- deep",
        "line\n" * 600,
        "```\na\n```\n\n" * (MOST_FENCES + 1),
        "~~~\na\n~~~\n" * (MOST_FENCES + 1),
    ],
    ids=lambda text: text[:12],
)
def test_refused(find_in_document: Find, text: str) -> None:
    """Is a text refused that nobody could read, and that the engine could not turn into HTML in good time?"""
    (problem,) = find_in_document(RULE, f"# A page\n\n{text}\n")
    assert problem.line == (4 if text.startswith("- a") else 3)
    assert problem.tip


@pytest.mark.parametrize(
    "text",
    [
        "[a](https://bridges.example) " * 200,
        "[[bridges/old-bridge|the bridge]] " * 200,
        "| [a](b.md) | [c] |\n" * 200,
        "words " * 1000,
        "a paragraph\n\n" * 1000,
        "- a\n    - b\n        - c",
        "-----------------------------",
        "\\[" * 200,
        "```\n" + "[" * 100 + "\n```",
        "```\na\n```\n\n" * (MOST_FENCES // 2),
    ],
    ids=lambda text: text[:12],
)
def test_fine(find_in_document: Find, text: str) -> None:
    """May I write long pages with many links, and nested lists of some levels?"""
    assert find_in_document(RULE, f"# A page\n\n{text}\n") == []
