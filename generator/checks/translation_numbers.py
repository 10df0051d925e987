"""No number is typed into a translation that its English does not have: numbers come from figures, through tokens."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.masking import without_markup
from generator.checks.rule import Rule
from generator.checks.translated import translated
from generator.languages.words import words_for
from generator.model.catalog import Catalog
from generator.problems import Problem

_DIGITS = re.compile(r"\d+")
TIP = "Write what the English says there; a number comes from a figure, through the same token."


def check(catalog: Catalog) -> Iterator[Problem]:
    """Look at every record. What the rule `loose-number` lets pass in English may stand in the translation too."""
    for each in translated(catalog):
        language = catalog.languages.get(each.translation.language)
        if language is None or not each.english:
            continue
        english, text = (without_markup(part, code=False) for part in (each.english, each.passage.text))
        known = set(_DIGITS.findall(english))
        found = [match for match in _DIGITS.finditer(text) if match[0] not in known]
        if not _words(words_for(catalog.site.language).number_words).search(english):
            found += _words(language.number_words).finditer(text)
        for match in found:
            message = f"“{match[0]}” is a number that the English does not have."
            yield each.passage.problem(RULE.name, match.start(), match.end(), message, TIP)


def _words(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words)})\b" if words else r"(?!)", re.IGNORECASE)


RULE = Rule("translation-numbers", "A translation has no number that its English does not have.", check)
