"""The PDFs that were made: which of them may be published."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.printing.printable import Printable
from generator.printing.shelf import LIST, SHELF, Made, fingerprint, look_through, read_list, unpublished, write_shelf

PAGE = Printable("sheets/x", "X", "<p>X</p>", {"a.svg": b"1"})
CONTENT = b"%PDF"
MADE = Made("sheets/x", "a4", 2, PAGE.digest, fingerprint(CONTENT))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with one PDF."""
    write_shelf(tmp_path / SHELF, [(MADE, CONTENT)])
    return tmp_path


def test_the_same_content_is_published(root: Path) -> None:
    """Is a PDF of exactly what the page says now published, for the paper that it was made for?"""
    asked: list[tuple[str, str]] = []
    shelf = look_through(root, lambda uri, paper: asked.append((uri, paper)) or PAGE)  # type: ignore[func-returns-value]
    assert asked == [("sheets/x.md", "a4")]
    assert shelf.files == {"pdf/sheets/x.pdf": CONTENT}
    assert shelf.current == {"sheets/x.md": MADE}


@pytest.mark.parametrize(
    "now", [None, replace(PAGE, html="<p>Y</p>"), replace(PAGE, files={"a.svg": b"2"}), replace(PAGE, files={})]
)
def test_other_content_is_not_published(root: Path, now: Printable | None) -> None:
    """Is a PDF left out if its page is gone, says something else, or shows another picture?"""
    assert look_through(root, lambda uri, paper: now).files == {}


def test_a_file_that_was_changed_is_not_published(root: Path) -> None:
    """Is a PDF left out that is not the one that was made, or is gone?"""
    path = root / SHELF / "sheets" / "x.pdf"
    path.write_bytes(b"%PDF other")
    assert look_through(root, lambda uri, paper: PAGE).files == {}
    path.unlink()
    assert look_through(root, lambda uri, paper: PAGE).files == {}


@pytest.mark.parametrize("text", ["", "[", "{}", '[{"name": "x"}]', "[1]", "null"])
def test_a_broken_list_is_no_list(root: Path, text: str) -> None:
    """Is a list that cannot be read taken for none, so that the site is built all the same?"""
    (root / SHELF / LIST).write_text(text, encoding="utf-8")
    assert read_list(root / SHELF) == []


def test_the_list_grows(root: Path) -> None:
    """Does a second PDF leave the first in the list, and one made again take its place?"""
    write_shelf(root / SHELF, [(replace(MADE, name="a/b"), CONTENT), (replace(MADE, pages=3), CONTENT)])
    assert [(made.name, made.pages) for made in read_list(root / SHELF)] == [("a/b", 2), ("sheets/x", 3)]


def test_what_the_site_lacks_is_told(root: Path) -> None:
    """Is a PDF named that the built site does not have?"""
    site = root / "site"
    assert unpublished(root, site) == ["sheets/x.pdf"]
    (site / "pdf" / "sheets").mkdir(parents=True)
    (site / "pdf" / "sheets" / "x.pdf").write_bytes(CONTENT)
    assert unpublished(root, site) == []
