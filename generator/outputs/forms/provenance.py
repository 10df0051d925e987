"""Where every statement comes from, in one file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

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
        self._rows = [_row(provenance.publisher(self._here))]
        self._days: dict[str, list[str]] = defaultdict(list)

    def of_entry(self, record: EntryRecord) -> Iterator[File]:
        """Keep the rows of one entry."""
        self._rows += [_row(node) for node in provenance.of_entry(record.entry, self._here)]
        self._days[record.entry.data.checked_on.isoformat()].append(record.uri)
        yield from ()

    def of_source(self, record: SourceRecord) -> Iterator[File]:
        """Keep the row of one source."""
        self._rows.append(_row(provenance.of_source(record.source, self._here)))
        self._days[record.source.data.checked_on.isoformat()].append(record.uri)
        yield from ()

    def at_end(self) -> Iterator[File]:
        """The one file."""
        self._rows += [_row(provenance.checking(day, uris, self._here)) for day, uris in sorted(self._days.items())]
        self._rows[0] = b'{"@context":' + _row(provenance.CONTEXT) + b',\n"@graph":[\n' + self._rows[0]
        self._rows[-1] += b"\n]}\n"
        yield _FILE, b",\n".join(self._rows)

    def downloads(self) -> Iterator[Download]:
        """The one file."""
        yield Download(_FILE, self.title)


def _row(node: Any) -> bytes:
    return compact(node).encode()


OUTPUT = Provenance
