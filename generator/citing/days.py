"""Dates in the words of a language, for lines of text and notes."""

from __future__ import annotations

import datetime as dt

from generator.languages.words import Words
from generator.model.dates import PartialDate


def in_words(day: PartialDate | dt.date, words: Words) -> str:
    """`April 24, 2025`, `about April 2025`: the day as pages of that language say it."""
    partial = day if isinstance(day, PartialDate) else PartialDate(day.year, day.month, day.day)
    return partial.display(words.locale, "long", words.dates)
