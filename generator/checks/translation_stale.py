"""A translation is read again when its English changes; until then the English stands in its place."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.rule import Rule
from generator.checks.translated import compared
from generator.loading.validate import problem_at
from generator.model.catalog import Catalog
from generator.model.refusing import short
from generator.problems import Level, Problem


def check(catalog: Catalog) -> Iterator[Problem]:
    """Look at every record whose place is there, but whose English is not."""
    for translation, comparison in compared(catalog):
        numbers = {record: index for index, record in enumerate(translation.data.texts)}
        for text in comparison.english.values():
            record = comparison.stale.get(text.at)
            if record is None or comparison.said(text):
                continue
            yield problem_at(
                translation.record,
                ("texts", numbers[record], "says"),
                RULE.name,
                f"{text.at}: the English changed after this was written. It now says “{short(text.says)}”.",
                f"Mend the words, then: factsheet translate {translation.language} {translation.key} --renew {text.at}",
                level=Level.WARNING,
            )


RULE = Rule("translation-stale", "A translation is read again when its English changes.", check)
