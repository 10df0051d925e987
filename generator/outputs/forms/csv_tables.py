"""CSV: one file a table."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from generator.languages.words import message
from generator.outputs.entry_record import EntryRecord
from generator.outputs.output import Download, File, Group, Output
from generator.outputs.site_data import DATA, SiteData
from generator.outputs.source_record import SourceRecord
from generator.tabling.csv_text import CsvText
from generator.tabling.descriptor import csv_path
from generator.tabling.table import Table
from generator.tabling.tables import Named, Tables


class CsvTables(Output):
    """The tables as CSV."""

    name = "csv"
    title = message("CSV")
    media_type = "text/csv"
    path = f"{DATA}csv/{{table}}.csv"
    about = message("Tables for spreadsheets and statistics. Each fact has its address and who says so.")
    group = Group.WHOLE

    def of_entry(self, record: EntryRecord) -> Iterator[File]:
        """Keep its rows."""
        record.once(CsvFiles, lambda: self._files.keep(self.data.shared(Tables).of_entry(record)))
        yield from ()

    def of_source(self, record: SourceRecord) -> Iterator[File]:
        """Keep its rows."""
        record.once(CsvFiles, lambda: self._files.keep(self.data.shared(Tables).of_source(record)))
        yield from ()

    def at_end(self) -> Iterator[File]:
        """Each table."""
        yield from ((f"{DATA}{path}", content) for path, content in self._files.finished())

    def gathered(self) -> dict[str, bytes]:
        """The rows as they are written, by table."""
        return self._files.taken()

    def take_over(self, gathered: dict[str, bytes]) -> None:
        """Rows of each table."""
        self._files.add_taken(gathered)

    def downloads(self) -> Iterator[Download]:
        """Each table."""
        yield from (Download(f"{DATA}{csv_path(table)}", table.title) for table in self.defined)

    @cached_property
    def defined(self) -> tuple[Table, ...]:
        """The tables."""
        return self.data.shared(Tables).defined

    @property
    def _files(self) -> CsvFiles:
        return self.data.shared(CsvFiles)


class CsvFiles:
    """The tables as CSV, written once for all outputs of a build that hold them (`SiteData.shared`)."""

    def __init__(self, data: SiteData) -> None:
        self._tables = data.shared(Tables)
        self._texts = {table.name: CsvText(table) for table in self._tables.defined}
        self._is_whole = False

    def keep(self, rows: Named) -> None:
        """Add the rows of a record."""
        for name, cells in rows:
            self._texts[name].add(cells)

    def taken(self) -> dict[str, bytes]:
        """The rows that were kept since this was asked last, by table; they are gone then."""
        found = {name: text.taken() for name, text in self._texts.items()}
        return {name: rows for name, rows in found.items() if rows}

    def add_taken(self, rows: dict[str, bytes]) -> None:
        """Add rows that were taken from another one."""
        for name, some in rows.items():
            self._texts[name].add_taken(some)

    def finished(self) -> Iterator[tuple[str, bytes]]:
        """The files, with their paths as the descriptor names them, each read when it is asked for."""
        if not self._is_whole:
            self._is_whole = True
            self.keep(self._tables.of_site)
        for table in self._tables.defined:
            yield csv_path(table), self._texts[table.name].finished()


OUTPUT = CsvTables
