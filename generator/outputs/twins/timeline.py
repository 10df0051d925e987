"""The twin of the timeline: dated events of entries that track a status, the oldest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from generator.outputs.entry_record import EntryRecord
from generator.outputs.json_text import Written, written
from generator.outputs.parts_record import Data
from generator.outputs.site_data import SiteData
from generator.outputs.twins.envelope import envelope
from generator.outputs.twins.rows import ITEM
from generator.pages.events import Event, events_of
from generator.pages.links import TIMELINE

Dated = tuple[Any, Written]  # what the events are sorted by, as on the page, and the event as it stands in the file


def event_rows(record: EntryRecord, data: SiteData) -> Iterator[Dated]:
    """The events of one entry up to today, from its record; none of a kind that tracks no status."""
    if not record.entry.kind.declared.status:
        return
    statuses = iter(record.computed["statuses"])
    facts = {fact["id"]: fact for fact in record.computed["facts"]}
    for event in events_of(record.entry):
        part = next(statuses) if event.becomes else facts[event.anchor]
        if event.on.begun_by(data.catalog.today):
            row = {**_event(record, part), **(_status(part) if event.becomes else _fact(part))}
            yield _key(event), written(row, ITEM)  # as all of them are kept until the end


def timeline_twin(rows: Sequence[Written], count: int, data: SiteData) -> Data:
    """The timeline of the whole site, its events in their order."""
    title = data.catalog.words.say("Timeline")
    return {**envelope("timeline", "timeline", title, TIMELINE, data), "count": count, "events": list(rows)}


def _key(event: Event) -> Any:
    return (event.on.sort_key, not event.becomes, event.entry.key, event.anchor)


def _event(record: EntryRecord, part: Data) -> Data:
    entry = {"id": record.entry.key, "name": record.entry.name, "url": record.computed["url"]}
    pieces = part["evidence"]
    return {
        "entry": entry,
        "sources": list(dict.fromkeys(piece["source"] for piece in pieces)),
        "standing": sorted({piece["standing"] for piece in pieces}),
    }


def _status(part: Data) -> Data:
    return {
        "what": "status",
        "on": part["since"],
        "status": {"id": part["id"], "label": part["label"]},
        "caused_by": part["caused_by"],
        "text": part["note"],
        "fact": None,
        "assertion": None,
        "by": None,
        "who_says_so": None,
        "attribution": None,
        "overtaken": None,
    }


def _fact(part: Data) -> Data:
    return {
        "what": "fact",
        "on": part["on"],
        "status": None,
        "caused_by": None,
        "text": part["says"],
        "fact": {"id": part["id"], "url": part["url"]},
        "assertion": part["assertion"],
        "by": part["by"],
        "who_says_so": part["who_says_so"],
        "attribution": part["attribution"],
        "overtaken": part["overtaken"],
    }
