"""Values and statuses, as Markdown for one page."""

from __future__ import annotations

from generator.model.conflicts import in_conflict
from generator.model.entry import Entry
from generator.model.parts import StatusEvent, Value
from generator.model.site import Term
from generator.pages.escape import Markdown, escape
from generator.pages.events import Event, announced
from generator.pages.marks import status_mark
from generator.pages.naming import Naming
from generator.prose.numbers import bare_value, full_value, unit_noun


class ShowingValues(Naming):
    """What a page says of a figure's values and of an entry's status."""

    def value(self, value: Value, entry: Entry) -> Markdown:
        """A value with its unit."""
        return escape(full_value(value, entry.unit, self.words))

    def bare(self, value: Value, entry: Entry) -> Markdown:
        """A value without the noun of its unit."""
        return escape(bare_value(value, entry.unit, self.words))

    def noun(self, value: Value, entry: Entry) -> Markdown:
        """The noun of a value's unit."""
        return escape(unit_noun(value, entry.unit))

    def in_conflict(self, entry: Entry) -> bool:
        """Whether live values of a figure differ, so that the page must say so."""
        return in_conflict(self.catalog, entry)

    def ranked_values(self, entry: Entry) -> list[Value]:
        """All values: the preferred one, the other live ones, the superseded ones."""
        live = self.catalog.live_values(entry)
        return [*live, *(value for value in entry.values if value not in live)]

    def status(self, entry: Entry) -> StatusEvent | None:
        """The event that made the present status."""
        return self.catalog.present_status(entry)

    def status_term(self, entry: Entry, event: StatusEvent | Event) -> Term:
        """The vocabulary's term for a status."""
        return self.catalog.vocabulary.term(entry.kind.declared.status or "", event.becomes)

    def status_mark(self, entry: Entry, event: StatusEvent | Event | None = None) -> Markdown:
        """The status in words, with icon and tone; the present one unless an event is given."""
        event = event or self.catalog.present_status(entry)
        return status_mark(self.status_term(entry, event)) if event else Markdown("")

    def announced(self, entry: Entry) -> list[Event]:
        """The changes of status of an entry that are announced for a day to come."""
        return announced(self.catalog, entry)
