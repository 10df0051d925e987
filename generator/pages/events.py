"""Dated events of entries: changes of status and dated facts, in the order of time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple, TypeVar

from generator.model.catalog import Catalog
from generator.model.dates import PartialDate
from generator.model.entry import Entry
from generator.model.parts import Assertion, Evidence
from generator.model.references import Reference
from generator.model.speakers import Unnamed

MOST_TOLD = 150  # events of an entry, told once more in its timeline
EVENTS = 500  # of one page of the timeline, unless they are all of one year


class Event(NamedTuple):
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
class Told:
    """What the timeline of an entry tells, in the order of time, and how much of a long one is left to its facts."""

    events: list[Event]
    is_long: bool = False
    facts_left_out: int = 0
    changes_left_out: int = 0


@dataclass(frozen=True)
class Day:
    """That there is an event."""

    on: PartialDate


D = TypeVar("D", Event, Day)


def changes_of(entry: Entry) -> Iterator[Event]:
    """The changes of status of one entry."""
    for status in entry.status:
        yield Event(
            status.since,
            entry,
            status.note or "",
            status.evidence,
            becomes=status.becomes,
            caused_by=status.caused_by,
        )


def events_of(entry: Entry) -> Iterator[Event]:
    """The events of one entry."""
    yield from changes_of(entry)
    for fact in entry.facts:
        if fact.on:
            yield Event(fact.on, entry, fact.says, fact.evidence, anchor=fact.id, assertion=fact.assertion, by=fact.by)


def _place(event: Event) -> tuple[object, ...]:
    """The place of an event in the order of time. On one day, changes of status come first."""
    return event.on.sort_key, not event.becomes, event.entry.key, event.anchor


def _placed(entry: Entry) -> tuple[tuple[tuple[object, ...], Event], ...]:
    return tuple((_place(event), event) for event in events_of(entry))


def so_far(catalog: Catalog, entries: Iterable[Entry]) -> Iterator[Event]:
    """The events of several entries up to today, in no order."""
    return (event for entry in entries for _, event in entry.kept(_placed) if event.on.begun_by(catalog.today))


def timeline(catalog: Catalog, entries: Iterable[Entry]) -> list[Event]:
    """The events of several entries up to today, the oldest first."""
    found = [pair for entry in entries for pair in entry.kept(_placed) if pair[1].on.begun_by(catalog.today)]
    return [event for _, event in sorted(found, key=itemgetter(0))]


def latest_changes(catalog: Catalog, count: int) -> list[Event]:
    """The latest changes of status of all entries that the site's timeline shows, the latest first."""
    changes = (event for entry in tracked(catalog) for event in changes_of(entry))
    so_far = sorted((event for event in changes if event.on.begun_by(catalog.today)), key=_place)
    return list(reversed(so_far))[:count]


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
    return sorted(both, key=_place)


def told_timeline(catalog: Catalog, entry: Entry) -> Told:
    """The events that an entry's timeline tells. With more than MOST_TOLD only changes of status are, or its own.

    A dated fact of the day on which the status changed is told by that change, and stands above in full.
    """
    turns = {event.since for event in entry.status}
    found = entry_timeline(catalog, entry)
    changes = [event for event in found if event.becomes]
    others = [event for event in found if not event.becomes and event.on not in turns]
    if len(changes) + len(others) <= MOST_TOLD:
        return Told(sorted((*changes, *others), key=lambda event: event.on.sort_key))
    shown = changes if len(changes) <= MOST_TOLD else [event for event in changes if event.entry.key == entry.key]
    return Told(shown, is_long=True, facts_left_out=len(others), changes_left_out=len(changes) - len(shown))


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
