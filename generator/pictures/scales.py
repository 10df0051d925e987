"""Time across a picture: where a day lies, and which days are marked on the axis."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from generator.model.dates import PartialDate, Qualifier, skeleton_in_words

# Steps between marks, in months, from the finest.
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000)
_MOST_MARKS = 6
# How much of the width shows that a date is not known to the day, at least.
_LEAST_ZONE = 0.02
_TAIL = 0.05
# A first day is far off if it takes this share of the time; what is then drawn before the second one, of the rest.
_FAR = 0.75
_LEAD = 0.15


class Mark(NamedTuple):
    """A marked day on the axis: where, its words, and whether a year begins there."""

    share: float
    label: str
    is_year: bool


class Zone(NamedTuple):
    """Where a date lies, from the first share that it can mean to the last; both are one for a known day.

    `opens` says on which side the source leaves it open: "before", "after", or nothing.
    """

    first: float
    last: float
    opens: str = ""

    @property
    def is_sharp(self) -> bool:
        """Whether the day is known."""
        return self.first == self.last

    @property
    def middle(self) -> float:
        """Where a single mark stands."""
        if self.opens:
            return self.last if self.opens == "before" else self.first
        return (self.first + self.last) / 2


@dataclass(frozen=True)
class TimeScale:
    """The days from `first` to `last`, both included, spread evenly over the width."""

    first: dt.date
    last: dt.date

    def share(self, day: dt.date) -> float:
        """Where a day lies, from 0 to 1; days outside lie on the edge."""
        whole = max(1, (self.last - self.first).days)
        return min(1.0, max(0.0, (day - self.first).days / whole))

    def cuts(self, day: PartialDate) -> bool:
        """Whether a date lies before the first day that is drawn."""
        return day.latest < self.first

    def zone(self, day: PartialDate) -> Zone:
        """Where a date of any precision lies; what is not known to the day is wide enough to be seen."""
        if day.is_full:
            share = self.share(day.earliest)
            return Zone(share, share)
        if self.cuts(day):
            return Zone(0.0, 0.0)
        first, last = self.share(max(day.earliest, self.first)), self.share(min(day.latest, self.last))
        if day.qualifier is Qualifier.NOT_AFTER:
            return Zone(max(0.0, last - _TAIL), last, "before")
        if day.qualifier is Qualifier.NOT_BEFORE:
            return Zone(first, min(1.0, first + _TAIL), "after")
        missing = max(0.0, _LEAST_ZONE - (last - first))
        return Zone(max(0.0, first - missing / 2), min(1.0, last + missing / 2))

    def marks(self, locale: str) -> tuple[Mark, ...]:
        """The first days of months or years, at most six, in the words of a language."""
        for step in _STEPS:
            days = list(islice(_beginnings(self.first, self.last, step), _MOST_MARKS + 1))
            if len(days) <= _MOST_MARKS:
                return tuple(self._mark(day, locale, index == 0) for index, day in enumerate(days))
        return ()

    def _mark(self, day: dt.date, locale: str, leads: bool) -> Mark:
        is_year = day.month == 1
        skeleton = "y" if is_year else "yMMM" if leads else "MMM"
        return Mark(self.share(day), skeleton_in_words(skeleton, day, locale), is_year)


def scale_over(days: Sequence[PartialDate], today: dt.date, *, may_cut: bool = False) -> TimeScale:
    """A scale from a little before the first of some days to `today`. Without days it covers one month.

    With `may_cut`, a first day that lies far before all others is left out, so that these do not crowd at the end.
    """
    bounds = sorted({_first_drawn(day) for day in days}) or [today]
    if may_cut and len(bounds) > 1 and bounds[1] - bounds[0] > _FAR * (today - bounds[0]):
        return TimeScale(bounds[1] - max((today - bounds[1]) * _LEAD, dt.timedelta(days=30)), today)
    first = min(*bounds, today - dt.timedelta(days=30))
    open_left = any(not day.is_full and _first_drawn(day) - first < (today - first) / 20 for day in days)
    room = (today - first) / (12 if open_left else 60)
    return TimeScale(max(dt.date(1, 1, 1), first - min(room, first - dt.date.min)), today)


def _first_drawn(day: PartialDate) -> dt.date:
    return dt.date(day.year, day.month or 1, day.day or 1)


def _beginnings(first: dt.date, last: dt.date, step: int) -> Iterator[dt.date]:
    """The first days of every `step`th month, counted from year 0, between two days."""
    months = first.year * 12 + first.month - 1 + (first.day > 1)
    count = -(-months // step) * step
    while count < 9999 * 12 and (day := dt.date(max(1, count // 12), count % 12 + 1, 1)) <= last:
        yield day
        count += step
