"""The Data Package descriptor: what stands in each CSV file, for programs."""

from __future__ import annotations

from collections.abc import Iterator

from generator.languages.words import message
from generator.outputs.json_text import as_json
from generator.outputs.output import Download, File, Group, Output
from generator.outputs.site_data import DATA
from generator.tabling.descriptor import descriptor
from generator.tabling.tables import Tables

PATH = f"{DATA}datapackage.json"


class DataPackage(Output):
    """The descriptor of the CSV files."""

    name = "datapackage"
    title = message("Data Package")
    media_type = "application/json"
    path = PATH
    about = message("What each column of the CSV files means, with types, keys and license.")
    group = Group.DESCRIPTIONS

    def of_site(self) -> Iterator[File]:
        """The file."""
        yield PATH, as_json(descriptor(self.data.shared(Tables).defined, self.data))

    def downloads(self) -> Iterator[Download]:
        """The file."""
        yield Download(PATH, self.title)


OUTPUT = DataPackage
