"""Spans between reviews: `90 days`, `2 weeks`, `6 months`, `1 year`."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from generator.model.date_hints import short


class Unit(StrEnum):
    """What an interval counts."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True)
class Interval:
    """A span between reviews: `90 days`, `2 weeks`, `6 months`, `1 year`."""

    count: int
    unit: Unit

    def __str__(self) -> str:
        return f"{self.count} {self.unit}{'' if self.count == 1 else 's'}"


def parse_interval(text: str) -> Interval:
    """Read a number from 1 to 9999 and a unit; ValueError with a message for editors otherwise."""
    pattern = r"\s*0*([1-9][0-9]{0,3})\s*(day|week|month|year)s?\s*"
    match = re.fullmatch(pattern, text, re.ASCII | re.IGNORECASE)
    if not match:
        act = "Write a number from 1 to 9999 and days, weeks, months or years, such as 90 days or 1 year"
        raise ValueError(f"{act} (found {short(text) or 'nothing'}).")
    interval = Interval(int(match[1]), Unit(match[2].lower()))
    if str(interval) != text:
        raise ValueError(f"Write {interval} (found {short(text)}).")
    return interval


@lru_cache(maxsize=4096)  # entries were checked on few days, and lists ask for all of them again and again
def add_interval(day: date, interval: Interval) -> date:
    """The day one interval later; a day that the month lacks becomes its last (January 31 + 1 month).

    Raises ValueError when the result would be after the year 9999.
    """
    try:
        if interval.unit in (Unit.DAY, Unit.WEEK):
            return day + timedelta(days=interval.count * (7 if interval.unit is Unit.WEEK else 1))
        months = interval.count * (12 if interval.unit is Unit.YEAR else 1)
        year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
        first = date(year, month + 1, 1)
        return first.replace(day=min(day.day, calendar.monthrange(year, month + 1)[1]))
    except (OverflowError, ValueError) as error:
        raise ValueError(f"{interval} after {day} is later than the year 9999.") from error
