"""Where the live values of a figure differ, the figure says why one of them is shown elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.having import having
from generator.checks.rule import Rule
from generator.loading.validate import problem_at
from generator.model.catalog import Catalog
from generator.model.conflicts import in_conflict
from generator.problems import Problem


def check(catalog: Catalog) -> Iterator[Problem]:
    """Look at every figure with several live values."""
    for entry in having(catalog).values:
        differ = in_conflict(catalog, entry)
        if differ and not entry.weighing:
            message = "The live values of this figure differ, and nothing says why one is preferred."
            tip = "Add `weighing:` with the reason, or rank a value that no longer holds as superseded."
            yield problem_at(entry.record, ("values",), RULE.name, message, tip, key=True)
        elif entry.weighing and not differ:
            message = "The live values of this figure do not differ, so there is nothing to weigh."
            tip = "Take `weighing:` out; what a value means belongs in its `note:`."
            yield problem_at(entry.record, ("weighing",), RULE.name, message, tip, key=True)


RULE = Rule("weighing", "Where the live values of a figure differ, it says why one is preferred.", check)
