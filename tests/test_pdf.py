"""`factsheet pdf`: one-pagers of sheets and entries, and the site that links to them only where they were built."""

from __future__ import annotations

import builtins
import importlib
import io
import os
import re
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

Factsheet = Callable[..., Result]
ADDRESS = "https://example.org/bridges/"


@pytest.fixture(scope="session")
def weasyprint() -> None:
    """Skip where WeasyPrint's libraries are missing, unless REQUIRE_BROWSER is set."""
    try:
        importlib.import_module("generator.printing.weasy")
    except (ImportError, OSError) as error:
        if os.environ.get("REQUIRE_BROWSER"):
            pytest.fail(f"REQUIRE_BROWSER is set, but WeasyPrint does not start: {error}")
        pytest.skip(f"WeasyPrint does not start: {error}")


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any attempt to open a connection fails the test."""

    def refuse(*arguments: object, **options: object) -> None:
        raise AssertionError("something tried to open a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def text_of(path: Path) -> str:
    """All words of a PDF without any space, because addresses are broken over lines."""
    pages = PdfReader(io.BytesIO(path.read_bytes())).pages
    return "".join("".join(page.extract_text() for page in pages).split())


def outline(reader: PdfReader) -> Iterator[str]:
    """The titles of the bookmarks, at any depth."""

    def titles(items: list[Any]) -> Iterator[str]:
        for item in items:
            if isinstance(item, list):
                yield from titles(item)
            else:
                yield str(item.title)

    yield from titles(reader.outline)


@pytest.mark.usefixtures("weasyprint", "no_network")
def test_a_sheet_of_the_small_site(bridges: Path, factsheet: Factsheet) -> None:
    """Is the PDF of a sheet short, tagged and titled, and does it say its day, its address and its sources?"""
    result = factsheet(bridges, "pdf", FACTSHEET_ADDRESS=ADDRESS)
    assert result.exit_code == 0, result.output
    path = bridges / "build" / "pdf" / "sheets" / "old-mill-bridge.pdf"
    reader = PdfReader(io.BytesIO(path.read_bytes()))
    root = reader.trailer["/Root"]
    assert isinstance(root, DictionaryObject)
    assert 1 <= len(reader.pages) <= 4
    assert reader.metadata is not None
    assert reader.metadata.title == "Old Mill Bridge"
    assert reader.metadata.author == "The tests of the software"
    assert reader.metadata.creation_date is not None
    assert reader.metadata.creation_date.date().isoformat() == "2026-12-01"
    assert str(root["/Lang"]) == "en"
    marked = root["/MarkInfo"]
    assert isinstance(marked, DictionaryObject)
    assert marked["/Marked"]
    assert "Old Mill Bridge" in list(outline(reader))
    text = text_of(path)
    assert "AsofDecember1,2026" in text
    assert f"{ADDRESS}sheets/old-mill-bridge/" in text
    assert "Sourcesbynumber" in text
    assert "[1]" in text
    assert "https://courier.example.org/2023/11/06/bridge-closed" in text
    assert "CC0-1.0" in text
    fonts = {str(font["/BaseFont"]) for page in reader.pages for font in fonts_of(page)}
    assert fonts
    assert all(font.partition("+")[2].startswith("Sheet") for font in fonts), fonts


def fonts_of(page: Any) -> Iterator[Any]:
    """The fonts of a page."""
    resources = page["/Resources"]
    for font in (resources.get("/Font") or {}).values():
        yield font.get_object()


@pytest.mark.usefixtures("weasyprint", "no_network")
def test_an_entry_on_request(bridges: Path, factsheet: Factsheet) -> None:
    """Can any entry be had, by its key or by its file, on the paper that one has, and in a folder of one's own?"""
    out = bridges / "own"
    arguments = (
        "pdf",
        "--out",
        str(out),
        "--paper",
        "letter",
        "bridges/old-mill-bridge",
        "docs/sheets/old-mill-bridge.md",
    )
    result = factsheet(bridges, *arguments)
    assert result.exit_code == 0, result.output
    assert not (bridges / "build" / "pdf").exists()
    page = PdfReader(io.BytesIO((out / "bridges" / "old-mill-bridge.pdf").read_bytes())).pages[0]
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (612, 792)
    assert (out / "sheets" / "old-mill-bridge.pdf").is_file()


