"""The OpenAPI description of all files, for programs that write or check clients."""

from __future__ import annotations

from collections.abc import Iterator

from generator.languages.words import message
from generator.outputs.json_text import as_json
from generator.outputs.openapi import openapi
from generator.outputs.output import Download, File, Group, Output
from generator.outputs.registry import outputs
from generator.outputs.twins.envelope import OPENAPI


class OpenApi(Output):
    """One file that describes every path of every output."""

    name = "openapi"
    title = message("OpenAPI description")
    media_type = "application/vnd.oai.openapi+json"
    path = OPENAPI
    about = message("Every address of the data with its media type, its schema and an example.")
    group = Group.DESCRIPTIONS

    def of_site(self) -> Iterator[File]:
        """The description."""
        yield OPENAPI, as_json(openapi(outputs(), self.data))

    def downloads(self) -> Iterator[Download]:
        """The description."""
        yield Download(OPENAPI, self.title)


OUTPUT = OpenApi
