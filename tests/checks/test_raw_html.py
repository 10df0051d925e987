"""Tests of the rule `raw-html`: what is markup in prose, and what only looks like it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.checks.raw_html import RULE
from generator.checks.rule import Rule
from generator.problems import Problem

Find = Callable[[Rule, str], list[Problem]]
EVERYWHERE = [
    "<script>alert()</script>",
    "<img src=x onerror=alert()>",
    "<b>bold</b>",
    "<B >bold",
    "</div>",
    "<!-- a comment -->",
    "<?php x ?>",
    "<![CDATA[x]]>",
    "<img src=x onerror=alert() ",
    "*word*{: onclick=alert() }",
    "word{.class}",
    "word {#id .class}",
    'word{ onclick="alert()" }',
    "{% include %}",
    "{{ variable }}",
    "\\`<b>no code</b>\\`",
    "<svg/onload=alert()>",
    "<x:y onclick=alert()>",
]
FINE = [
    "Plain words, *emphasis* and [links](https://bridges.example).",
    "It is 5 < 6, a <- b and x <3.",
    "R&amp;D and &lt;b&gt;",
    "[[bridges/old-bridge|the bridge]]",
    "<https://bridges.example>",
]


@pytest.mark.parametrize("text", EVERYWHERE)
def test_refused_in_fields(find_in_field: Find, text: str) -> None:
    """Is every kind of markup found in a field, at the place where it begins, once for each mistake?"""
    problems = find_in_field(RULE, f"It is {text}")
    assert len(problems) == 1, problems
    start = next(index for index, char in enumerate(text) if char in "<{")
    assert problems[0].column == 11 + len("It is ") + start + text[:start].count("\\")


@pytest.mark.parametrize("text", ["words &#8238;a", "words &#x202E; a", "words &ZeroWidthSpace;a", "words &shy;a"])
def test_hidden_signs_by_name(find_in_field: Find, text: str) -> None:
    """Is the name or number of a sign refused that nobody sees?"""
    (problem,) = find_in_field(RULE, text)
    assert problem.column == 11 + len("words ")


@pytest.mark.parametrize("text", FINE)
def test_fine_in_fields(find_in_field: Find, text: str) -> None:
    """May I write what only looks like markup?"""
    assert find_in_field(RULE, text) == []


def test_code_is_no_excuse_in_fields(find_in_field: Find) -> None:
    """Are tags found in a field even between backticks, where no code belongs?"""
    assert len(find_in_field(RULE, "It is `<b>`.")) == 1


@pytest.mark.parametrize(
    "text",
    [
        '<div class="grid cards" markdown>\n\nWords.\n\n</div>\n',
        "## Heading { #a-heading }\n",
        "One<br>\ntwo.\n",
        "<!-- a comment\nof two lines -->\n",
        "~~~html\n<script>alert()</script>\n~~~\n",
        "Write `<b>` or ``{{ x }}``.\n",
        *FINE,
    ],
)
def test_fine_in_documents(find_in_document: Find, text: str) -> None:
    """May a page of docs/ hold layout blocks, heading ids, comments and code?"""
    assert find_in_document(RULE, text) == []


@pytest.mark.parametrize(
    "text",
    [
        '<div class="grid" onclick="alert()">\n',
        '<div style="color: red">\n',
        "~~~\n<script>alert()</script>\n",
        "~~~ not a fence at all\n<script>alert()</script>\n~~~\n",
        "~~~\nx\n~~~ y\n<script>alert()</script>\n",
        "\\`<b>\\`\n",
        "A ` here.\n\n<b>bold</b>\n\nA ` there.\n",
        "## Heading { #id onclick=alert() }\n",
        "<!--[if IE]><script></script><![endif]-->\n",
        '<iframe src="https://bridges.example"></iframe>\n',
    ],
)
def test_refused_in_documents(find_in_document: Find, text: str) -> None:
    """Is markup found on a page of docs/ that runs, loads, or hides behind what only looks like code?"""
    assert find_in_document(RULE, text)
