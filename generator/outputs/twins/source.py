"""The twin of a source, and the list of all sources."""

from __future__ import annotations

from generator.outputs.parts_record import Data
from generator.outputs.site_data import SiteData
from generator.outputs.source_record import SourceRecord
from generator.outputs.twins.envelope import envelope
from generator.outputs.twins.history import history
from generator.outputs.twins.rows import source_row
from generator.pages.links import SOURCES


def source_twin(record: SourceRecord, data: SiteData) -> Data:
    """The whole file of a source. The text that is held is never part of it."""
    source, there = record.source, data.catalog.sources
    return {
        **envelope("source", source.id, source.data.title, record.uri, data),
        "former_ids": [f"sources/{old}" for old in source.data.former_ids if old not in there],
        "authored": record.authored,
        "computed": record.computed,
        "history": history(f"sources/{source.id}", data),
    }


def sources_twin(data: SiteData) -> Data:
    """All sources in short, by id."""
    title = data.catalog.words.say("Sources")
    rows = [source_row(each, data) for _, each in sorted(data.catalog.sources.items())]
    return {**envelope("sources", "sources", title, SOURCES, data), "count": len(rows), "sources": rows}
