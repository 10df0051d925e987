"""Entries and sources in short, as they stand in lists."""

from __future__ import annotations

from generator.model.source import Source
from generator.outputs.entry_record import EntryRecord
from generator.outputs.json_text import Written, written
from generator.outputs.parts_record import Data, date
from generator.outputs.site_data import SiteData
from generator.outputs.twins.envelope import twin_address
from generator.pages.links import source_uri

ITEM = 2  # the level of nesting of the items of a list in a file
BETWEEN_ITEMS = f",\n{' ' * ITEM}".encode()


def entry_row(record: EntryRecord, data: SiteData) -> Data:
    """An entry in short: what it is, what holds now, and when it was changed and checked."""
    computed, status, value = record.computed, record.computed["status"], record.computed["value"]
    return {
        "id": record.entry.key,
        "name": record.entry.name,
        "aliases": list(record.entry.data.aliases),
        "url": computed["url"],
        "json": twin_address(record.uri, data),
        "answer": computed["answer"],
        "status": status and {key: status[key] for key in ("id", "label", "since")},
        "in_place_of_status": computed["in_place_of_status"],
        "value": value and {key: value[key] for key in ("text", "number", "phrase", "precision", "unit", "as_of")},
        "topics": [topic["id"] for topic in computed["topics"]],
        "changed_on": computed["changed_on"],
        "checked_on": computed["checked_on"],
    }


def source_row(source: Source, data: SiteData) -> Written:
    """A source in short: what it is, who published it and when, where it is, and whether its words could be checked.

    It is written for an item of a list in a file, and once for all files that list the source.
    """
    rows = data.shared(_source_rows)
    if source.id not in rows:
        rows[source.id] = written(_source_row(source, data), ITEM)
    return rows[source.id]


def _source_rows(data: SiteData) -> dict[str, Written]:
    return {}


def _source_row(source: Source, data: SiteData) -> Data:
    return {
        "id": source.id,
        "title": source.data.title,
        "publisher": source.data.publisher,
        "type": source.data.type,
        "tier": source.data.tier.value,
        "published": date(source.published, data) if source.published else None,
        "address": source.address,
        "is_held": source.is_held,
        "url": data.address(source_uri(source.id)),
        "json": twin_address(source_uri(source.id), data),
    }
