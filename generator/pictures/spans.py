"""How long each status of an entry held: from its date to that of the next, as of one day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.catalog import Catalog
from generator.model.dates import PartialDate
from generator.model.entry import Entry
from generator.model.parts import StatusEvent
from generator.model.site import Term
from generator.pages.events import entry_timeline


@dataclass(frozen=True)
class Span:
    """One status: its words and tone, since when, and until when; `until` is empty for the present one."""

    event: StatusEvent
    term: Term
    until: PartialDate | None = None

    @property
    def since(self) -> PartialDate:
        """The date of the change that began it."""
        return self.event.since


@dataclass(frozen=True)
class History:
    """The statuses of an entry in the order of time, and the dates of what else is told of it."""

    entry: Entry
    spans: tuple[Span, ...]
    days: tuple[PartialDate, ...]


def history(catalog: Catalog, entry: Entry) -> History:
    """What has begun by today. A dated statement of the day of a change is told by that change."""
    begun = [event for event in entry.status if event.since.begun_by(catalog.today)]
    ordered = [event for _, event in sorted(enumerate(begun), key=lambda pair: (pair[1].since.sort_key, pair[0]))]
    words = entry.kind.declared.status or ""
    spans = tuple(
        Span(event, catalog.vocabulary.term(words, event.becomes), until)
        for event, until in zip(ordered, [*(event.since for event in ordered[1:]), None], strict=False)
    )
    turns = {event.since for event in ordered}
    others = (event for event in entry_timeline(catalog, entry) if not event.becomes or event.entry is not entry)
    told = (event.on for event in others if event.on not in turns)
    return History(entry, spans, tuple(dict.fromkeys(told)))


def all_days(histories: Iterable[History]) -> list[PartialDate]:
    """Every date that is drawn for some entries."""
    return [day for each in histories for day in (*(span.since for span in each.spans), *each.days)]
