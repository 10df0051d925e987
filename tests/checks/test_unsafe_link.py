"""Tests of the rule `unsafe-link`: links that could run something, break, or tell another host who reads."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.checks.rule import Rule
from generator.checks.unsafe_link import RULE
from generator.problems import Problem

Find = Callable[[Rule, str], list[Problem]]
UNSAFE = [
    "[a](javascript:alert())",
    "[a](JavaScript:alert())",
    "[a]( javascript:alert() )",
    "[a](<javascript:alert()>)",
    "[a](&#106;avascript:alert())",
    "[a](&#x6A;avascript&colon;alert())",
    "[a](%6Aavascript:alert())",
    "[a](java\tscript:alert())",
    "[a](data:text/html,x)",
    "[a](vbscript:x)",
    "[a](file:///etc/passwd)",
    "[a](ftp://bridges.example)",
    "[a](//bridges.example)",
    "[a](\\\\\\\\bridges.example)",
    "[a [b] c](javascript:alert())",
    "[![a](a.png)](javascript:alert())",
    "<javascript:alert()>",
    "[a](javascript:alert() 'title')",
    "![a](https://bridges.example/a.png)",
    "![a [b]](https://bridges.example/a.png)",
    "![a](//bridges.example/a.png)",
    "![a](data:image/png;base64,AAAA)",
    "[a](https://bridges.example [b](javascript:alert())",
    "[a](https://bridges.example ![b](//bridges.example/a.png)",
]


@pytest.mark.parametrize("text", UNSAFE)
def test_refused_everywhere(find_in_field: Find, find_in_document: Find, text: str) -> None:
    """Is a link refused that runs something or loads from elsewhere, however it is written?"""
    assert len(find_in_document(RULE, f"See {text}.\n")) == 1
    if "a.png)]" not in text:  # in a field, the path of the image is a second mistake
        assert len(find_in_field(RULE, f"See {text}.")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "[a](https://bridges.example/a_(b)?c=d#e)",
        "[a](http://bridges.example 'A title (12)')",
        "[a](mailto:editors@bridges.example)",
        "<https://bridges.example>",
        "[[bridges/old-bridge]]",
        "Note: see javascript: the language.",
        "f(x) and [a] (b)",
    ],
)
def test_fine_everywhere(find_in_field: Find, find_in_document: Find, text: str) -> None:
    """May I link to the web and to mail, and write about anything?"""
    assert find_in_field(RULE, text) == []
    assert find_in_document(RULE, text) == []


@pytest.mark.parametrize("text", ["[a](../b.md)", "[a](b.md#c)", "[a](#c)", "[a](/b/)", "![a](a.png)"])
def test_paths(find_in_field: Find, find_in_document: Find, text: str) -> None:
    """Are paths refused in a field, which is shown on several pages, and fine on a page of docs/?"""
    (problem,) = find_in_field(RULE, text)
    assert "is a path" in problem.message
    assert find_in_document(RULE, text) == []


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("See [a](javascript:alert()).", 1, 9),
        ("See [a][b].\n\n[b]: javascript:alert()\n", 3, 6),
        ("See [a][b].\n\n[b]:\n    <javascript:alert()>\n", 4, 6),
        ("See [a][b].\n\n[b]: \n[b]: javascript:alert()\n", 4, 6),
        ("See [a][b].\n\n[b]:           javascript:alert()\n", 3, 16),
        ("See [a](b [c](javascript:alert()).", 1, 15),
        ("See [a](b\n\n[c](javascript:alert()).", 3, 5),
        ("See [a](<java\nscript:alert()>).", 1, 10),
        ("~~~\n[a](javascript:x)\n~~~\n\n[a](javascript:x)\n", 5, 5),
        ("\\`[a](javascript:x)\\`", 1, 7),
    ],
)
def test_places_in_documents(find_in_document: Find, text: str, line: int, column: int) -> None:
    """Does the problem point at the address, also in definitions and over two lines, and not at code?"""
    found = [problem for problem in find_in_document(RULE, text) if "javascript" in problem.message]
    assert {(problem.line, problem.column) for problem in found} == {(line, column)}


def test_footnotes_are_no_links(find_in_document: Find) -> None:
    """Is the text of a footnote not taken for an address?"""
    assert find_in_document(RULE, "Words.[^1]\n\n[^1]: data: what is given.\n") == []


@pytest.mark.parametrize(
    "text",
    [
        "[a][r]\n\n> [r]: javascript:alert()\n",
        "[a][r]\n\n- b\n\n    [r]: javascript:alert()\n",
        "[a][r]\n\n[^1]: [r]: javascript:alert()\n",
        "![a][r]\n\n[r]: https://bridges.example/a.png\n",
        "![a] [R  s]\n\n[r s]: https://bridges.example/a.png\n",
        "![r]\n\n[r]: https://bridges.example/a.png\n",
        "![r][]\n\n> [r]: //bridges.example/a.png\n",
        "![a\\]](https://bridges.example/a.png)",
        "![a `[` b](https://bridges.example/a.png)",
        "![[people/jane-doe]]",
    ],
)
def test_definitions_and_hidden_images(find_in_document: Find, text: str) -> None:
    """Is an address found wherever it is defined, and an image however its description is written?"""
    assert len(find_in_document(RULE, text)) == 1


@pytest.mark.parametrize(
    "text", ["[a][r]\n\n> [r]: https://bridges.example\n", "![a](a.png)", "\\![a [b]](b.md)", "[r]: b.md"]
)
def test_harmless_definitions(find_in_document: Find, text: str) -> None:
    """May a page define links, show its own images and write an exclamation mark before a link?"""
    assert find_in_document(RULE, text) == []


def test_definitions_in_fields(find_in_field: Find) -> None:
    """Is a definition refused in a field, wherever it stands, and a token before a colon fine?"""
    assert len(find_in_field(RULE, "See [a][r].\n> [r]: https://bridges.example")) == 1
    assert find_in_field(RULE, "[[people/jane-doe]]: she said so.") == []
