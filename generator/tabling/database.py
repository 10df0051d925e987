"""The tables as one SQLite database, with foreign keys, indexes, views and a full-text search."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.contents import OnDisk
from generator.tabling.searching import TEXTS, search_sql, texts_sql
from generator.tabling.table import Cell, Cells, Column, Table, Type
from generator.tabling.views import VIEWS

APPLICATION_ID = 0x46616374  # “Fact”, so that the program `file` and others can know the format
VERSION = 1  # of the promise `factsheet/1`
_TYPES = {Type.INTEGER: "INTEGER", Type.BOOLEAN: "INTEGER", Type.NUMBER: "NUMERIC"}
_LARGEST = 2**63 - 1
_CACHE = 16_000  # KiB of the file in memory at a time
# Of the first page: how often the file was changed, and by which version of SQLite, which no reader needs
# (https://www.sqlite.org/fileformat.html, 1.3.7 and 1.3.16). They would differ between machines.
_MARKS = (slice(24, 28), slice(92, 100))


class Database:
    """A database in a file of its own, filled row by row, so that a large one takes little memory.

    The same rows in the same order give the same bytes.
    """

    def __init__(self, tables: Iterable[Table], language: str) -> None:
        self._tables = {table.name: table for table in (*tables, TEXTS)}
        self._language = language
        self._folder = TemporaryDirectory(prefix="factsheet-")
        self._file = Path(self._folder.name) / "tables"
        self._base = sqlite3.connect(self._file, isolation_level=None)
        for setting in ("journal_mode = OFF", "synchronous = OFF", f"cache_size = -{_CACHE}"):
            self._base.execute(f"PRAGMA {setting}")  # nobody else reads it, and nobody would mend it
        for setting in ("page_size = 4096", "encoding = 'UTF-8'", f"application_id = {APPLICATION_ID}"):
            self._base.execute(f"PRAGMA {setting}")
        self._base.execute(f"PRAGMA user_version = {VERSION}")
        self._base.execute("BEGIN")
        for table in self._tables.values():
            self._base.execute(_table_sql(table))
        self._insert = self._base.cursor().execute
        self._inserts = {name: _insert_sql(table) for name, table in self._tables.items()}

    def add(self, table: str, cells: Cells) -> None:
        """Add a row to a table, as `Table.cells` gives it."""
        try:
            self._insert(self._inserts[table], cells)
        except OverflowError:
            self._insert(self._inserts[table], [_stored(cell) for cell in cells])

    def finished(self) -> OnDisk:
        """The file. Nothing can be added after it."""
        for statement in (*texts_sql(), *search_sql(self._language)):
            self._base.execute(statement)
        for table in self._tables.values():
            for column in table.references:
                if (column.name,) != table.key[:1]:
                    # With two underscores, as no table of a topic can be called.
                    names = f"{_quoted(f'{table.name}__by__{column.name}')} ON {_quoted(table.name)}"
                    self._base.execute(f"CREATE INDEX {names} ({_quoted(column.name)})")
        for view in VIEWS:
            self._base.execute(f"CREATE VIEW {_quoted(view.name)} AS {view.sql}")
        self._base.execute("COMMIT")
        self._base.close()
        with self._file.open("r+b") as file:
            for mark in _MARKS:
                file.seek(mark.start)
                file.write(bytes(mark.stop - mark.start))
        content = OnDisk.copied(self._file)
        self._folder.cleanup()
        return content


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _table_sql(table: Table) -> str:
    columns = [_column_sql(column) for column in table.columns]
    key = ", ".join(_quoted(name) for name in table.key)
    references = [
        f"FOREIGN KEY ({_quoted(column.name)}) REFERENCES {_quoted(column.refers_to)} (id)"
        for column in table.references
    ]
    inside = ",\n  ".join([*columns, f"PRIMARY KEY ({key})", *references])
    return f"CREATE TABLE {_quoted(table.name)} (\n  {inside}\n)"


def _column_sql(column: Column) -> str:
    return f"{_quoted(column.name)} {_TYPES.get(column.type, 'TEXT')}{' NOT NULL' if column.required else ''}"


def _insert_sql(table: Table) -> str:
    return f"INSERT INTO {_quoted(table.name)} VALUES ({', '.join('?' for _ in table.columns)})"


def _stored(cell: Cell) -> Cell:
    """A whole number beyond 64 bits goes in as text, which SQLite turns into the nearest number that it has."""
    return str(cell) if isinstance(cell, int) and abs(cell) > _LARGEST else cell
