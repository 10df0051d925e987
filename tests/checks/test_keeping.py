"""What rules share: is it worked out once for a catalog, and never shown for another?"""

from __future__ import annotations

import gc
from dataclasses import replace
from pathlib import Path

from generator.checks.keeping import kept
from generator.checks.passages import passages
from generator.checks.registry import run_checks
from generator.examining import examine
from generator.model.catalog import Catalog


def catalog_of(root: Path) -> Catalog:
    """The catalog of a project."""
    catalog = examine(root, {}).catalog
    assert catalog is not None
    return catalog


def test_it_is_worked_out_once(bridges: Path) -> None:
    """If two rules ask the same of a catalog, do both get the same answer without any work?"""
    asked: list[Catalog] = []

    @kept
    def count(catalog: Catalog) -> int:
        asked.append(catalog)
        return len(asked)

    catalog = catalog_of(bridges)
    assert [count(catalog), count(catalog)] == [1, 1]
    count.forget()
    assert count(catalog) == 2


def test_another_catalog_has_its_own_answer(bridges: Path) -> None:
    """If a catalog differs in one text only, are its own passages looked at?"""
    catalog = catalog_of(bridges)
    before = passages(catalog)
    key, entry = next(iter(catalog.entries.items()))
    changed = replace(entry, data=entry.data.model_copy(update={"summary": "Now other words."}))
    other = replace(catalog, entries={**catalog.entries, key: changed})
    assert "Now other words." in [passage.text for passage in passages(other)]
    assert [passage.text for passage in passages(catalog)] == [passage.text for passage in before]


def test_nothing_is_held_after_the_checks(bridges: Path) -> None:
    """Is the room free again once all rules have run, and once nobody has the catalog any more?"""
    made: list[int] = []

    @kept
    def once(catalog: Catalog) -> int:
        made.append(1)
        return len(made)

    catalog = catalog_of(bridges)
    once(catalog)
    run_checks(catalog)
    assert once._last is None
    once(catalog)
    del catalog
    gc.collect()
    assert once._last is None
