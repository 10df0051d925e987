"""JSON Schemas of the published format: what every key of a JSON file means."""

from __future__ import annotations

from collections.abc import Iterator

from generator.languages.words import message
from generator.outputs.json_text import as_json
from generator.outputs.output import Download, File, Group, Output
from generator.outputs.schemas.making import published_schemas
from generator.outputs.site_data import SiteData
from generator.outputs.twins.envelope import SCHEMAS


class Schemas(Output):
    """One schema for each type of file, and one for the entries of each kind."""

    name = "schemas"
    title = message("JSON Schema")
    media_type = "application/schema+json"
    path = f"{SCHEMAS}{{type}}.json"
    about = message("What every key of the JSON files means, and which values it can have.")
    group = Group.DESCRIPTIONS

    @classmethod
    def templates(cls, data: SiteData) -> Iterator[tuple[str, str]]:
        """The schemas of the types of files, and of the entries of kinds."""
        yield f"{SCHEMAS}{{id}}.json", "entry"
        yield f"{SCHEMAS}kinds/{{id}}.json", data.catalog.site.kinds[0]

    def of_site(self) -> Iterator[File]:
        """The schemas, each whole in itself."""
        for path, schema in published_schemas(self.data):
            yield path, as_json(schema)

    def downloads(self) -> Iterator[Download]:
        """The schema of each kind's entries."""
        for kind in self.data.catalog.site.kinds:
            yield Download(f"{SCHEMAS}kinds/{kind}.json", self.data.catalog.kinds[kind].title)


OUTPUT = Schemas
