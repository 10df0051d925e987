"""Tests of the ways in which problems are printed."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.problems import Level, Problem
from generator.reporters import render_github, render_json, render_text

PROBLEMS = [
    Problem("content/b.yml", 3, 7, "loose-number", "A number stands here.", "Name a figure.", Level.WARNING),
    Problem("content/a.yml", 12, 1, "duplicate-key", "The field is here twice.", "Keep one."),
    Problem("content/a.yml", 2, 5, "empty-value", "The value is empty.", fixable=True),
    Problem("content/a.yml", 0, 0, "id", "The name is no id.", "Rename it."),
]


def test_text() -> None:
    """What do I see in a terminal?"""
    assert render_text(PROBLEMS, color=False) == (
        "content/a.yml  error  The name is no id.  [id]\n"
        "    Rename it.\n"
        "content/a.yml:2:5  error  The value is empty.  [empty-value]\n"
        "content/a.yml:12:1  error  The field is here twice.  [duplicate-key]\n"
        "    Keep one.\n"
        "\n"
        "content/b.yml:3:7  warning  A number stands here.  [loose-number]\n"
        "    Name a figure.\n"
        "\n"
        "3 errors, 1 warning in 2 files"
    )


@pytest.mark.parametrize(
    ("problems", "summary"),
    [
        ([], "No problems."),
        (PROBLEMS[:1], "1 warning in 1 file"),
        (PROBLEMS[1:2], "1 error in 1 file"),
        (PROBLEMS[:2], "1 error, 1 warning in 2 files"),
        (PROBLEMS[1:], "3 errors in 1 file"),
    ],
)
def test_text_summary(problems: list[Problem], summary: str) -> None:
    """Does the last line count in good English?"""
    assert render_text(problems, color=False).split("\n")[-1] == summary


def test_text_color_only_adds_color() -> None:
    """Are colors nothing but colors, and different for errors and warnings?"""
    colored = render_text(PROBLEMS, color=True)
    assert re.sub(r"\x1b\[\d+m", "", colored) == render_text(PROBLEMS, color=False)
    assert "\x1b[31merror\x1b[0m" in colored
    assert "\x1b[33mwarning\x1b[0m" in colored


def test_text_of_several_lines() -> None:
    """Do longer messages and tips stay indented?"""
    problem = Problem("a.yml", 1, 1, "r", "One\ntwo.", "Three\nfour.\n")
    assert render_text([problem], color=False).split("\n")[:4] == [
        "a.yml:1:1  error  One",
        "    two.  [r]",
        "    Three",
        "    four.",
    ]


def test_text_cannot_command_the_terminal() -> None:
    """Can content that a message quotes, or the name of a file, send commands to my terminal?"""
    problem = Problem("a\x1b[2J\n.yml", 1, 1, "r", 'Found "\x1b]0;x\x07\u202e\x9b".', "\r\x08")
    assert render_text([problem], color=False).split("\n")[0] == (
        'a\\x1b[2J\\n.yml:1:1  error  Found "\\x1b]0;x\\x07\\u202e\\x9b".  [r]'
    )


def test_github() -> None:
    """What does GitHub get?"""
    assert render_github(PROBLEMS).split("\n") == [
        "::error file=content/a.yml,title=id::The name is no id.%0ARename it.",
        "::error file=content/a.yml,line=2,col=5,title=empty-value::The value is empty.",
        "::error file=content/a.yml,line=12,col=1,title=duplicate-key::The field is here twice.%0AKeep one.",
        "::warning file=content/b.yml,line=3,col=7,title=loose-number::A number stands here.%0AName a figure.",
    ]
    assert render_github([]) == ""


def test_github_escapes() -> None:
    """Do special characters arrive as they are, without ending the command?"""
    problem = Problem("a,b:c%.yml", 1, 2, "r", "100%0A, x: y\r\nz::")
    assert render_github([problem]) == "::error file=a%2Cb%3Ac%25.yml,line=1,col=2,title=r::100%250A, x: y%0D%0Az::"


def _github_reads(command: str) -> tuple[str, dict[str, str], str]:
    """What GitHub's runner makes of a command: its kind, its properties, its message."""
    found = re.fullmatch(r"::(\w+) (.*?)::(.*)", command)
    assert found
    properties = dict(pair.split("=", 1) for pair in found[2].split(","))
    return found[1], {name: _unescape(value) for name, value in properties.items()}, _unescape(found[3])


def _unescape(text: str) -> str:
    for escape, char in [("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")]:
        text = text.replace(escape, char)
    return text


NASTY = st.text(st.sampled_from("ab:,%=\r\n02ACD3 é"))


@given(NASTY, NASTY)
def test_github_reads_what_was_written(file: str, message: str) -> None:
    """Whatever a message and a file's name hold, does GitHub read them back unchanged, from one line?"""
    command = render_github([Problem(file, 1, 2, "r", message)])
    expected = {"file": file, "line": "1", "col": "2", "title": "r"}
    assert _github_reads(command) == ("error", expected, message)


def test_json() -> None:
    """Is the JSON as documented?"""
    data = json.loads(render_json(PROBLEMS))
    assert {key: data[key] for key in ("errors", "warnings")} == {"errors": 3, "warnings": 1}
    assert [(problem["file"], problem["line"]) for problem in data["problems"]] == [
        ("content/a.yml", 0),
        ("content/a.yml", 2),
        ("content/a.yml", 12),
        ("content/b.yml", 3),
    ]
    assert data["problems"][3] == {
        "file": "content/b.yml",
        "line": 3,
        "column": 7,
        "level": "warning",
        "rule": "loose-number",
        "message": "A number stands here.",
        "tip": "Name a figure.",
        "fixable": False,
    }


def test_json_of_nothing() -> None:
    """Without problems, is there still an object to read?"""
    assert json.loads(render_json([])) == {"problems": [], "errors": 0, "warnings": 0}


def test_json_is_ascii() -> None:
    """Can the JSON be printed on any terminal?"""
    assert render_json([Problem("ñ.yml", 0, 0, "r", "😀")]).isascii()


@pytest.mark.parametrize("render", [render_github, render_json, lambda found: render_text(found, color=False)])
def test_any_iterable_will_do(render: object) -> None:
    """May problems come from a generator?"""
    assert callable(render)
    assert render(iter(PROBLEMS)) == render(PROBLEMS)
