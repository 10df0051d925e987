"""CSV: one file a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from generator.languages.words import message
from generator.outputs.entry_record import EntryRecord
from generator.outputs.output import Download, File, Group, Output
from generator.outputs.site_data import DATA
from generator.outputs.source_record import SourceRecord
from generator.tabling.csv_text import CsvText
from generator.tabling.descriptor import csv_path
from generator.tabling.table import Row, Table
from generator.tabling.tables import Tables


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
        self._keep(self.data.shared(Tables).of_entry(record))
        yield from ()

    def of_source(self, record: SourceRecord) -> Iterator[File]:
        """Keep its rows."""
        self._keep(self.data.shared(Tables).of_source(record))
        yield from ()

    def at_end(self) -> Iterator[File]:
        """Each table."""
        yield from ((f"{DATA}{path}", content) for path, content in self.finished())

    def downloads(self) -> Iterator[Download]:
        """Each table."""
        yield from (Download(f"{DATA}{csv_path(table)}", table.title) for table in self.defined)

    @cached_property
    def defined(self) -> tuple[Table, ...]:
        """The tables."""
        return self.data.shared(Tables).defined

    def finished(self) -> Iterator[tuple[str, bytes]]:
        """The files, with their paths as the descriptor names them. What was written is let go of."""
        self._keep(self.data.shared(Tables).of_site)
        yield from ((csv_path(table), self._texts.pop(table.name).finished()) for table in self.defined)

    @cached_property
    def _texts(self) -> dict[str, CsvText]:
        return {table.name: CsvText(table) for table in self.defined}

    def _keep(self, rows: Iterable[tuple[str, Row]]) -> None:
        for name, row in rows:
            self._texts[name].add(row)


OUTPUT = CsvTables
