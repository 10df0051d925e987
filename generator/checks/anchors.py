"""Ids of facts and values are unique on their page, and an id that was replaced leads to one that exists."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.having import having
from generator.checks.rule import Rule
from generator.loading.validate import problem_at
from generator.model.catalog import Catalog
from generator.model.entry import Entry
from generator.model.walk import Path
from generator.pages.links import ENTRY_SECTIONS
from generator.problems import Problem


def check(catalog: Catalog) -> Iterator[Problem]:
    """Look at the ids of every entry's facts and values."""
    for entry in having(catalog).odd_ids:
        seen: dict[str, Path] = {}
        for path, anchor in _anchors(entry):
            if anchor in ENTRY_SECTIONS:
                message = f"“{anchor}” is the id of a section of the page."
                yield problem_at(entry.record, path, RULE.name, message, f"Write another id, such as {anchor}-fact.")
            elif anchor in seen:
                first = entry.record.position(seen[anchor]).line
                message = f"The id “{anchor}” is here a second time; the first is on line {first}."
                yield problem_at(entry.record, path, RULE.name, message, "Give the newer of the two another id.")
            seen.setdefault(anchor, path)
        for old, new in entry.data.former_ids.items():
            path = ("former_ids", old)
            if old in seen:
                message = f"“{old}” is still in use, so nothing has taken its place."
                yield problem_at(entry.record, path, RULE.name, message, "Take the line out.", key=True)
            elif new not in seen:
                message = f"There is no fact or value “{new}” in this entry."
                yield problem_at(entry.record, path, RULE.name, message, f"Name one: {', '.join(sorted(seen))}.")


def _anchors(entry: Entry) -> Iterator[tuple[Path, str]]:
    for index, fact in enumerate(entry.facts):
        yield ("facts", index, "id"), fact.id
    for index, value in enumerate(entry.values):
        yield ("values", index, "id"), value.id


RULE = Rule("anchors", "Ids of facts and values are unique on their page.", check)
