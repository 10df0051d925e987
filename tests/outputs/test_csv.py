"""CSV: does every program read back what was written, and does no spreadsheet take a text for a formula?"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.tabling.csv_text import _IN_MEMORY, CsvText, as_written, line_of, safe
from generator.tabling.table import Column, Table, Type
from tests.outputs.made_tables import Made, catalog_of, made, made_of

_TABLE = Table(
    "t",
    "T",
    "T.",
    (
        Column("says", "A text."),
        Column("number", "A number.", Type.NUMBER),
        Column("is_so", "Yes or no.", Type.BOOLEAN),
    ),
    key=("says",),
)
# Signs with which OWASP, "CSV Injection", says that a cell must not begin.
_SIGNS = "=+-@\t\r\n＝＋－＠"


@pytest.fixture(params=["bridges", "real"])
def site(request: pytest.FixtureRequest) -> Made:
    """Both sites in turn."""
    return made(request.param)


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
@example('=HYPERLINK("https://example.org","see")')
@example("'=1+1")
@example("''-1")
@example(" =1+1")
@example("\ufeff=1")
@example("'tis so")
@example('He said "no",\r\nand went.')
@example("\n")
@example("\x00")
@example(" ")
def test_any_text_comes_back(text: str) -> None:
    """Whatever a text says, is it read back sign by sign, and is its cell no formula?"""
    made = CsvText(_TABLE)
    made.add(_TABLE.cells({"says": text, "number": -71.06, "is_so": False}))
    _, row = csv.reader(io.StringIO(made.finished().decode("utf-8-sig"), newline=""), strict=True)
    assert row[1:] == ["-71.06", "false"]
    assert row[0].lstrip(" '\ufeff")[:1] not in tuple(_SIGNS) or row[0].startswith("'")
    assert row[0][0] not in _SIGNS
    assert as_written(row[0]) == text
    assert as_written(safe(text)) == text


@given(st.lists(st.text("a,\"\r\n '\x00é"), min_size=1, max_size=4))
def test_a_line_is_that_of_the_standard_library(cells: list[str]) -> None:
    """Is a row quoted as Python's own writer quotes it, whatever stands in its cells?"""
    expected = io.StringIO(newline="")
    csv.writer(expected, lineterminator="\r\n").writerow(cells)
    assert line_of(cells) == expected.getvalue()


def test_rows_are_handed_over_once() -> None:
    """Are only the new rows handed over each time, and does the table hold all of them in their order at the end?"""
    made, whole = CsvText(_TABLE), CsvText(_TABLE)
    for number in range(3):
        made.add(_TABLE.cells({"says": f"Row {number}"}))
        taken = made.taken()
        assert taken == f"Row {number},,\r\n".encode()
        made.add_taken(taken)
        whole.add(_TABLE.cells({"says": f"Row {number}"}))
    assert made.taken() == b""
    assert made.finished() == whole.finished()


def test_a_table_that_does_not_stay_in_memory() -> None:
    """Does a table come back whole, each time, that is larger than what is held of it in memory?"""
    made = CsvText(_TABLE)
    for number in range(3000):
        made.add(_TABLE.cells({"says": f"Row “{number}” of a long table.", "number": number, "is_so": True}))
    _, *rows = csv.reader(io.StringIO(made.finished().decode("utf-8-sig"), newline=""), strict=True)
    assert rows == [[f"Row “{number}” of a long table.", str(number), "true"] for number in range(3000)]
    assert len(made.finished()) > _IN_MEMORY


def test_ordinary_texts_stay_as_they_are() -> None:
    """Is nothing put before texts that no spreadsheet takes for a formula?"""
    for text in ("'tis so", "A = B", "~2025-04", "<=2025-04-24", "“Quoted”", "#1", "/path"):
        assert safe(text) == text


def test_files_follow_the_standard(site: Made) -> None:
    """Does each file begin with the mark, end all lines with CRLF, and have as many cells in each row as columns?"""
    for name, table in site.defined.items():
        content = site.files[f"data/csv/{name}.csv"]
        text = content.decode("utf-8")
        assert text.startswith("\ufeff")
        assert text.endswith("\r\n")
        lines = list(csv.reader(io.StringIO(text[1:], newline=""), strict=True))
        assert tuple(lines[0]) == table.names
        assert {len(line) for line in lines} == {len(table.columns)}
        outside = re.sub(r'"(?:[^"]|"")*"', "", text)
        assert "\n" not in outside.replace("\r\n", "")


def test_no_cell_of_text_is_a_formula(site: Made) -> None:
    """Does no cell begin with a sign that a spreadsheet would run, but in columns of numbers?"""
    for name, table in site.defined.items():
        text = site.files[f"data/csv/{name}.csv"].decode("utf-8-sig")
        for row in csv.DictReader(io.StringIO(text, newline="")):
            for column in table.columns:
                cell = row[column.name]
                assert column.type is Type.NUMBER or not cell or cell[0] not in _SIGNS, (name, row)


def test_a_formula_in_the_content_is_made_harmless(bridges: Path, edit: Callable[[Path, str, str], None]) -> None:
    """If a name in the content is a formula, is it harmless in the spreadsheet, and itself in the database?"""
    edit(bridges / "content/bridges/old-mill-bridge.yml", "[Mill Street Bridge,", '["=1+1", "-2 bridges",')
    found = made_of(catalog_of(bridges))
    assert b",1,'=1+1\r\n" in found.files["data/csv/aliases.csv"]
    assert [row["alias"] for row in found.rows("aliases")][:2] == ["=1+1", "-2 bridges"]
    with found.database() as base:
        assert base.execute("SELECT alias FROM aliases WHERE position < 3").fetchmany(2) == [("=1+1",), ("-2 bridges",)]


def test_the_archive_holds_the_same(site: Made) -> None:
    """Is the archive a Data Package by itself, with the very same files and no day of its making?"""
    with zipfile.ZipFile(io.BytesIO(site.files["data/csv.zip"])) as archive:
        assert archive.testzip() is None
        held = {f"data/{name}": archive.read(name) for name in archive.namelist()}
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    expected = {path: text for path, text in site.files.items() if path.endswith(".csv")}
    assert held == {**expected, "data/datapackage.json": site.files["data/datapackage.json"]}
