"""Dated events of entries: changes of status and dated facts, in the order of time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

from generator.model.catalog import Catalog
from generator.model.dates import PartialDate
from generator.model.entry import Entry
from generator.model.parts import Assertion, Evidence
from generator.model.references import Reference
from generator.model.speakers import Unnamed

EVENTS = 500  # of one page of the timeline, unless they are all of one year


@dataclass(frozen=True)
class Event:
    """Something with a date. `text` is prose; `becomes` is a status word, empty for a fact."""

    on: PartialDate
    entry: Entry
    text: str
    evidence: tuple[Evidence, ...]
    becomes: str = ""
    anchor: str = ""
    caused_by: Reference | None = None
    assertion: Assertion | None = None
    by: Reference | Unnamed | None = None


@dataclass(frozen=True)
class Day:
    """That there is an event."""

    on: PartialDate


D = TypeVar("D", Event, Day)


def events_of(entry: Entry) -> Iterator[Event]:
    """The events of one entry."""
    for status in entry.status:
        yield Event(
            status.since,
            entry,
            status.note or "",
            status.evidence,
            becomes=status.becomes,
            caused_by=status.caused_by,
        )
    for fact in entry.facts:
        if fact.on:
            yield Event(fact.on, entry, fact.says, fact.evidence, anchor=fact.id, assertion=fact.assertion, by=fact.by)


def timeline(catalog: Catalog, entries: Iterable[Entry]) -> list[Event]:
    """The events of several entries up to today, the oldest first. On one day, changes of status come first."""
    events = [event for entry in entries for event in events_of(entry) if event.on.begun_by(catalog.today)]
    return sorted(events, key=lambda event: (event.on.sort_key, not event.becomes, event.entry.key, event.anchor))


def entry_timeline(catalog: Catalog, entry: Entry) -> list[Event]:
    """The events of an entry, and the changes of status of others that it caused."""
    caused = [
        event
        for key in catalog.caused.get(entry.key, ())
        if key != entry.key
        for event in events_of(catalog.entries[key])
        if event.caused_by and event.caused_by.entry == entry.key and event.on.begun_by(catalog.today)
    ]
    both = [*timeline(catalog, [entry]), *caused]
    return sorted(both, key=lambda event: (event.on.sort_key, not event.becomes, event.entry.key, event.anchor))


def announced(catalog: Catalog, entry: Entry) -> list[Event]:
    """The changes of status of an entry that are announced for a day to come, the next one first."""
    ahead = [event for event in events_of(entry) if event.becomes and not event.on.begun_by(catalog.today)]
    return sorted(ahead, key=lambda event: event.on.sort_key)


def tracked(catalog: Catalog, topic: str = "") -> list[Entry]:
    """The entries whose events the site's timeline shows: those of kinds that track a status."""
    return [
        entry
        for kind in catalog.site.kinds
        if kind in catalog.kinds and catalog.kinds[kind].declared.status
        for entry in catalog.of_kind(kind)
        if not topic or topic in entry.data.tags
    ]


def days(catalog: Catalog, entries: Iterable[Entry]) -> Iterator[Day]:
    """The days of the events that `timeline` gives, in no order: what decides how many pages it has."""
    for entry in entries:
        found = (*(status.since for status in entry.status), *(fact.on for fact in entry.facts))
        yield from (Day(on) for on in found if on and on.begun_by(catalog.today))


def by_pages(events: Iterable[D]) -> list[list[D]]:
    """The events of the timeline page by page, the latest first: whole years, as many as a page can carry.

    A year that fills much more than a page is cut. Without events there is one page as well.
    """
    pages: list[list[D]] = [[]]
    latest_first = sorted(events, key=lambda event: event.on.sort_key, reverse=True)
    for _, group in groupby(latest_first, key=lambda event: event.on.year):
        year = list(group)
        while len(year) > EVENTS * 3 // 2:
            pages.append(year[:EVENTS])
            year = year[EVENTS:]
        if pages[-1] and len(pages[-1]) + len(year) > EVENTS:
            pages.append([])
        pages[-1] += year
    return [page for page in pages if page] or [[]]
