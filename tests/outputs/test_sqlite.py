"""SQLite: is the file sound, the same wherever it is made, and easy to ask?"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from generator.tabling.database import APPLICATION_ID, VERSION, Database
from generator.tabling.table import Column, Table, Type
from generator.tabling.views import VIEWS
from tests.outputs.made_tables import Made, made

_HASH = """\
import hashlib, sys
from tests.outputs.made_tables import made
for path, content in sorted(made("bridges").files.items()):
    print(hashlib.sha256(content).hexdigest(), path)
"""


@pytest.fixture(params=["bridges", "real"])
def site(request: pytest.FixtureRequest) -> Made:
    """Both sites in turn."""
    return made(request.param)


def test_the_file_is_sound(site: Made) -> None:
    """Do all references lead somewhere, and does the file say what it is?"""
    with site.database() as base:
        assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert base.execute("PRAGMA foreign_key_check").fetchall() == []
        assert base.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert base.execute("PRAGMA user_version").fetchone() == (VERSION,)
        assert base.execute("PRAGMA encoding").fetchone() == ("UTF-8",)


def test_references_are_declared(site: Made) -> None:
    """Does the database know each reference of the definition, with an index?"""
    with site.database() as base:
        for table in site.defined.values():
            declared = {row[3]: row[2] for row in base.execute(f'PRAGMA foreign_key_list("{table.name}")')}
            assert declared == {column.name: column.refers_to for column in table.references}
            for column in table.references:
                plan = base.execute(f'EXPLAIN QUERY PLAN SELECT 1 FROM "{table.name}" WHERE "{column.name}" = ?', "x")
                assert "USING" in plan.fetchone()[3]


def test_it_says_what_the_csv_says(site: Made) -> None:
    """Has each table the very rows of its CSV, in the same order?"""
    with site.database() as base:
        for table in site.defined.values():
            found = base.execute(f'SELECT * FROM "{table.name}" ORDER BY rowid')
            assert [column[0] for column in found.description] == list(table.names)
            cells = [["" if cell is None else cell for cell in row] for row in found]
            for row, expected in zip(cells, site.rows(table.name), strict=True):
                for cell, column in zip(row, table.columns, strict=True):
                    assert _as_text(cell, column) == expected[column.name], (table.name, row)


def _as_text(cell: object, column: Column) -> str:
    return ("true" if cell else "false") if column.type is Type.BOOLEAN and cell != "" else str(cell)


def test_names_need_no_quotes() -> None:
    """Can somebody type the names of our tables and columns as they are, since none is a word of SQL?"""
    site = made("bridges")
    with site.database() as base:
        for table in site.defined.values():
            for column in table.names:
                base.execute(f"SELECT {column} FROM {table.name} ORDER BY {column} LIMIT 1")


@pytest.mark.parametrize(
    ("words", "kind", "entry"),
    [
        ("lorries", "fact", "bridges/harbor-bridge"),
        ("lorry", "fact", "bridges/harbor-bridge"),  # another form of the word
        ("mill street bridge", "alias", "bridges/old-mill-bridge"),
        ('"nobody would drive"', "fact", "statements/close-it-until-it-is-known"),
    ],
)
def test_words_are_found(words: str, kind: str, entry: str) -> None:
    """Does the search find facts, names and phrases, and say where they stand?"""
    joined = "search JOIN texts ON texts.id = search.rowid"
    query = f"SELECT texts.type, texts.entry FROM {joined} WHERE search MATCH ? ORDER BY rank"
    with made("bridges").database() as base:
        assert (kind, entry) in base.execute(query, (words,)).fetchall()


def test_everything_that_speaks_is_searched(site: Made) -> None:
    """Is each entry, alias, fact, value and quotation among the texts, with its address?"""
    with site.database() as base:
        found = dict(base.execute("SELECT type, count(*) FROM texts GROUP BY type"))
        quotes = sum(bool(row["quote"]) for row in site.rows("evidence"))
        expected = {"entry": "entries", "alias": "aliases", "fact": "facts", "value": "entry_values"}
        assert found == {"quotation": quotes, **{kind: len(site.rows(table)) for kind, table in expected.items()}}
        assert base.execute("SELECT count(*) FROM search").fetchone() == (sum(found.values()),)
        assert base.execute("INSERT INTO search (search) VALUES ('integrity-check')").fetchall() == []


def test_common_questions_are_answered(site: Made) -> None:
    """Do the views answer with one row for each fact and source, status, figure and change, with permalinks?"""
    with site.database() as base:
        count = {view.name: base.execute(f"SELECT count(*) FROM {view.name}").fetchone()[0] for view in VIEWS}
        assert count == {
            "facts_with_sources": sum(row["of_table"] == "facts" for row in site.rows("evidence")),
            "present_status": sum(bool(row["status"]) for row in site.rows("entries")),
            "preferred_values": sum(bool(entry.values) for entry in site.catalog.entries.values()),
            "what_changed": 3,
        }
        assert base.execute("SELECT count(*) FROM facts_with_sources WHERE url IS NULL OR says IS NULL").fetchone() == (
            0,
        )


def test_the_present_status_is_that_of_the_day() -> None:
    """Is an announced status of a day to come not told as the present one?"""
    with made("bridges").database() as base:
        found = base.execute("SELECT status, status_since FROM present_status WHERE entry = 'bridges/old-mill-bridge'")
        assert found.fetchall() == [("limited", "2024-06")]


def test_a_number_too_large_for_sqlite_is_kept_nearly() -> None:
    """Does a number beyond 64 bits stop nothing?"""
    base = Database([Table("t", "T", "T.", (Column("id", "I."), Column("n", "N.", Type.NUMBER)))], "de")
    with pytest.raises(sqlite3.OperationalError):
        base.finished()  # the search needs the tables of a site
    base.add("t", ["a", 10**30])
    base.add("t", ["b", 532000])


def test_the_file_names_no_version_of_sqlite() -> None:
    """Does the head of the file say nothing that depends on the machine, and is the file whole all the same?"""
    site = made("bridges")
    (content,) = (content for path, content in site.files.items() if path.endswith(".sqlite"))
    assert isinstance(content, bytes)
    assert content[24:28] == bytes(4) and content[92:100] == bytes(8)
    with site.database() as base:
        assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_the_same_site_gives_the_same_bytes(project_root: Path) -> None:
    """Does another process, with another order of its sets, make every file the same to the last byte?"""
    environment = {**os.environ, "PYTHONHASHSEED": "4711", "TZ": "Asia/Tokyo"}
    command = [sys.executable, "-c", _HASH]
    found = subprocess.run(
        command, cwd=project_root, env=environment, check=True, capture_output=True, text=True
    ).stdout
    here = {path: hashlib.sha256(content).hexdigest() for path, content in made("bridges").files.items()}
    assert {path: digest for digest, path in (line.split() for line in found.splitlines())} == here
