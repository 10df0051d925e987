"""A figure has exactly one preferred value, and values that are no longer live are ranked so."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.having import having
from generator.checks.rule import Rule
from generator.loading.validate import problem_at
from generator.model.catalog import Catalog
from generator.model.parts import Rank
from generator.problems import Problem


def check(catalog: Catalog) -> Iterator[Problem]:
    """Look at the ranks of every figure."""
    for entry in having(catalog).values:
        preferred = [index for index, value in enumerate(entry.values) if value.rank is Rank.PREFERRED]
        if not preferred:
            message = "No value of this figure is preferred, so pages do not know which one to show."
            yield problem_at(entry.record, ("values",), RULE.name, message, "Set `rank: preferred` on one.", key=True)
        for index in preferred[1:]:
            message = "Another value of this figure is preferred already."
            yield problem_at(entry.record, ("values", index, "rank"), RULE.name, message, "Set `rank: normal` on one.")


RULE = Rule("one-preferred", "A figure has exactly one preferred value.", check)
