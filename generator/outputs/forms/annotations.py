"""Web Annotations beside each entry that prints a quotation."""

from __future__ import annotations

from collections.abc import Iterator

from generator.languages.words import message
from generator.linked.annotations import MEDIA_TYPE, collection, has_quotations
from generator.linked.naming import Here
from generator.outputs.entry_record import EntryRecord
from generator.outputs.json_text import as_json
from generator.outputs.output import File, Group, Output
from generator.outputs.site_data import SiteData, within


class Annotations(Output):
    """One collection for each entry with a quotation."""

    name = "quotations"
    title = message("Quotations (Web Annotation)")
    media_type = MEDIA_TYPE
    path = "{page}/annotations.json"
    about = message("Each quotation, tied to the place in its source and to what it proves.")
    group = Group.PAGES

    @classmethod
    def beside(cls, uri: str, data: SiteData) -> str:
        """Only where a quotation is printed."""
        entry = data.catalog.entries.get(uri.removesuffix(".md"))
        return within(uri, "annotations.json") if entry and has_quotations(entry) else ""

    def of_entry(self, record: EntryRecord) -> Iterator[File]:
        """The annotations of one entry."""
        if path := self.beside(record.uri, self.data):
            yield path, as_json(collection(record.entry, Here(self.data, path)))


OUTPUT = Annotations
