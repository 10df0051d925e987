"""The engine of the search: the same pages give the same files, and a failure publishes nothing."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from generator.model.catalog import Catalog
from generator.searching import engine, indexing
from generator.searching.cutting import document
from generator.searching.engine import IndexingError, run_engine
from generator.searching.page import SearchPage

Run = Callable[..., Result]


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A folder with pages for the engine."""
    folder = tmp_path / "pages"
    for number, name in enumerate(("Old Mill Bridge", "Harbor Bridge", "River Gate Bridge")):
        path = folder / f"bridges/{number}/index.html"
        path.parent.mkdir(parents=True)
        path.write_text(document("en", name, f"<p>Words of bridge {number}.</p>", {"title": name, "kind": "bridges"}))
    return folder


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, with its bytes."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_same_pages_same_files(pages: Path, tmp_path: Path) -> None:
    """Do two runs over the same pages give the same bytes, so that a build can be compared with another?"""
    run_engine(pages, tmp_path / "one")
    run_engine(pages, tmp_path / "two")
    assert snapshot(tmp_path / "one") == snapshot(tmp_path / "two")
    assert len(list((tmp_path / "one" / "fragment").iterdir())) == 3


def test_settings_of_the_folder_are_not_read(pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Can a file that happens to lie in the project's folder change the index?"""
    (tmp_path / "pagefind.yml").write_text("exclude_selectors: [main]\n")
    monkeypatch.chdir(tmp_path)
    run_engine(pages, tmp_path / "index")
    assert len(list((tmp_path / "index" / "fragment").iterdir())) == 3


def test_no_engine(pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Am I told what to do where the engine is not installed?"""
    monkeypatch.setattr(engine, "get_executable", lambda: None)
    with pytest.raises(IndexingError, match="make site"):
        run_engine(pages, tmp_path / "index")


def broken_engine(folder: Path, code: int) -> Path:
    """An engine that says something and makes nothing."""
    path = folder / "engine"
    path.write_text(f"#!{sys.executable}\nprint('the disk is full')\nraise SystemExit({code})\n")
    path.chmod(0o755)
    return path


@pytest.mark.parametrize("code", [0, 3])
def test_broken_engine(pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    """Is a failure of the engine told in its own words, also if it claims that all is well?"""
    monkeypatch.setattr(engine, "get_executable", lambda: broken_engine(tmp_path, code))
    with pytest.raises(IndexingError, match="the disk is full"):
        run_engine(pages, tmp_path / "index")


def test_a_failure_publishes_nothing(
    bridges: Path, factsheet: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Is the published site what it was if the search cannot be made?"""
    (bridges / "site").mkdir()
    (bridges / "site/index.html").write_text("the old site")
    monkeypatch.setattr(engine, "get_executable", lambda: broken_engine(tmp_path, 3))
    result = factsheet(bridges, "build")
    assert result.exit_code == 1
    assert "the disk is full" in result.output
    assert "the site is what it was" in result.output
    assert isinstance(result.exception, SystemExit), "an exception got through"
    assert [path.read_text() for path in (bridges / "site").rglob("*")] == ["the old site"]


def test_an_index_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, catalog: Catalog) -> None:
    """Is a number in the index that nobody expected a failure that is told, and no crash?"""

    def fail(*given: object) -> None:
        raise ValueError("math domain error")

    page = SearchPage("a/", "en", "A", "site", "", (), True, "A mill", document("en", "A", "<p>A mill.</p>", {}))
    monkeypatch.setattr(indexing, "part", fail)
    with pytest.raises(IndexingError, match="math domain error"):
        indexing.make_index(indexing.Job(catalog, (page,)), tmp_path / "site")
    assert not (tmp_path / "site").exists()
