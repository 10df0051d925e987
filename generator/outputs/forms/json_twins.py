"""JSON beside each page: what it says, for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from generator.languages.words import message
from generator.outputs.entry_record import EntryRecord
from generator.outputs.output import File, Group, Output
from generator.outputs.site_data import FORMAT, SiteData, beside


class JsonTwins(Output):
    """A JSON file for each page."""

    name = "json"
    title = message("JSON")
    media_type = "application/json"
    path = "{page}.json"
    about = message("What a page says, with what an editor wrote and what the software worked out told apart.")
    group = Group.PAGES

    @classmethod
    def beside(cls, uri: str, data: SiteData) -> str:
        """Each entry has one."""
        return beside(uri, "json") if uri.removesuffix(".md") in data.catalog.entries else ""

    def of_entry(self, record: EntryRecord) -> Iterator[File]:
        """The entry, its sources and its history."""
        content = {"format": FORMAT, "id": record.entry.key, "authored": record.authored, "computed": record.computed}
        yield beside(record.uri, "json"), as_json(content)


def as_json(content: Any) -> str:
    """JSON as it is published: UTF-8, one key a line, ending with a line feed."""
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


OUTPUT = JsonTwins
