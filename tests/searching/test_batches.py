"""Pages reach the engine of the search in batches: do readers notice?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.model.catalog import Catalog
from generator.searching import batches
from generator.searching.cutting import document
from generator.searching.engine import Process, run_engine
from generator.searching.indexing import Job, make_index
from generator.searching.page import SearchPage
from tests.searching.reading import read_list, read_texts

NAMES = ("Old Mill Bridge", "Über Gate", "Harbor Bridge", "River Gate", "Gelpí Bridge", "Gelpi Crossing")


def pages() -> Iterator[SearchPage]:
    """Pages of two groups, of which one alone has a heading, with a word in two spellings."""
    for number, name in enumerate(NAMES):
        address, field = f"bridges/{9 - number}/", "heading" if number == 2 else "title"
        text = f"Bridges of {name}, happy cities, and number {number}."
        html = document("en", name, f"<p>{text} Happy.</p>", {field: name, "date": "May 2, 2026"})
        yield SearchPage(address, "en", name, "bridges", "", (), field == "title", f"{name} {text}", html)


def made(catalog: Catalog, folder: Path) -> dict[str, bytes]:
    """The search of these pages, file by file."""
    make_index(Job(catalog, pages()), folder)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_batches_are_one_index(catalog: Catalog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Do I find the same, byte for byte, in an index of many batches as in one of a single batch?"""
    whole = made(catalog, tmp_path / "whole")
    runs: list[Path] = []

    def run(source: Path, target: Path, started: Callable[[Process], None]) -> None:
        runs.append(target)
        run_engine(source, target, started)

    monkeypatch.setattr(batches, "MOST", 1)
    monkeypatch.setattr(batches, "run_engine", run)
    assert made(catalog, tmp_path / "parts") == whole
    assert len(runs) == len(NAMES) + 1
    words = {word for word, *_ in read_list(tmp_path / "whole", "index")}
    assert {"bridg", "gelpi", "uber"} <= words


def test_pages_are_in_the_order_of_the_site(catalog: Catalog, tmp_path: Path) -> None:
    """Is the index the same on every machine, though the engine reads its pages in the order of the disk?"""
    made(catalog, tmp_path / "site")
    assert [page["url"] for page in read_texts(tmp_path / "site")] == [
        f"/bridges/{9 - number}.html" for number in range(len(NAMES))
    ]
