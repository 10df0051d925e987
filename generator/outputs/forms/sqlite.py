"""SQLite: all tables in one file, with foreign keys, full-text search and views."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from generator.languages.words import message
from generator.outputs.entry_record import EntryRecord
from generator.outputs.output import Download, File, Group, Output
from generator.outputs.site_data import DATA, SiteData
from generator.outputs.source_record import SourceRecord
from generator.tabling.database import Database
from generator.tabling.metadata import DATABASE
from generator.tabling.table import Cells
from generator.tabling.tables import Tables

PATH = f"{DATA}{DATABASE}.sqlite"


class Sqlite(Output):
    """The tables as a database."""

    name = "sqlite"
    title = message("SQLite database")
    media_type = "application/vnd.sqlite3"
    path = PATH
    about = message(
        "All tables in one file for questions in SQL, with a full-text search. Datasette opens it as it is."
    )
    group = Group.WHOLE

    def __init__(self, data: SiteData) -> None:
        super().__init__(data)
        self._rows: list[tuple[str, Cells]] = []

    def of_entry(self, record: EntryRecord) -> Iterator[File]:
        """Keep its rows."""
        self._rows += self.data.shared(Tables).of_entry(record)
        yield from ()

    def of_source(self, record: SourceRecord) -> Iterator[File]:
        """Keep its rows."""
        self._rows += self.data.shared(Tables).of_source(record)
        yield from ()

    def at_end(self) -> Iterator[File]:
        """The file."""
        self.take_over([*self.gathered(), *self.data.shared(Tables).of_site])
        yield PATH, self._database.finished()

    def gathered(self) -> list[tuple[str, Cells]]:
        """The rows."""
        rows, self._rows = self._rows, []
        return rows

    def take_over(self, gathered: list[tuple[str, Cells]]) -> None:
        """Put rows into the database."""
        for name, cells in gathered:
            self._database.add(name, cells)

    def downloads(self) -> Iterator[Download]:
        """The file."""
        yield Download(PATH, self.title)

    @cached_property
    def _database(self) -> Database:
        return Database(self.data.shared(Tables).defined, self.data.catalog.site.language)


OUTPUT = Sqlite
