"""A renamed entry's stub leads to an entry, not in a circle."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.rule import Rule
from generator.checks.suggestions import did_you_mean
from generator.loading.validate import problem_at
from generator.model.catalog import Catalog, follow
from generator.problems import Problem


def check(catalog: Catalog) -> Iterator[Problem]:
    """Look at every stub."""
    for key, stub in catalog.moved.items():
        if catalog.entry(stub.to) is None and stub.to.entry not in catalog.broken | catalog.gone:
            circle = follow(stub.to.entry, catalog.moved) in catalog.moved
            message = f"There is no entry “{stub.to.entry}”."
            if circle:
                itself = stub.to.entry == key
                message = f"“{key}” leads to itself." if itself else f"“{key}” and “{stub.to}” lead in a circle."
            tip = "Name the entry that has taken its place." if circle else did_you_mean(str(stub.to), catalog)
            yield problem_at(stub.record, ("moved_to",), RULE.name, message, tip)


RULE = Rule("moved", "A renamed entry's stub leads to an entry.", check)
