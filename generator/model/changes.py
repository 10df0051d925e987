"""What entries change in each other: statuses that one brought about in another, and facts that it overtook."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.catalog import Catalog
from generator.model.dates import PartialDate
from generator.model.entry import Entry
from generator.model.parts import Fact, StatusEvent
from generator.model.references import Reference


@dataclass(frozen=True)
class Change:
    """Something that `cause` changed in `entry` on a day: its status, or a fact of it that no longer holds.

    `cause` is as the record names it, so that it may lead to one fact of the entry that brought the change about.
    """

    on: PartialDate
    entry: Entry
    cause: Reference
    status: StatusEvent | None = None
    fact: Fact | None = None


def changes_in(catalog: Catalog, entry: Entry) -> list[Change]:
    """What other entries changed in this one up to today, the oldest first."""
    return _ordered(change for change in _changes(catalog, entry) if _cause(catalog, change) != entry.key)


def changes_by(catalog: Catalog, entry: Entry) -> list[Change]:
    """What this entry changed in others up to today, the oldest first. Only entries that refer to it can name it."""
    others = (catalog.entries[key] for key in catalog.backlinks.get(entry.key, ()) if key in catalog.entries)
    found = (change for other in others for change in _changes(catalog, other))
    return _ordered(change for change in found if _cause(catalog, change) == entry.key)


def _changes(catalog: Catalog, entry: Entry) -> Iterator[Change]:
    for event in entry.status:
        if event.caused_by and event.since.begun_by(catalog.today):
            yield Change(event.since, entry, event.caused_by, status=event)
    for fact in entry.facts:
        if fact.overtaken and fact.overtaken.by and fact.overtaken.on.begun_by(catalog.today):
            yield Change(fact.overtaken.on, entry, fact.overtaken.by, fact=fact)


def _cause(catalog: Catalog, change: Change) -> str:
    cause = catalog.entry(change.cause)
    return cause.key if cause else ""


def _ordered(changes: Iterator[Change]) -> list[Change]:
    return sorted(changes, key=lambda change: (change.on.sort_key, change.status is None, change.entry.key))
