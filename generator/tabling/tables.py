"""All tables of a site, and the rows of each record: the one definition from which every form of tables is made."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from generator.outputs.entry_record import EntryRecord
from generator.outputs.site_data import SiteData
from generator.outputs.source_record import SourceRecord
from generator.tabling import of_disagreements, of_entries, of_facts, of_kinds, of_references, of_site, of_sources
from generator.tabling.of_evidence import EVIDENCE
from generator.tabling.of_references import REFERENCES
from generator.tabling.searching import SEARCH, TEXTS
from generator.tabling.table import Row, Rows, Table
from generator.tabling.views import VIEWS

_ENTRIES, *_PARTS = of_entries.TABLES
_SITE, *_LISTS = of_site.TABLES
# Of every site, in the order in which people are told of them.
_SHARED = (
    _SITE,
    _ENTRIES,
    *of_facts.TABLES,
    EVIDENCE,
    *of_sources.TABLES,
    *_PARTS,
    *of_disagreements.TABLES,
    REFERENCES,
    *_LISTS,
)
# What only the database has.
_OF_DATABASE = (TEXTS.name, SEARCH, *(view.name for view in VIEWS))
_TAKEN = frozenset((*(table.name for table in _SHARED), *_OF_DATABASE))


def tables(data: SiteData) -> tuple[Table, ...]:
    """The tables of a site: those that every site has, then those of its kinds."""
    return (*_SHARED, *of_kinds.kind_tables(data.catalog, _TAKEN))


class _Latest:
    """The rows of the record that was asked for last: each is handed to all outputs, one after the other."""

    record: object = None
    rows: tuple[tuple[str, Row], ...] = ()

    def of(self, record: object, make: Callable[[], Rows]) -> tuple[tuple[str, Row], ...]:
        if record is not self.record:
            self.rows, self.record = tuple(make()), record
        return self.rows


_latest = _Latest()


def rows_of_entry(record: EntryRecord, data: SiteData) -> Iterable[tuple[str, Row]]:
    """What an entry adds to the tables."""
    return _latest.of(record, lambda: _of_entry(record, data))


def rows_of_source(record: SourceRecord, data: SiteData) -> Iterable[tuple[str, Row]]:
    """What a source adds to the tables."""
    return _latest.of(record, lambda: of_sources.rows(record, data))


def rows_of_site(data: SiteData) -> Iterable[tuple[str, Row]]:
    """What stands under no record."""
    return of_site.rows(data, _TAKEN)


def _of_entry(record: EntryRecord, data: SiteData) -> Rows:
    yield from of_entries.rows(record, data)
    yield from of_facts.rows(record)
    yield from of_disagreements.rows(record)
    yield from of_references.rows(record, data)
    yield from of_kinds.rows(record, data, _TAKEN)
