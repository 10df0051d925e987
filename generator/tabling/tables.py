"""All tables of a site, and the rows of each record: the one definition from which every form of tables is made."""

from __future__ import annotations

from functools import cached_property

from generator.outputs.entry_record import EntryRecord
from generator.outputs.site_data import SiteData
from generator.outputs.source_record import SourceRecord
from generator.tabling import of_disagreements, of_entries, of_facts, of_kinds, of_references, of_site, of_sources
from generator.tabling.of_evidence import EVIDENCE
from generator.tabling.of_references import REFERENCES
from generator.tabling.searching import SEARCH, TEXTS
from generator.tabling.table import Cells, Rows, Table
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
# What only the database has, with the tables in which SQLite keeps the index of the search.
_OF_INDEX = (SEARCH, *(f"{SEARCH}_{part}" for part in ("config", "content", "data", "docsize", "idx")))
_OF_DATABASE = (TEXTS.name, *_OF_INDEX, *(view.name for view in VIEWS))
_TAKEN = frozenset((*(table.name for table in _SHARED), *_OF_DATABASE))

Named = tuple[tuple[str, Cells], ...]  # rows, each with the name of its table


class Tables:
    """The tables of a site in one build, for all outputs that write them (`SiteData.shared`)."""

    def __init__(self, data: SiteData) -> None:
        self._data = data

    @cached_property
    def defined(self) -> tuple[Table, ...]:
        """The tables that every site has, then those of its kinds."""
        return (*_SHARED, *of_kinds.kind_tables(self._data.catalog, _TAKEN))

    def of_entry(self, record: EntryRecord) -> Named:
        """What an entry adds to the tables."""
        return record.once(Tables, lambda: self._cells(_of_entry(record, self._data)))

    def of_source(self, record: SourceRecord) -> Named:
        """What a source adds to the tables."""
        return record.once(Tables, lambda: self._cells(of_sources.rows(record, self._data)))

    @cached_property
    def of_site(self) -> Named:
        """What stands under no record."""
        return self._cells(of_site.rows(self._data, _TAKEN))

    def _cells(self, rows: Rows) -> Named:
        """Rows in the order of the columns. Raises ValueError for a column that a table does not have."""
        return tuple([(name, self._by_name[name].cells(row)) for name, row in rows])

    @cached_property
    def _by_name(self) -> dict[str, Table]:
        return {table.name: table for table in self.defined}


def _of_entry(record: EntryRecord, data: SiteData) -> Rows:
    yield from of_entries.rows(record, data)
    yield from of_facts.rows(record)
    yield from of_disagreements.rows(record)
    yield from of_references.rows(record, data)
    yield from of_kinds.rows(record, data, _TAKEN)
