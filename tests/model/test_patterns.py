"""Tests of patterns of editors: which of them end soon on any text."""

from __future__ import annotations

import pytest

from generator.model.patterns import is_safe_pattern


@pytest.mark.parametrize(
    "pattern",
    [
        r"(?:[a-zA-Z ]+)+7",
        r"(a|aa)*b",
        r"(a*)*",
        r"(?:a+){9}",
        r"(?:a+){2,}",
        r"(?:\d+,?)+;",
        r"(?:-[a-z-]+)*7",
        r"(?:-[^x]+)*7",
        r"(?:-.*)*7",
        r"\d*\d*\d*\d*7",
        r"\d+-?\d+-?\d+-?\d+x",
        r"[\d ]+ [\d ]+ [\d ]+7",
        r"(a+)\1",
        r"[a-z ]+[a-z ]+7",
        r"a+a+b",
        r".* to .*",
        r"[a-z]*[0-9]*[a-z]*7",
        r"(?:ab|[a-z]+)[a-z]+7",
        r"[а-я]+[а-ю]+7",
        "a?" * 40 + "b",
        "(?:a|ab)" * 20,
        "(" * 5000,
        r"(",
    ],
)
def test_refused(pattern: str) -> None:
    """Is a pattern refused that could try a text in more ways than there is time for?"""
    assert not is_safe_pattern(pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        r"Rule \d+",
        r"[Rr]oad [A-Z]?\d+",
        r"(?:No\. )?(?:\d+:)?\d{2}-?(?:ab|AB)-?\d{2,5}(?:-[A-Z]{2,3})?",
        r"\d+ (?:A\.B\.(?: §)?|C\. [23]d) \d+(?:-\d+)?(?:/\d+)?(?: \([^)]*\d{4}\))?",
        r"[Pp]arts? \d+(?:\.\d+)?(?:\([a-z0-9]+\))*(?: (?:and|or) \d+)?",
        r"\d+-\d+ vote|vote of \d+(?:-| to )\d+|voted \d+(?:-| to )\d+",
        r"\bB-\d+\b",
        r"(?:ab){3}",
        r"(?:ab?)+c",
        r"(?i:bus) \d+",
        r"\w+\s+\d+",
        r"\d+\s*(?:km|m)",
        r"\w+(?:-\w+)*",
    ],
)
def test_allowed(pattern: str) -> None:
    """May I write repetitions that stand apart from each other?"""
    assert is_safe_pattern(pattern)
