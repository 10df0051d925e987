"""What entries change in each other: is it found from both ends, and only once it has happened?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from generator.examining import Examination
from generator.model.catalog import Catalog
from generator.model.changes import Change, changes_by, changes_in


def told(changes: list[Change]) -> list[tuple[str, str, str]]:
    """The day, the entry that changed, and what became of it."""
    return [
        (str(each.on), each.entry.key, each.status.becomes if each.status else f"#{each.fact.id if each.fact else ''}")
        for each in changes
    ]


def catalog_of(root: Path, examine_site: Callable[..., Examination], today: dt.date) -> Catalog:
    """The catalog of the small site on a day."""
    catalog = examine_site(root, today=today).catalog
    assert catalog is not None
    return catalog


def test_both_ends(bridges_root: Path, examine_site: Callable[..., Examination]) -> None:
    """Does the cause list what it changed, and the changed entry what changed it?"""
    catalog = catalog_of(bridges_root, examine_site, dt.date(2026, 12, 1))
    by = told(changes_by(catalog, catalog.entries["inspections/old-mill-2023"]))
    assert by == [
        ("2023-11-05", "bridges/old-mill-bridge", "closed"),
        ("2024-01-01", "load-rules/axle-loads", "amended"),
    ]
    changed = told(changes_in(catalog, catalog.entries["bridges/old-mill-bridge"]))
    assert changed == [
        ("2021-03", "bridges/old-mill-bridge", "limited"),
        ("2023-11-05", "bridges/old-mill-bridge", "closed"),
    ]


def test_own_facts_are_no_change_by_others(bridges_root: Path, examine_site: Callable[..., Examination]) -> None:
    """Is a fact that another fact of the same entry overtook left to the mark beside it?"""
    catalog = catalog_of(bridges_root, examine_site, dt.date(2026, 12, 1))
    entry = catalog.entries["bridges/old-mill-bridge"]
    assert entry.facts[0].overtaken is not None
    assert changes_by(catalog, entry) == []


def test_nothing_before_its_day(bridges_root: Path, examine_site: Callable[..., Examination]) -> None:
    """Is a change that is still to come left out?"""
    catalog = catalog_of(bridges_root, examine_site, dt.date(2023, 12, 1))
    by = told(changes_by(catalog, catalog.entries["inspections/old-mill-2023"]))
    assert by == [("2023-11-05", "bridges/old-mill-bridge", "closed")]


def test_through_a_former_address(
    bridges: Path, examine_site: Callable[..., Examination], edit: Callable[..., None]
) -> None:
    """Is a cause found that is named by the address which it had before?"""
    path = bridges / "content" / "load-rules" / "axle-loads.yml"
    edit(path, "caused_by: inspections/old-mill-2023", "caused_by: bridges/mill-street-bridge")
    catalog = catalog_of(bridges, examine_site, dt.date(2026, 12, 1))
    by = told(changes_by(catalog, catalog.entries["bridges/old-mill-bridge"]))
    assert by == [("2024-01-01", "load-rules/axle-loads", "amended")]