@pytest.mark.usefixtures("weasyprint")
def test_the_site_links_to_what_was_built(bridges: Path, factsheet: Factsheet) -> None:
    """Does a sheet link to its PDF only if one was made, and of exactly what the sheet says now?"""
    page = bridges / "site" / "sheets" / "old-mill-bridge" / "index.html"
    published = bridges / "site" / "pdf" / "sheets" / "old-mill-bridge.pdf"

    assert factsheet(bridges, "build").exit_code == 0
    assert "fs-pdf" not in page.read_text(encoding="utf-8")

    assert factsheet(bridges, "pdf").exit_code == 0
    result = factsheet(bridges, "build")
    assert result.exit_code == 0, result.output
    assert "not published" not in result.output
    link = re.search(r'<p class="fs-pdf[^"]*"><a href="([^"]+)">([^<]+)<', page.read_text(encoding="utf-8"))
    assert link is not None
    assert (page.parent / link[1]).resolve() == published.resolve()
    assert published.read_bytes() == (bridges / "build" / "pdf" / "sheets" / "old-mill-bridge.pdf").read_bytes()
    assert re.fullmatch(r"For print: PDF, \d pages?, \d+ kB", link[2])

    sheet = bridges / "docs" / "sheets" / "old-mill-bridge.md"
    sheet.write_text(sheet.read_text(encoding="utf-8") + "\nOne more sentence.\n", encoding="utf-8")
    result = factsheet(bridges, "build")
    assert result.exit_code == 0, result.output
    assert "build/pdf/sheets/old-mill-bridge.pdf is of other content than this site" in result.output
    assert "fs-pdf" not in page.read_text(encoding="utf-8")
    assert not published.exists()


@pytest.mark.usefixtures("weasyprint")
def test_a_page_that_is_not_there(bridges: Path, factsheet: Factsheet) -> None:
    """Is a page that does not exist, or is not made for paper, wrong use, with a near one named?"""
    result = factsheet(bridges, "pdf", "bridges/old-mill-bridg")
    assert result.exit_code == 2
    assert "Did you mean bridges/old-mill-bridge?" in result.output
    result = factsheet(bridges, "pdf", "about")
    assert result.exit_code == 2
    assert "no sheet and no entry" in result.output
    assert not (bridges / "build" / "pdf").exists()


@pytest.mark.usefixtures("weasyprint")
def test_mistakes_stop_it(bridges: Path, factsheet: Factsheet, edit: Callable[[Path, str, str], None]) -> None:
    """If a fact has a mistake: is that said, and no PDF made?"""
    edit(bridges / "content" / "engineers" / "ada-rowan.yml", "checked_on: 2026-11-20", "checked_on: lately")
    result = factsheet(bridges, "pdf")
    assert result.exit_code == 1
    assert "ada-rowan.yml" in result.output
    assert not (bridges / "build" / "pdf").exists()


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (ImportError("No module named 'weasyprint'"), "pip install 'factsheet[pdf]'"),
        (OSError("cannot load library 'libpango-1.0-0'"), "apt-get install libpango-1.0-0 libpangoft2-1.0-0"),
    ],
)
def test_what_is_missing_is_named(
    bridges: Path, factsheet: Factsheet, monkeypatch: pytest.MonkeyPatch, error: Exception, words: str
) -> None:
    """Without WeasyPrint, or without its libraries: is that said with what to install, and does all else work?"""
    import sys

    real = builtins.__import__

    def missing(name: str, *arguments: Any, **options: Any) -> Any:
        if name.startswith("weasyprint"):
            raise error
        return real(name, *arguments, **options)

    monkeypatch.delitem(sys.modules, "generator.printing.weasy", raising=False)
    monkeypatch.setattr(builtins, "__import__", missing)
    result = factsheet(bridges, "pdf")
    assert result.exit_code == 1
    assert words in result.output
    assert factsheet(bridges, "check").exit_code == 0


@pytest.mark.usefixtures("weasyprint", "no_network")
def test_the_sheets_of_the_real_site(project_root: Path, factsheet: Factsheet, tmp_path: Path) -> None:
    """Is each sheet of the real site at most four pages, and does every number on it lead to a source?"""
    names = [path.stem for path in sorted((project_root / "docs" / "sheets").glob("*.md")) if path.stem != "index"]
    result = factsheet(project_root, "pdf", "--out", str(tmp_path), FACTSHEET_ADDRESS=ADDRESS)
    assert result.exit_code == 0, result.output
    assert sorted(path.stem for path in tmp_path.rglob("*.pdf")) == names
    for name in names:
        path = tmp_path / "sheets" / f"{name}.pdf"
        assert len(PdfReader(io.BytesIO(path.read_bytes())).pages) <= 4, name
        text = text_of(path)
        assert f"{ADDRESS}sheets/{name}/" in text, name
        before, _, listed = text.partition("Sourcesbynumber")
        used = {int(number) for found in re.findall(r"\[(\d+(?:,\d+)*)\]", before) for number in found.split(",")}
        assert used, name
        assert used <= {int(number) for number in re.findall(r"\[(\d+)\]", listed)}, name
