"""What overtakes a fact comes after it, and is something else than the fact."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.having import having
from generator.checks.rule import Rule
from generator.loading.validate import problem_at
from generator.model.catalog import Catalog
from generator.model.entry import Entry
from generator.problems import Problem


def check(catalog: Catalog) -> Iterator[Problem]:
    """Look at every fact that later events overtook. Whether `by` leads anywhere is asked by `unknown-reference`."""
    for entry in having(catalog).overtaken:
        yield from _look(catalog, entry)


def _look(catalog: Catalog, entry: Entry) -> Iterator[Problem]:
    for index, fact in enumerate(entry.facts):
        overtaken, path = fact.overtaken, ("facts", index, "overtaken")
        if overtaken is None:
            continue
        if fact.on and overtaken.on.latest < fact.on.earliest:
            message = f"The fact is of {fact.on}, and it would have been overtaken before that, on {overtaken.on}."
            tip = "Mend one of the two dates: `on` of the fact, or `on` of what overtook it."
            yield problem_at(entry.record, (*path, "on"), RULE.name, message, tip)
        by = overtaken.by
        if by and catalog.entry(by) is entry and by.anchor and entry.fact(by.anchor) is fact:
            tip = "Name the entry or fact that overtook it, or take `by:` out."
            yield problem_at(entry.record, (*path, "by"), RULE.name, "A fact cannot overtake itself.", tip)


RULE = Rule("overtaken", "What overtakes a fact comes after it.", check)
