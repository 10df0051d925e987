"""Key facts are few, so that the first screen stays one; what a fact says that it shows is a field of its kind."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.having import having
from generator.checks.rule import Rule
from generator.checks.suggestions import nearest
from generator.loading.validate import problem_at
from generator.model.catalog import Catalog
from generator.model.entry import Entry
from generator.problems import Problem

MOST = 6


def check(catalog: Catalog) -> Iterator[Problem]:
    """Look at the keys `key` and `shows` of every fact."""
    for entry in having(catalog).key_facts:
        keyed = [index for index, fact in enumerate(entry.facts) if fact.key]
        for index in keyed[MOST:]:
            message = f"This is key fact number {keyed.index(index) + 1} of the entry; a first screen holds {MOST}."
            tip = "Take out `key: true` here or at another fact."
            yield problem_at(entry.record, ("facts", index, "key"), RULE.name, message, tip)
        yield from _shown(entry)


def _shown(entry: Entry) -> Iterator[Problem]:
    for index, fact in enumerate(entry.facts):
        for place, name in enumerate(fact.shows):
            if name not in entry.fields:
                near = nearest(name, entry.fields)
                tip = f"Did you mean {near}?" if near else f"Name one of: {', '.join(entry.fields) or 'none'}."
                message = f"`shows` names “{name}”, which is no field of a {entry.kind.singular}."
                yield problem_at(entry.record, ("facts", index, "shows", place), RULE.name, message, tip)


RULE = Rule("key-facts", "Key facts are few, and facts show fields that there are.", check)
