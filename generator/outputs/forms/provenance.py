"""Where every statement comes from, in one file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from generator.contents import OnDisk
from generator.languages.words import message
from generator.linked import provenance
from generator.linked.naming import Here, compact
from generator.outputs.entry_record import EntryRecord
from generator.outputs.output import Download, File, Group, Output
from generator.outputs.site_data import DATA, SiteData
from generator.outputs.source_record import SourceRecord

_FILE = f"{DATA}prov.jsonld"


class Provenance(Output):
    """Rows are kept as the text that is written, and days with the addresses that were checked on them."""

    name = "provenance"
    title = message("Provenance (PROV)")
    media_type = "application/ld+json"
    path = _FILE
    about = message("From which sources each fact is derived, who says it, and when it was checked.")
    group = Group.DESCRIPTIONS

    def __init__(self, data: SiteData) -> None:
        super().__init__(data)
        self._here = Here(data, _FILE)
        self._file = OnDisk()  # the rows of a large site would fill the memory until the end
        first = _row(provenance.publisher(self._here))
        self._file.add(b'{"@context":' + _row(provenance.CONTEXT) + b',\n"@graph":[\n' + first)
        self._days: dict[str, list[str]] = defaultdict(list)
        self._rows: list[bytes] = []
        self._checked: list[tuple[str, str]] = []

    def of_entry(self, record: EntryRecord) -> Iterator[File]:
        """Keep the rows of one entry."""
        for node in provenance.of_entry(record.entry, self._here):
            self._add(node)
        self._checked.append((record.entry.data.checked_on.isoformat(), record.uri))
        yield from ()

    def of_source(self, record: SourceRecord) -> Iterator[File]:
        """Keep the row of one source."""
        self._add(provenance.of_source(record.source, self._here))
        self._checked.append((record.source.data.checked_on.isoformat(), record.uri))
        yield from ()

    def at_end(self) -> Iterator[File]:
        """The one file."""
        self.take_over(self.gathered())
        for day, uris in sorted(self._days.items()):
            self._add(provenance.checking(day, uris, self._here))
        self.take_over(self.gathered())
        self._file.add(b"\n]}\n")
        yield _FILE, self._file

    def gathered(self) -> tuple[bytes, list[tuple[str, str]]]:
        """The rows as they are written, and the days with their addresses."""
        found = b"".join(self._rows), self._checked
        self._rows, self._checked = [], []
        return found

    def take_over(self, gathered: tuple[bytes, list[tuple[str, str]]]) -> None:
        """Write rows, and keep days."""
        rows, checked = gathered
        self._file.add(rows)
        for day, uri in checked:
            self._days[day].append(uri)

    def downloads(self) -> Iterator[Download]:
        """The one file."""
        yield Download(_FILE, self.title)

    def _add(self, node: Any) -> None:
        self._rows.append(b",\n" + _row(node))


def _row(node: Any) -> bytes:
    return compact(node).encode()


OUTPUT = Provenance
