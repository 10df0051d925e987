"""The files of tables of both sites, made once for several tests."""

from __future__ import annotations

import csv
import datetime as dt
import io
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from generator.comparing.change import Act, Change, Chronicle, DayOfChanges, Part
from generator.contents import as_bytes
from generator.examining import examine
from generator.model.catalog import Catalog
from generator.outputs.forms.csv_archive import CsvArchive
from generator.outputs.forms.csv_tables import CsvTables
from generator.outputs.forms.datapackage import DataPackage
from generator.outputs.forms.datasette_metadata import DatasetteMetadata
from generator.outputs.forms.sqlite import Sqlite
from generator.outputs.making import make_outputs
from generator.outputs.site_data import SiteData
from generator.tabling.csv_text import as_written
from generator.tabling.table import Table
from generator.tabling.tables import Tables
from tests.conftest import BRIDGES, ROOT, TODAY

SITES = {"bridges": BRIDGES, "real": ROOT}
OUTPUTS = (CsvTables, CsvArchive, Sqlite, DataPackage, DatasetteMetadata)
# What a site kept in Git would tell: one fact came, one went, one change belongs to an entry that is there no more.
CHANGES = (
    Change(
        Act.ADDED, Part.FACT, "bridges/old-mill-bridge", "Old Mill Bridge", "one-lane", after="One lane was opened."
    ),
    Change(Act.WITHDRAWN, Part.FACT, "bridges/old-mill-bridge", "Old Mill Bridge", "gone", before="Secret words."),
    Change(Act.CHANGED, Part.TEXT, "bridges/no-bridge", "No Bridge", name="summary", before="This.", after="That."),
)


@dataclass(frozen=True)
class Made:
    """A catalog, its tables, and the files that were made of them."""

    catalog: Catalog
    defined: dict[str, Table]
    files: dict[str, bytes]

    def rows(self, table: str) -> list[dict[str, str]]:
        """The rows of a table as a program finds them in its CSV, texts as they were written."""
        text = self.files[f"data/csv/{table}.csv"].decode("utf-8-sig")
        texts = {column.name for column in self.defined[table].columns if column.is_text}
        found = csv.DictReader(io.StringIO(text, newline=""), strict=True)
        return [{key: as_written(cell) if key in texts else cell for key, cell in row.items()} for row in found]

    def write(self, folder: Path) -> Path:
        """Write the files into a folder; the place of the data."""
        for path, content in self.files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)
        return folder / "data"

    @contextmanager
    def database(self) -> Iterator[sqlite3.Connection]:
        """The database, opened."""
        connection = sqlite3.connect(":memory:")
        connection.deserialize(self.files["data/factsheet.sqlite"])
        try:
            yield connection
        finally:
            connection.close()


@cache
def made(site: str) -> Made:
    """The files of one of the two sites."""
    return made_of(catalog_of(SITES[site]))


def catalog_of(root: Path) -> Catalog:
    """The catalog of a site, with a chronicle whatever Git knows."""
    catalog = examine(root, {}, TODAY).catalog
    assert catalog is not None
    return replace(catalog, chronicle=Chronicle((DayOfChanges(dt.date(2026, 11, 5), CHANGES),)))


def made_of(catalog: Catalog) -> Made:
    """The files of a catalog."""
    files = {path: as_bytes(text) for path, text in make_outputs(catalog, OUTPUTS)}
    return Made(catalog, {table.name: table for table in Tables(SiteData(catalog)).defined}, files)
