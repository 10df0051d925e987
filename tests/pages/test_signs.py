"""Signs of the pages of lists: does a preview know a page that shows other rows, and one that shows the same?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from generator.model.catalog import Catalog
from generator.model.entry import Entry
from generator.model.reviews import Review
from generator.pages.open_lists import OPEN_LISTS, coverage_pages
from generator.pages.signs import sign_of_page


def signs(catalog: Catalog) -> Mapping[str, bytes]:
    """The signs of the pages of all open lists."""
    return {uri: sign_of_page(shown) for pages_of in OPEN_LISTS.values() for uri, _, shown in pages_of(catalog)}


def edited(catalog: Catalog, entry: Entry, **values: object) -> Catalog:
    """The catalog in which an entry reads otherwise."""
    after = replace(entry, data=entry.data.model_copy(update=values))
    return replace(catalog, entries={**catalog.entries, entry.key: after})


def test_other_words_are_the_same_rows(catalog: Catalog) -> None:
    """Has a page the same sign when an entry on it only says something else, as what is read is noted besides?"""
    (entry,) = [each for each in catalog.entries.values() if len(each.facts) > 1][:1]
    facts = tuple(fact.model_copy(update={"says": f"Now: {fact.says}"}) for fact in entry.facts)
    assert signs(edited(catalog, entry, facts=facts)) == signs(catalog)


def test_other_rows_are_told(catalog: Catalog) -> None:
    """Is it seen when a statement goes, and on the account of sources when words are quoted that were not?"""
    cited = [each for each in catalog.entries.values() for fact in each.facts if any(e.quote for e in fact.evidence)]
    entry = cited[0]
    before = signs(catalog)
    assert signs(edited(catalog, entry, facts=entry.facts[:-1]))["coverage.md"] != before["coverage.md"]
    longer = tuple(
        fact.model_copy(
            update={"evidence": tuple(e.model_copy(update={"quote": f"{e.quote} and more"}) for e in fact.evidence)}
        )
        for fact in entry.facts
    )
    assert signs(edited(catalog, entry, facts=longer))["coverage.md"] != before["coverage.md"]


def test_each_list_of_reviews_has_its_own(catalog: Catalog) -> None:
    """Do reviews of other entries, in another order or on another day give another sign?"""
    one, two = (Review(entry, catalog.today) for entry in list(catalog.entries.values())[:2])
    later = replace(one, due=catalog.today.replace(year=catalog.today.year + 1))
    shown = ([one, two], [two, one], [one], [later, two])
    assert len({sign_of_page({"ahead": each}) for each in shown}) == len(shown)


def test_what_is_not_known_is_like_nothing_else(catalog: Catalog) -> None:
    """Is a page made again where nobody knows how to compare what it shows?"""
    data = next(iter(catalog.entries.values())).data
    assert sign_of_page({"what": data}) != sign_of_page({"what": data})


def test_the_account_counts_quoted_words(catalog: Catalog) -> None:
    """Are the quoted words in the account those that the page prints?"""
    accounts = [account for _, _, shown in coverage_pages(catalog) for account in shown["accounts"]]
    assert any(account.quoted for account in accounts)
