"""Partial and approximate dates, and intervals, kept as text: reads, orders and displays them."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import total_ordering
from typing import Literal

from babel.dates import format_date, format_skeleton


class Qualifier(StrEnum):
    """What stands before a date; the value is the text in YAML, the order is the sorting order."""

    NOT_AFTER = "<="
    ABOUT = "~"
    NONE = ""
    NOT_BEFORE = ">="


WORDS: Mapping[str, Mapping[Qualifier, str]] = {
    "en": {
        Qualifier.NOT_AFTER: "by {date}",
        Qualifier.ABOUT: "about {date}",
        Qualifier.NOT_BEFORE: "{date} or later",
    },
    "es": {
        Qualifier.NOT_AFTER: "{date} a más tardar",
        Qualifier.ABOUT: "aproximadamente {date}",
        Qualifier.NOT_BEFORE: "{date} o después",
    },
}
_FORM = re.compile(r"(~|<=|>=|)([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
# English whatever the machine's locale, which is why these do not come from `calendar`.
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_FILLERS = {"st", "nd", "rd", "th", "of"}  # as in "24th of April 2025"


@total_ordering
@dataclass(frozen=True)
class PartialDate:
    """A year, month or day, perhaps qualified. The text (`str`) is canonical: `parse(str(d)) == d`.

    Raises ValueError, with a message for editors, when there is no such day, month or year.
    """

    year: int
    month: int | None = None
    day: int | None = None
    qualifier: Qualifier = Qualifier.NONE

    def __post_init__(self) -> None:
        if mistake := _mistake(self):
            raise ValueError(mistake)

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read `2025`, `2025-05` or `2025-05-30`, alone or after `~`, `<=` or `>=`; nothing else.

        Raises ValueError whose message names the mistake and the next act.
        """
        match = _FORM.fullmatch(text)
        if not match:
            raise ValueError(_advice(text))
        sign, year, month, day = match.groups()
        return cls(int(year), int(month) if month else None, int(day) if day else None, Qualifier(sign))

    def __str__(self) -> str:
        return f"{self.qualifier}{self.iso}"

    def __lt__(self, other: object) -> bool:
        return self.sort_key < other.sort_key if isinstance(other, PartialDate) else NotImplemented

    @property
    def iso(self) -> str:
        """The date without its qualifier: a valid value for `<time datetime>` (HTML, section 4.5.14)."""
        parts = [f"{self.year:04}"] + [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    @property
    def is_full(self) -> bool:
        """Whether this is one known day: year, month and day, with no qualifier."""
        return self.day is not None and self.qualifier is Qualifier.NONE

    @property
    def earliest(self) -> date:
        """The first day that this can mean; `date.min` for `<=`."""
        return date.min if self.qualifier is Qualifier.NOT_AFTER else self._first

    @property
    def latest(self) -> date:
        """The last day that this can mean; `date.max` for `>=`."""
        return date.max if self.qualifier is Qualifier.NOT_BEFORE else self._last

    @property
    def sort_key(self) -> tuple[date, int, int]:
        """The total order: first day of the period as written, then precision, then qualifier.

        `2025` comes before `2025-01`, and that before `2025-01-01`: the vaguer before what it contains.
        For the same period: `<=`, then `~`, then plain, then `>=`. So `<=` sorts at its bound.
        """
        precision = (self.month is not None) + (self.day is not None)
        return self._first, precision, list(Qualifier).index(self.qualifier)

    def begun_by(self, day: date) -> bool:
        """Whether the period as written has begun on `day`; `<=2025-01` counts from 2025-01-01."""
        return self._first <= day

    def display(
        self,
        locale: str = "en_US",
        length: Literal["long", "short"] = "long",
        words: Mapping[Qualifier, str] | None = None,
    ) -> str:
        """Say the date for readers: `about April 2025`, or `Apr 24, 2025` when short.

        `words` gives the qualifiers as templates with `{date}`; without it they come from WORDS, in
        English where it lacks the language. Raises babel's UnknownLocaleError for an unknown locale.
        """
        locale = locale.replace("-", "_")
        plain = self._display_plain(locale, length)
        templates = words or WORDS.get(locale.partition("_")[0].lower(), {})
        return templates.get(self.qualifier, WORDS["en"].get(self.qualifier, "{date}")).format(date=plain)

    def _display_plain(self, locale: str, length: Literal["long", "short"]) -> str:
        if self.day is not None:
            return format_date(self._first, "long" if length == "long" else "medium", locale=locale)
        month = "MMMM" if length == "long" else "MMM"
        return format_skeleton("y" if self.month is None else f"y{month}", self._first, locale=locale)

    @property
    def _first(self) -> date:
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def _last(self) -> date:
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])


