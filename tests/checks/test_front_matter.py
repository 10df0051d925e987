"""Tests of the rule `front-matter`: what a hand-written page may say about itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.checks.front_matter import RULE
from generator.checks.rule import Rule
from generator.problems import Problem

Find = Callable[[Rule, str], list[Problem]]


@pytest.mark.parametrize(
    "text",
    [
        "# No front matter\n",
        "\nWords: and more.\n",
        "---\ntitle: A title, with words\ndescription: 'It''s one'\n---\n# A\n",
        "---\nsearch: {exclude: true}\nhide: [toc, navigation]\nrobots: noindex, nofollow\ntags: [ferries]\n---\n",
    ],
)
def test_fine(find_in_document: Find, text: str) -> None:
    """May a page have a title, a description, and what the engine knows besides?"""
    assert find_in_document(RULE, text) == []


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ('title: "\\x3cscript\\x3e"', 2, 8),
        ("title: 'a\"b'", 2, 8),
        ("title: 2025", 2, 8),
        ("title: no", 2, 8),
        ("title: [a]", 2, 8),
        ("title: a\nicon: material/x", 3, 1),
        ("template: main.html", 2, 1),
        ("titel: a", 2, 1),
        ("hide: 5", 2, 7),
        ("hide: [toc, body]", 2, 13),
        ("search: 5", 2, 9),
        ("search: {exclude: 5}", 2, 19),
        ("robots: <b>", 2, 9),
        ("tags: a", 2, 7),
        ("title: a\ntitle: b", 3, 1),
        ("title: [a", 2, 8),
        ("just words", 2, 1),
    ],
)
def test_refused_at_its_place(find_in_document: Find, text: str, line: int, column: int) -> None:
    """Is each mistake in the front matter found on its own line of the page?"""
    (problem,) = find_in_document(RULE, f"---\n{text}\n---\n# A\n")
    assert (problem.line, problem.column) == (line, column)


@pytest.mark.parametrize("text", ["title: <script>\n\n# A\n", "---\ntitle: a\n\n# A\n"])
def test_other_forms(find_in_document: Find, text: str) -> None:
    """Is front matter refused that the engine reads in another way than it looks?"""
    assert len(find_in_document(RULE, text)) == 1
