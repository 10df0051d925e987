"""Metadata for Datasette: what it shows beside the database."""

from __future__ import annotations

from collections.abc import Iterator

from generator.languages.words import message
from generator.outputs.json_text import as_json
from generator.outputs.output import Download, File, Group, Output
from generator.outputs.site_data import DATA
from generator.tabling.metadata import metadata
from generator.tabling.tables import Tables

PATH = f"{DATA}datasette.json"


class DatasetteMetadata(Output):
    """The metadata of the database."""

    name = "datasette"
    title = message("Metadata for Datasette")
    media_type = "application/json"
    path = PATH
    about = message("What each table and column of the database means, with titles, license and a ready-made search.")
    group = Group.DESCRIPTIONS

    def of_site(self) -> Iterator[File]:
        """The file."""
        yield PATH, as_json(metadata(self.data.shared(Tables).defined, self.data))

    def downloads(self) -> Iterator[Download]:
        """The file."""
        yield Download(PATH, self.title)


OUTPUT = DatasetteMetadata
