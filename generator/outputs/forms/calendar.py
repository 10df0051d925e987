"""Calendars to subscribe to: the days to come that the site tells of, and the reviews that are due."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from generator.feeding.coming import coming, review
from generator.feeding.ics import Event, calendar
from generator.feeding.ids import Ids
from generator.languages.words import message
from generator.outputs.entry_record import EntryRecord
from generator.outputs.output import Download, File, Group, Output
from generator.outputs.site_data import DATA, SiteData
from generator.pages.links import REVIEW, TIMELINE

_COMING = f"{DATA}calendar.ics"
_REVIEWS = f"{DATA}reviews.ics"


class Calendar(Output):
    """Two calendars of the whole site, apart, because readers want the one and editors the other."""

    name = "calendar"
    title = message("Calendar")
    media_type = "text/calendar"
    path = f"{DATA}{{calendar}}.ics"
    about = message("Days to come, and reviews that are due, for the calendar of a phone or computer.")
    group = Group.NEWS

    def __init__(self, data: SiteData) -> None:
        super().__init__(data)
        self._ids = Ids(data.catalog)
        self._coming: list[Event] = []
        self._reviews: list[Event] = []
        self._all_coming: list[Event] = []
        self._all_reviews: list[Event] = []

    @classmethod
    def beside(cls, uri: str, data: SiteData) -> str:
        """The timeline ends today, and the page of reviews is a list of days."""
        return {TIMELINE: _COMING, REVIEW: _REVIEWS}.get(uri, "")

    def of_entry(self, record: EntryRecord) -> Iterator[File]:
        """Keeps its days."""
        self._coming += coming(record.entry, self.data, self._ids)
        self._reviews.append(review(record.entry, self.data, self._ids))
        yield from ()

    def at_end(self) -> Iterator[File]:
        """Both calendars, the earliest day first."""
        self.take_over(self.gathered())
        say, name = self.data.catalog.words.say, self.data.catalog.site.name
        dates = say("Days to come that this site tells of. A day that is only known as a month or year is not here.")
        yield (
            _COMING,
            self._calendar(say("{site}: {name}", site=name, name=say("Coming dates")), dates, self._all_coming),
        )
        due = say("The last day on which the next check of each entry is in time.")
        yield _REVIEWS, self._calendar(say("{site}: {name}", site=name, name=say("Reviews")), due, self._all_reviews)

    def gathered(self) -> tuple[list[Event], list[Event]]:
        """The events of both calendars."""
        found = self._coming, self._reviews
        self._coming, self._reviews = [], []
        return found

    def take_over(self, gathered: tuple[list[Event], list[Event]]) -> None:
        """Events of both calendars."""
        for events, more in zip((self._all_coming, self._all_reviews), gathered, strict=True):
            events += more

    def downloads(self) -> Iterator[Download]:
        """Both calendars."""
        yield Download(_COMING, message("Coming dates"))
        yield Download(_REVIEWS, message("Reviews"))

    def _calendar(self, name: str, description: str, events: list[Event]) -> str:
        in_order = sorted(events, key=attrgetter("day", "summary", "id"))
        return calendar(name, description, in_order, self.data.catalog.today)


OUTPUT = Calendar
