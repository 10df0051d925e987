"""When each entry is to be checked again: computed from the day of its last check, never typed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.dates import PartialDate
from generator.model.entry import Entry
from generator.model.intervals import add_interval


@dataclass(frozen=True)
class Review:
    """The next check of an entry: the last day on which it is in time."""

    entry: Entry
    due: dt.date

    @property
    def month(self) -> PartialDate:
        """The month of that day."""
        return PartialDate(self.due.year, self.due.month)

    def is_overdue(self, on: dt.date) -> bool:
        """Whether the day has passed; on the day itself the check is still in time."""
        return self.due < on


def review_of(entry: Entry) -> Review:
    """The next check of one entry."""
    return Review(entry, add_interval(entry.data.checked_on, entry.review_every))


def reviews(entries: Iterable[Entry]) -> list[Review]:
    """The next check of each entry, the earliest first."""
    return sorted(map(review_of, entries), key=lambda review: (review.due, review.entry.key))


def due_by(entries: Iterable[Entry], day: dt.date) -> list[Review]:
    """The checks that are due on that day or before it, the earliest first."""
    return [review for review in reviews(entries) if review.due <= day]