def parse_full_date(text: str) -> date:
    """Read a day that must be known in full, such as `2025-05-30`; ValueError for anything less."""
    partial = PartialDate.parse(text)
    if not partial.is_full:
        raise ValueError(f"Write one full day, without ~, <= or >=, such as 2025-04-24 (found {text}).")
    return partial.earliest


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
        raise ValueError(f"{act} (found {_short(text) or 'nothing'}).")
    interval = Interval(int(match[1]), Unit(match[2].lower()))
    if str(interval) != text:
        raise ValueError(f"Write {interval} (found {_short(text)}).")
    return interval


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


def _mistake(found: PartialDate) -> str | None:
    """Say why there is no such date, and what to write in its place; None when it exists."""
    year, month, day, sign = found.year, found.month, found.day, found.qualifier
    if not 1 <= year <= 9999:
        return f"There is no year {year}. Write a year with four digits, such as 2025."
    if month is None:
        act = "Write dates as year-month-day, such as 2025-04-24."
        return None if day is None else f"A day needs a month. {act}"
    if month == 0:
        return f"There is no month 0. If the month is not known, write {sign}{year:04}."
    if not 1 <= month <= 12:
        swap = day in range(1, 13) and 12 < month < 29  # up to 28, every month has that day
        example = f"{sign}{year:04}-{day:02}-{month:02}" if swap else "2025-04-24"
        return f"There is no month {month}. Write dates as year-month-day, such as {example}."
    if day == 0:
        return f"There is no day 0. If the day is not known, write {sign}{year:04}-{month:02}."
    last = calendar.monthrange(year, month)[1]
    if day is None or 1 <= day <= last:
        return None
    example = f"{sign}{year:04}-{month:02}-{last:02}"
    return f"There is no {_MONTHS[month - 1]} {day} in {year}. Write a day that exists, such as {example}."


def _advice(text: str) -> str:
    """Say how to write a text that has none of the forms, with the likely date if there is one.

    Raises ValueError, as the date itself would, for a likely date that does not exist: April 31, 2025.
    """
    if not text.strip():
        return "The date is empty. Write it as year-month-day, such as 2025-04-24, or only 2025-04 or 2025."
    if _FORM.fullmatch(text.strip()):
        return f"Remove the white space around {text.strip()}."
    without_time = re.sub(r"(?:T|,? +)[0-9]{1,2}:[0-9]{2}.*$", "", text.strip())
    act = "Write dates as year-month-day"
    if without_time != text.strip():
        act = "Leave out the time of day; write dates as year-month-day"
    if likely := " or ".join(_likely(without_time)):
        return f"{act}, such as {likely} (found {_short(text)})."
    return (
        f"{act}, such as 2025-04-24, or only 2025-04 or 2025 (found {_short(text)}). "
        "~ before it means about, <= not later than, >= not earlier than."
    )


def _likely(text: str) -> list[str]:
    """What an editor most likely meant, as canonical texts: two for 04/05/2025, none when unsure."""
    match = re.fullmatch(r"(~|<=|>=|)([^<>=~?]*)", text)
    if not match:
        return []
    tokens = [word for word in re.findall(r"[0-9]+|[^\W\d_]+", match[2].lower()) if word not in _FILLERS]
    years = [int(token) for token in tokens if re.fullmatch(r"[0-9]{4}", token)]
    numbers = [int(token) for token in tokens if re.fullmatch(r"[0-9]{1,2}", token)]
    months = [month for token in tokens if (month := _month_named(token))]
    if len(years) != 1 or len(months + numbers) > 2 or 1 + len(months + numbers) != len(tokens):
        return []
    readings = [months + numbers]
    if not months and len(tokens[0]) < 4:
        readings.append(numbers[::-1])  # 24/04/2025 is the habit elsewhere
    sign = Qualifier(match[1])
    dates = [found for reading in readings if (found := _if_exists(years[0], reading, sign))]
    return list(dict.fromkeys(map(str, dates or [_build(years[0], readings[0], sign)])))


def _month_named(word: str) -> int | None:
    names = (number for number, name in enumerate(_MONTHS, 1) if name.lower().startswith(word))
    return next(names, None) if len(word) >= 3 else None


def _build(year: int, parts: list[int], sign: Qualifier) -> PartialDate:
    month, day = [*parts, None, None][:2]
    return PartialDate(year, month, day, sign)


def _if_exists(year: int, parts: list[int], sign: Qualifier) -> PartialDate | None:
    try:
        return _build(year, parts, sign)
    except ValueError:
        return None


def _short(text: str) -> str:
    """The text on one line and of a length fit for a message."""
    line = " ".join(text.split())
    return line if len(line) <= 40 else f"{line[:39]}…"
