"""Partial and approximate dates, and intervals, kept as text: reads, orders and displays them."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property, lru_cache, total_ordering
from typing import Literal

from babel import Locale
from babel.dates import format_date, format_skeleton

from generator.model.date_hints import advice, full_day_advice, mistake_in, only_full_days


class Qualifier(StrEnum):
    """What stands before a date; the value is the text in YAML, the order is the sorting order."""

    NOT_AFTER = "<="
    ABOUT = "~"
    NONE = ""
    NOT_BEFORE = ">="


_ORDER = tuple(Qualifier)
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
        if mistake := mistake_in(self.year, self.month, self.day, self.qualifier):
            raise ValueError(mistake)

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read `2025`, `2025-05` or `2025-05-30`, alone or after `~`, `<=` or `>=`; nothing else.

        Raises ValueError whose message names the mistake and the next act.
        """
        return _parsed(text)

    def __str__(self) -> str:
        return f"{self.qualifier}{self.iso}"

    def __hash__(self) -> int:
        return hash((self.year, self.month, self.day))  # without the qualifier, whose own takes most of the time

    def __lt__(self, other: object) -> bool:
        return self.sort_key < other.sort_key if isinstance(other, PartialDate) else NotImplemented

    @cached_property
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

    @cached_property
    def sort_key(self) -> tuple[date, int, int]:
        """The total order: first day of the period as written, then precision, then qualifier.

        `2025` comes before `2025-01`, and that before `2025-01-01`: the vaguer before what it contains.
        For the same period: `<=`, then `~`, then plain, then `>=`. So `<=` sorts at its bound.
        """
        precision = (self.month is not None) + (self.day is not None)
        return self._first, precision, _ORDER.index(self.qualifier)

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
        if self.qualifier is Qualifier.NONE and Qualifier.NONE not in templates:
            return plain
        return templates.get(self.qualifier, WORDS["en"].get(self.qualifier, "{date}")).format(date=plain)

    def _display_plain(self, locale: str, length: Literal["long", "short"]) -> str:
        if self.day is not None:
            return _day_in_words(self._first, "long" if length == "long" else "medium", locale)
        month = "MMMM" if length == "long" else "MMM"
        return skeleton_in_words("y" if self.month is None else f"y{month}", self._first, locale)

    @cached_property
    def _first(self) -> date:
        return date(self.year, self.month or 1, self.day or 1)

    @cached_property
    def _last(self) -> date:
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])


# The same few days stand on many pages, and babel reads its patterns anew for each.
@lru_cache(maxsize=1 << 14)  # forty years in one form
def _day_in_words(day: date, form: Literal["long", "medium"], locale: str) -> str:
    return format_date(day, form, locale=_locale(locale))


@lru_cache(maxsize=4096)
def skeleton_in_words(skeleton: str, day: date, locale: str) -> str:
    """A day in words by a skeleton of Unicode's locale data, such as `yMMM`."""
    return format_skeleton(skeleton, day, locale=_locale(locale))


@lru_cache(maxsize=64)
def _locale(name: str) -> Locale:
    """The locale of babel, which otherwise takes its name apart for each date."""
    return Locale.parse(name)


@lru_cache(maxsize=1 << 14)  # and shared by all who name the day
def _parsed(text: str) -> PartialDate:
    match = _FORM.fullmatch(text)
    if not match:
        raise ValueError(advice(text, _FORM, _written))
    sign, year, month, day = match.groups()
    return PartialDate(int(year), int(month) if month else None, int(day) if day else None, Qualifier(sign))


def parse_full_date(text: str) -> date:
    """Read a day that must be known in full, such as `2025-05-30`; ValueError for anything less."""
    if not _FORM.fullmatch(text):
        raise ValueError(full_day_advice(text, _FORM, _written))
    try:
        partial = PartialDate.parse(text)
    except ValueError as error:
        raise ValueError(only_full_days(str(error))) from error
    if not partial.is_full:
        raise ValueError(f"Write one full day, without ~, <= or >=, such as 2025-04-24 (found {text}).")
    return partial.earliest


def _written(year: int, month: int | None, day: int | None, sign: str) -> str:
    return str(PartialDate(year, month, day, Qualifier(sign)))
