"""Ids: do they stay over any chain of renames, and has no other site the same?"""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import replace

import pytest

from generator.comparing.change import Act, Change, Chronicle, DayOfChanges, Part
from generator.examining import examine
from generator.feeding.ids import Ids, origin
from tests.conftest import BRIDGES, TODAY

_CATALOG = examine(BRIDGES, {}, TODAY).catalog
assert _CATALOG is not None


def first(key: str, *days: list[Change]) -> str:
    """The first address after these days."""
    dated = [DayOfChanges(dt.date(2026, 1, number), tuple(changes)) for number, changes in enumerate(days, 1)]
    assert _CATALOG is not None
    return Ids(replace(_CATALOG, chronicle=Chronicle(tuple(reversed(dated))))).of_entry(key)


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
    addresses = Ids(_CATALOG)
    limit = "measurements/old-mill-load-limit"
    assert addresses.of_part(limit, "courier-2021") == f"{limit}#article-2021"
    assert addresses.of_part(limit, "article-2021") == f"{limit}#article-2021"
    assert addresses.of_part("bridges/harbor-bridge", "lorries") == "bridges/harbor-bridge#lorries"


def ids_at(address: str = "", first: str = "", name: str = "Bridges") -> Ids:
    """The ids of a site."""
    assert _CATALOG is not None
    settings = {"address": address, "first_address": first, "name": name}
    return Ids(replace(_CATALOG, site=_CATALOG.site.model_copy(update=settings)))


def test_an_id_is_a_urn() -> None:
    """Is an id the same for the same thing only, and one that any program takes?"""
    urn = ids_at("https://bridges.example.org/site/").urn
    assert urn("a", "b") == urn("a", "b") != urn("ab")
    assert uuid.UUID(urn("a").removeprefix("urn:uuid:")).version == 5
    assert urn("changes", "bridges/a", "2026-01-01") == "urn:uuid:d48be63c-c89f-551e-a808-4ae8f34392a1", (
        "all readers would see old news as new"
    )
    assert ids_at().urn("changes", "bridges/a", "2026-01-01") == "urn:uuid:1f2be585-7cfb-51e5-820f-440b34a68a18", (
        "the same without an address"
    )


def test_no_two_sites_share_an_id() -> None:
    """Has the same entry on the same day another id on each site, whether or not a site says where it is published?"""
    sites = [
        ids_at(),
        ids_at(name="Other bridges"),
        ids_at("https://bridges.example.org/"),
        ids_at("https://bridges.example.org/site/"),
        ids_at("https://example.org/"),
    ]
    assert len({site.urn("changes", "bridges/a", "2026-01-01") for site in sites}) == len(sites)


@pytest.mark.parametrize(
    "again",
    [
        ids_at("https://bridges.example.org/site/", name="Bridges, renamed"),
        ids_at("http://bridges.example.org/site"),
        ids_at("https://BRIDGES.example.org/site/"),
        ids_at("https://elsewhere.example/", first="https://bridges.example.org/site/"),
    ],
)
def test_a_site_is_the_same(again: Ids) -> None:
    """Do ids stay with another name of the site, another way of writing its address, and after a move?"""
    assert again.urn("a") == ids_at("https://bridges.example.org/site/").urn("a")


def test_what_tells_sites_apart() -> None:
    """Is it the address without its scheme, else both names?"""
    assert _CATALOG is not None
    site = _CATALOG.site
    assert origin(site.model_copy(update={"address": "https://a.example/b"})) == "//a.example/b/"
    assert origin(site.model_copy(update={"address": ""})) == f"{site.name}\n{site.publisher.name}"
