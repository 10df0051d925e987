"""One source as published data: its record, how near it is to the facts, and which facts rest on it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.source import Source
from generator.outputs.authored import authored
from generator.outputs.parts_record import Data, date
from generator.outputs.record import Record
from generator.outputs.site_data import SiteData
from generator.pages.links import source_uri


@dataclass(frozen=True)
class SourceRecord(Record):
    """A source with its published data. The text that we hold is not part of it unless its rights allow that."""

    source: Source
    uri: str
    authored: Data
    computed: Data


def source_record(source: Source, data: SiteData, used_by: tuple[str, ...]) -> SourceRecord:
    """The published data of one source. `used_by` are the statements that cite it: `kind/id` or `kind/id#fact`."""
    written: Data = authored(source.data)
    written.pop("draft", None)
    changed = data.changed_on(source)
    term = data.catalog.vocabulary.term("source-types", source.data.type)
    computed = {
        "url": data.address(source_uri(source.id)),
        "as_of": data.catalog.today.isoformat(),
        "type": term.label,
        "published": date(source.published, data) if source.published else None,
        "address": source.address,
        "is_held": source.is_held,
        "is_published_here": data.catalog.published_text(source.id) is not None,
        "digest": {str(number): data.plain(text) for number, text in source.data.digest.items()},
        "note": data.plain(source.data.note) or None,
        "changed_on": changed.isoformat() if changed else None,
        "used_by": list(used_by),
    }
    return SourceRecord(source, source_uri(source.id), written, computed)
