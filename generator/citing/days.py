"""Dates in the words of a language, for lines of text and notes."""

from __future__ import annotations

import datetime as dt

from generator.languages.words import Words
from generator.model.dates import PartialDate

Day = PartialDate | dt.date
_LANGUAGES = 16  # of which days are kept: a preview reads the words of a language anew with every edit
_said: dict[int, tuple[Words, dict[Day, str]]] = {}


def in_words(day: Day, words: Words) -> str:
    """`April 24, 2025`, `about April 2025`: the day as pages of that language say it."""
    days = _days(words)
    if (said := days.get(day)) is None:
        partial = day if isinstance(day, PartialDate) else PartialDate(day.year, day.month, day.day)
        said = days[day] = partial.display(words.locale, "long", words.dates)
    return said


def _days(words: Words) -> dict[Day, str]:
    """The days that were said in these words. They never change, and are kept so that no others get their number."""
    if (known := _said.get(id(words))) is None:
        if len(_said) >= _LANGUAGES:
            _said.clear()
        known = _said[id(words)] = (words, {})
    return known[1]
