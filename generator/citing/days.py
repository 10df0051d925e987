"""Dates in the words of a language, for lines of text and notes."""

from __future__ import annotations

import datetime as dt

from generator.citing.kept import Kept
from generator.languages.words import Words
from generator.model.dates import PartialDate

Day = PartialDate | dt.date
_said: Kept[Day] = Kept()


def in_words(day: Day, words: Words) -> str:
    """`April 24, 2025`, `about April 2025`: the day as pages of that language say it."""
    days = _said.of(words)
    if (said := days.get(day)) is None:
        partial = day if isinstance(day, PartialDate) else PartialDate(day.year, day.month, day.day)
        said = days[day] = partial.display(words.locale, "long", words.dates)
    return said
