"""Where a line of the content is in a repository: on each host, and where a site says it itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from generator.model.repository import Repository, RepositorySetting, fill_issue

FORM = Path(__file__).parent.parent.parent / ".github" / "ISSUE_TEMPLATE" / "error.yml"
FILE = "content/bridges/old.yml"


def read(value: Any) -> Repository:
    """The setting as the site's file has it."""
    found: Repository = TypeAdapter(RepositorySetting).validate_python(value)
    return found


@pytest.mark.parametrize(
    ("setting", "line", "whole"),
    [
        (
            "https://github.com/o/r",
            "https://github.com/o/r/blob/main/content/bridges/old.yml#L12",
            "https://github.com/o/r/edit/main/content/bridges/old.yml",
        ),
        (
            {"address": "https://gitlab.com/g/sub/r.git", "branch": "next/one"},
            "https://gitlab.com/g/sub/r/-/blob/next/one/content/bridges/old.yml#L12",
            "https://gitlab.com/g/sub/r/-/edit/next/one/content/bridges/old.yml",
        ),
        (
            "https://codeberg.org/o/r/",
            "https://codeberg.org/o/r/src/branch/main/content/bridges/old.yml#L12",
            "https://codeberg.org/o/r/_edit/main/content/bridges/old.yml",
        ),
        (
            {"address": "https://git.example.org/r", "runs": "forgejo"},
            "https://git.example.org/r/src/branch/main/content/bridges/old.yml#L12",
            "https://git.example.org/r/_edit/main/content/bridges/old.yml",
        ),
        (
            {"address": "https://git.example.org/r", "edit": "https://git.example.org/x?f={path}&l={line}"},
            "https://git.example.org/x?f=content/bridges/old.yml&l=12",
            "https://git.example.org/x?f=content/bridges/old.yml&l=1",
        ),
        ("", "", ""),
    ],
)
def test_addresses(setting: Any, line: str, whole: str) -> None:
    """Does each host get the addresses that it understands, and a site without a repository none?"""
    repository = read(setting)
    assert repository.line(FILE, 12) == line
    assert repository.whole(FILE) == whole


def test_markdown_is_shown_as_its_lines() -> None:
    """Does the line of a Markdown file lead to its text, not to the page that a host makes of it?"""
    assert read("https://github.com/o/r").line("docs/a.md", 3).endswith("/docs/a.md?plain=1#L3")


@pytest.mark.parametrize(
    "setting",
    [
        "http://github.com/o/r",
        "git@github.com:o/r.git",
        "https://git.example.org/r",
        'https://github.com/o/"r',
        {"address": "https://x.example/r", "edit": "https://x.example/{file}"},
        {"address": "https://x.example/r", "edit": "https://x.example/file"},
        {"address": "https://x.example/r", "edit": "javascript:alert({path})"},
        {"address": "https://github.com/o/r", "new_issue": "https://x.example/?s={statement}"},
        {"address": "https://github.com/o/r", "runs": "something"},
        {"address": "https://github.com/o/r", "branch": "a b"},
        {"edit": "https://x.example/{path}"},
    ],
)
def test_bad_settings_are_refused(setting: Any) -> None:
    """Is every setting refused that leads nowhere, or to more than a web address?"""
    with pytest.raises(ValidationError):
        read(setting)


@given(st.text(), st.text())
def test_texts_never_leave_their_parameter(page: str, statement: str) -> None:
    """Whatever a statement says: does the address of a report hold exactly it, in its own parameter?"""
    page, statement = (text.encode("utf-8", "ignore").decode() for text in (page, statement))
    form = read("https://github.com/o/r").issue_form
    query = parse_qs(urlsplit(fill_issue(form, page=page, statement=statement)).query, keep_blank_values=True)
    assert (query["page"], query["statement"], query["template"]) == ([page], [statement], ["error.yml"])


def test_the_form_has_the_fields_that_links_fill() -> None:
    """Are the parameters of a link fields of the form, and does the form ask for evidence and for nothing personal?"""
    form = yaml.safe_load(FORM.read_text(encoding="utf-8"))
    fields = {each["id"]: each for each in form["body"] if "id" in each}
    query = set(parse_qs(urlsplit(read("https://github.com/o/r").issue_form).query))
    assert query - {"template", "title"} == {"page", "statement"}
    assert query - {"template", "title"} <= set(fields)
    assert set(fields) == {"page", "statement", "wrong", "evidence"}
    assert fields["evidence"]["validations"]["required"] is True
    assert "personal information" in form["body"][0]["attributes"]["value"]
    assert {each["type"] for each in form["body"]} <= {"markdown", "input", "textarea"}
    assert form["name"]
    assert form["description"]
