"""Ids: do they stay over any chain of renames?"""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import replace

import pytest

from generator.comparing.change import Act, Change, Chronicle, DayOfChanges, Part
from generator.examining import examine
from generator.feeding.ids import FirstAddresses, urn
from tests.conftest import BRIDGES, TODAY

_CATALOG = examine(BRIDGES, {}, TODAY).catalog
assert _CATALOG is not None


def first(key: str, *days: list[Change]) -> str:
    """The first address after these days."""
    dated = [DayOfChanges(dt.date(2026, 1, number), tuple(changes)) for number, changes in enumerate(days, 1)]
    assert _CATALOG is not None
    return FirstAddresses(replace(_CATALOG, chronicle=Chronicle(tuple(reversed(dated))))).of_entry(key)


def added(key: str) -> Change:
    """An entry that was published."""
    return Change(Act.ADDED, Part.ENTRY, key)


def renamed(old: str, new: str) -> Change:
    """An entry that moved."""
    return Change(Act.RENAMED, Part.ENTRY, new, before=old, after=new)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ([[added("a/z")]], "a/z"),
        ([[added("a/x")], [renamed("a/x", "a/z")]], "a/x"),
        ([[added("a/x")], [renamed("a/x", "a/b")], [renamed("a/b", "a/z")]], "a/x"),
        ([[added("a/z")], [renamed("a/z", "a/b")], [renamed("a/b", "a/z")]], "a/z"),
        ([[added("a/c"), added("a/z")], [renamed("a/c", "a/z")]], "a/z"),
        ([[added("a/z")], [Change(Act.WITHDRAWN, Part.ENTRY, "a/z")], [added("a/z")]], "a/z"),
    ],
)
def test_the_first_address_of_an_entry(days: list[list[Change]], expected: str) -> None:
    """Is it the first one after one rename, several, one that was taken back, and a merger?"""
    assert first("a/z", *days) == expected


def test_the_first_address_of_a_fact() -> None:
    """Has a fact that was renamed the id of its first name, and one that was not its own?"""
    assert _CATALOG is not None
    addresses = FirstAddresses(_CATALOG)
    limit = "measurements/old-mill-load-limit"
    assert addresses.of_part(limit, "courier-2021") == f"{limit}#article-2021"
    assert addresses.of_part(limit, "article-2021") == f"{limit}#article-2021"
    assert addresses.of_part("bridges/harbor-bridge", "lorries") == "bridges/harbor-bridge#lorries"


def test_an_id_is_a_urn() -> None:
    """Is an id the same for the same thing only, and one that any program takes?"""
    assert urn("a", "b") == urn("a", "b") != urn("ab")
    assert uuid.UUID(urn("a").removeprefix("urn:uuid:")).version == 5
    assert urn("changes", "bridges/a", "2026-01-01") == "urn:uuid:2a814057-5668-5eb5-8782-e536685da9a7", (
        "all readers would see old news as new"
    )
