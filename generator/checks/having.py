"""Which entries have what some rules look at: all facts are gone through once, and not by each of these rules."""

from __future__ import annotations

from typing import NamedTuple

from generator.checks.keeping import kept
from generator.model.catalog import Catalog
from generator.model.entry import Entry
from generator.model.parts import Assertion
from generator.pages.links import ENTRY_SECTIONS

_SECTIONS = frozenset(ENTRY_SECTIONS)


class Having(NamedTuple):
    """Entries in the order of the catalog; most are in none of these."""

    values: list[Entry]
    key_facts: list[Entry]  # or facts that show fields
    overtaken: list[Entry]
    to_come: list[Entry]  # facts with a date that is
    legal: list[Entry]  # facts that courts held, or a kind that is legal
    odd_ids: list[Entry]  # an id for two facts or values, or for a section of pages, or one that was replaced


@kept
def having(catalog: Catalog) -> Having:
    """The entries with each of these."""
    found = Having([], [], [], [], [], [])
    today, is_held = catalog.today, Assertion.HELD
    for entry in catalog.entries.values():
        if entry.kind.declared.legal:
            found.legal.append(entry)
        facts = entry.facts
        ids = [fact.id for fact in facts]
        for fact in facts:
            if fact.key or fact.shows:
                _add(found.key_facts, entry)
            if fact.overtaken:
                _add(found.overtaken, entry)
            if fact.on and not fact.on.begun_by(today):
                _add(found.to_come, entry)
            if fact.assertion is is_held:
                _add(found.legal, entry)
        if values := entry.values:
            found.values.append(entry)
            ids += [value.id for value in values]
        if entry.data.former_ids or len(set(ids)) < len(ids) or not _SECTIONS.isdisjoint(ids):
            found.odd_ids.append(entry)
    return found


def _add(entries: list[Entry], entry: Entry) -> None:
    if not entries or entries[-1] is not entry:
        entries.append(entry)
