"""What results can be narrowed by, on the small site."""

from __future__ import annotations

import pytest

from generator.model.catalog import Catalog
from generator.model.site import Term
from generator.searching.facets import facets, group_of, groups, icon_path, present_term, status_key, statuses


@pytest.mark.parametrize(
    ("uri", "group"),
    [
        ("bridges/old-mill-bridge.md", "bridges"),
        ("bridges/index.md", "overviews"),
        ("timeline.md", "overviews"),
        ("topics/safety.md", "overviews"),
        ("sources/index.md", "overviews"),
        ("sources/bridge-office-report-2024.md", "sources"),
        ("sheets/old-mill-bridge.md", "sheets"),
        ("about.md", "site"),
        ("index.md", "overviews"),
    ],
)
def test_every_page_has_a_group(catalog: Catalog, uri: str, group: str) -> None:
    """Under which kind does a reader find a page?"""
    assert group_of(catalog, uri) == group
    assert group in groups(catalog, catalog.words)


def test_statuses_are_those_of_today(catalog: Catalog) -> None:
    """Is every status that an entry has on offer, none that no entry has, and in the order of the vocabulary?"""
    found = statuses(catalog)
    terms = [term for entry in catalog.entries.values() if (term := present_term(catalog, entry))]
    assert set(found) == {status_key(term) for term in terms}
    words = {key for terms in catalog.vocabulary.lists.values() for term in terms.values() if (key := status_key(term))}
    assert set(found) < words, "some status is no longer, or not yet, that of any entry"
    labels = [term.label for term in catalog.vocabulary.lists["bridge-status"].values()]
    shown = [term.label for term in found.values() if term.label in labels]
    assert shown == [label for label in labels if label in shown]


def test_key_is_an_address() -> None:
    """Can the key of a status stand in an address that somebody shares?"""
    assert status_key(Term(label="In effect, under appeal")) == "in-effect-under-appeal"


def test_icons_come_along(catalog: Catalog) -> None:
    """Is a status more than a color: words and a drawing?"""
    for key, label, tone, icon in facets(catalog, catalog.words)["statuses"]:
        assert label
        assert tone in ("live", "limited", "ended", "neutral")
        assert icon.startswith(("M", "m")) == bool(statuses(catalog)[key].icon), key
    assert icon_path("material/check-circle-outline")
    assert icon_path("material/no-such-icon") == ""
