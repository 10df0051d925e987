"""Corrections name facts that exist, and their dates make sense."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.rule import Rule
from generator.checks.suggestions import did_you_mean
from generator.checks.unknown_reference import missing
from generator.loading.record import Record
from generator.loading.validate import problem_at
from generator.model.catalog import Catalog
from generator.model.correction import SHOWN_FOR, Correction
from generator.model.walk import Path
from generator.problems import Problem


def check(catalog: Catalog) -> Iterator[Problem]:
    """Look at every correction."""
    record = catalog.corrections.record
    for index, correction in enumerate(catalog.corrections.items):
        if record:
            yield from _look(catalog, record, ("corrections", index), correction)


def _look(catalog: Catalog, record: Record, path: Path, correction: Correction) -> Iterator[Problem]:
    if not catalog.knows(correction.fact):
        message = missing(correction.fact, catalog)
        tip = did_you_mean(str(correction.fact), catalog)
        yield problem_at(record, (*path, "fact"), RULE.name, message, tip)
    if correction.date > catalog.today:
        message = f"This day is still to come; the site is built as of {catalog.today.isoformat()}."
        yield problem_at(record, (*path, "date"), RULE.name, message, "Write the day of the correction.")
    if correction.shown_until and correction.shown_until < correction.date:
        message = f"The note would end before the correction, which is of {correction.date.isoformat()}."
        tip = f"Write a later day, or take the key out: then the note stands for {SHOWN_FOR}."
        yield problem_at(record, (*path, "shown_until"), RULE.name, message, tip)


RULE = Rule("correction", "Corrections name facts that exist, and their dates make sense.", check)
