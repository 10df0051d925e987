"""No word means another time on the day it is read: "currently", "last week", "so far"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.checks.masking import without_quotations
from generator.checks.passages import Passage, Place, look_once, passages_where
from generator.checks.phrases import Phrases
from generator.checks.rule import Rule
from generator.languages.words import words_for
from generator.model.catalog import Catalog
from generator.model.refusing import short
from generator.problems import Problem


def check(catalog: Catalog) -> Iterator[Problem]:
    """Look at our own sentences; inside quotation marks a source may say what it likes."""
    phrases = words_for(catalog.site.language).relative_time
    pattern, known = _pattern(phrases), Phrases(phrases)
    covers = tuple(catalog.vocabulary.numbers.covers)
    found = passages_where(catalog, lambda texts: (*(text for text in texts if "://" in text), *known.among(texts)))
    ours = (each for each in found if each.place is not Place.DOCUMENT or each.owner.startswith(covers))
    yield from look_once(ours, lambda passage: _look(passage, known, pattern))


def _look(passage: Passage, known: Phrases, pattern: re.Pattern[str]) -> Iterator[Problem]:
    if not passage.may_hold(known):
        return
    for match in pattern.finditer(without_quotations(passage.words)):
        message = f"“{short(match[0])}” means another time on the day it is read."
        yield passage.problem(RULE.name, match.start(), match.end(), message, "Write the date, such as April 24, 2025.")


def _pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    """Any of the phrases, the longest first; between their words a line may end."""
    spaced = (phrase.replace(" ", r"\s+") for phrase in sorted(phrases, key=len, reverse=True))
    return re.compile(rf"\b(?:{'|'.join(spaced)})\b", re.IGNORECASE)


RULE = Rule("relative-time", "No word means another time on the day it is read.", check)
