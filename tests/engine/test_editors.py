"""Links from the preview into the editor's program: are they right, and can nothing else get in?"""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.engine.editors import editor_link, editor_template
from generator.engine.overlay import Shown, with_overlay
from generator.problems import Problem

ROOT = Path("/home/someone/a site")
PROBLEM = Problem("content/bridges/old.yml", 12, 3, "rule", "Something is wrong.", "Mend it.")


@pytest.mark.parametrize(
    ("variable", "link"),
    [
        ("", "vscode://file/home/someone/a%20site/content/bridges/old.yml:12:3"),
        (
            "idea://open?file={path}&line={line}",
            "idea://open?file=/home/someone/a%20site/content/bridges/old.yml&line=12",
        ),
        ("none", ""),
    ],
)
def test_links(variable: str, link: str) -> None:
    """Is the place of a problem a link as FACTSHEET_EDITOR says, and as VS Code understands it without?"""
    assert editor_link(editor_template({"FACTSHEET_EDITOR": variable}), ROOT, PROBLEM) == link


def test_a_problem_of_a_whole_file() -> None:
    """Does a problem without a line open the file at its beginning, and one without a file nothing?"""
    template = editor_template({})
    assert editor_link(template, ROOT, Problem("mkdocs.yml", 0, 0, "rule", "x")).endswith("/mkdocs.yml:1:1")
    assert editor_link(template, ROOT, Problem("", 0, 0, "engine", "x")) == ""


@pytest.mark.parametrize(
    "variable",
    ["vscode://file/{file}", "vscode://file", "javascript:alert('{path}')", "https://x.example/{path}", "code"],
)
def test_bad_templates_are_refused(variable: str) -> None:
    """Is a template refused that opens nothing, or does something else than open a file?"""
    with pytest.raises(ValueError, match="FACTSHEET_EDITOR"):
        editor_template({"FACTSHEET_EDITOR": variable})


def test_the_notice_opens_and_copies_places() -> None:
    """Has each problem of the notice a link to its line, and a button that copies the place?"""
    shown = Shown((PROBLEM,), root=ROOT, editor=editor_template({}))
    page = with_overlay(b"<body></body>", shown).decode()
    assert 'href="vscode://file/home/someone/a%20site/content/bridges/old.yml:12:3"' in page
    assert 'data-fs-copy="content/bridges/old.yml:12:3"' in page


def test_the_bar_counts_drafts() -> None:
    """Does the bar of a preview count the drafts and lead to them, and is there none without drafts?"""
    page = with_overlay(b"<body></body>", Shown(drafts={"/a/b/": "A <draft>", "/a/c/": "Another"})).decode()
    assert "Preview: 2 drafts, not published" in page
    assert '<a href="/a/b/">A &lt;draft&gt;</a>' in page
    assert "fs-drafts" not in with_overlay(b"<body></body>", Shown()).decode()
