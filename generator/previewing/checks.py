"""The rules in a preview: all of them once, then after an edit those that read something of what changed.

Most rules look at each entry by itself and only look up the others. Of these, an edit asks anew what they say of the
entry and of those that refer to it.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from generator.checks.keeping import forget
from generator.checks.registry import RULES
from generator.checks.rule import Rule
from generator.model.catalog import Catalog
from generator.model.focus import Focus
from generator.previewing.noting import Facet, Names, noting
from generator.problems import Problem

# What they say of an entry's file follows from that entry and from what it refers to.
ALONE = frozenset(
    (
        *("unknown-reference", "unknown-word", "unknown-source", "anchors", "dates", "overtaken"),
        *("evidence", "legal-aggregator", "deep-link", "value-in-quote", "one-preferred", "weighing", "box-evidence"),
        *("key-facts", "loose-number", "relative-time", "readability", "raw-html", "heavy-markup", "one-paragraph"),
        "unsafe-link",
    )
)


@dataclass
class _Found:
    """What a rule found, and the names of what it read."""

    problems: list[Problem]
    names: frozenset[str]


class KeptChecks:
    """What the rules found last, in each of the catalogs of a project: as published, and with its drafts."""

    def __init__(self) -> None:
        self._kept: list[dict[str, _Found]] = []
        self._at = 0
        self._changed: set[Facet] | None = None
        self._around: Collection[str] = ()

    def begin(self, changed: set[Facet] | None = None, around: Collection[str] = ()) -> None:
        """Checks follow of catalogs that differ from those of before only in these facets; None for new ones.

        `around` are the keys of the changed entries and of those that refer to them.
        """
        self._at, self._changed, self._around = 0, changed, around
        if changed is None:
            self._kept = []

    def run(self, catalog: Catalog) -> list[Problem]:
        """As `run_checks`. Called for the same catalogs in the same order after each `begin`."""
        if self._at == len(self._kept):
            self._kept.append({})
        kept = self._kept[self._at]
        self._at += 1
        try:
            near = {key: catalog.entries[key] for key in self._around if key in catalog.entries}
            few = replace(catalog, entries=Focus(catalog.entries, near))
            for rule in sorted(RULES, key=lambda rule: rule.name in ALONE):  # what they share is kept for one catalog
                kept[rule.name] = self._found(rule, catalog, few, kept.get(rule.name))
        finally:
            forget()
        return sorted(problem for found in kept.values() for problem in found.problems)

    def _found(self, rule: Rule, catalog: Catalog, few: Catalog, before: _Found | None) -> _Found:
        if before is None or self._changed is None:
            return _asked(rule, catalog)
        if before.names.isdisjoint({facet for _, facet in self._changed}):
            return before
        if rule.name not in ALONE or any(key not in catalog.entries for key in self._around):
            return _asked(rule, catalog)
        found = _asked(rule, few)
        asked = {entry.record.file for entry in few.entries.values()}
        others = {entry.record.file for entry in catalog.entries.values()} - asked
        stay = [problem for problem in before.problems if problem.file in others]
        come = [problem for problem in found.problems if problem.file not in others]
        return _Found([*stay, *come], before.names | found.names)


def _asked(rule: Rule, catalog: Catalog) -> _Found:
    names = Names()
    with noting(names):
        problems = list(rule.check(catalog))
    return _Found(problems, frozenset(name for _, name in names))
