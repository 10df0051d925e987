"""All tables as CSV in one archive, with the descriptor that tells what they mean: a Data Package to take along."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from generator.languages.words import message
from generator.outputs.forms.csv_tables import CsvTables
from generator.outputs.json_text import as_json
from generator.outputs.output import Download, File
from generator.outputs.site_data import DATA
from generator.tabling.descriptor import descriptor
from generator.tabling.packing import packed

PATH = f"{DATA}csv.zip"


class CsvArchive(CsvTables):
    """The tables in one archive."""

    name = "csv-archive"
    title = message("CSV, all tables in one archive")
    media_type = "application/zip"
    path = PATH
    about = message("The same tables in one file, with the description of their columns.")

    def at_end(self) -> Iterator[File]:
        """The archive."""
        about = as_json(descriptor(self.defined, self.data)).encode()
        yield PATH, packed(chain([("datapackage.json", about)], self._files.finished()))

    def downloads(self) -> Iterator[Download]:
        """The archive."""
        yield Download(PATH, self.title)


OUTPUT = CsvArchive
