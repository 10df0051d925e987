"""The account of held texts: does it add up, and say of each paragraph what was done with it?"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from generator.examining import Examination
from generator.model.catalog import Catalog
from generator.model.walk import evidence_of
from generator.pages.coverage import accounts, totals
from generator.pages.environment import make_environment
from generator.pages.making import make_pages

COURIER = "oldford-courier-2023-11-06-bridge-closed"


@pytest.fixture(scope="module", params=["bridges_root", "project_root"])
def catalog(request: pytest.FixtureRequest, examine_site: Callable[..., Examination]) -> Catalog:
    """The catalogs of both sites."""
    found: Catalog | None = examine_site(request.getfixturevalue(request.param)).catalog
    assert found is not None
    return found


@pytest.fixture(scope="module")
def page(bridges_root: Path, examine_site: Callable[..., Examination]) -> str:
    """The page of the small site."""
    found = examine_site(bridges_root).catalog
    assert found is not None
    return make_pages(found, make_environment(bridges_root / "site_config" / "templates"))["coverage.md"]


def test_every_paragraph_has_its_line(catalog: Catalog) -> None:
    """Is each paragraph of each held text used or left out with a reason, and never both?"""
    found = accounts(catalog)
    assert {account.source.id for account in found} == {s.id for s in catalog.sources.values() if s.is_held}
    for account in found:
        assert account.source.data.text is not None
        assert [each.number for each in account.paragraphs] == list(range(1, account.source.data.text.paragraphs + 1))
        assert all(bool(each.pieces) != bool(each.skipped) for each in account.paragraphs), account.source.id
        assert account.used + account.skipped == len(account.paragraphs)


def test_totals_add_up(catalog: Catalog) -> None:
    """Is every piece of evidence counted once, and are those checked the same as in the accounts?"""
    sums = totals(catalog)
    assert sums.checked + sums.cited == sum(1 for e in catalog.entries.values() for _ in evidence_of(e))
    assert sums.checked == sum(account.pieces for account in accounts(catalog))
    assert 0 < sums.inferences < sums.statements


def test_page_says_what_was_done(page: str) -> None:
    """Does a reader see for each paragraph the entries that rest on it, or why it was left out?"""
    section = page.partition(f"{{ #{COURIER} }}")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| \[Paragraph (\d)\]\((\S+)\) \| (.*?) \| (\w+) \{", section, re.MULTILINE)
    assert [number for number, *_ in rows] == ["1", "2", "3", "4", "5"]
    assert rows[0][1] == f"sources/{COURIER}.md#p1"
    assert "Used in [Old Mill Bridge](bridges/old-mill-bridge.md)" in rows[0][2]
    assert rows[4][2:] == ("*Left out:* A line on another article.", "none")


def test_an_entry_is_named_once_a_paragraph(page: str) -> None:
    """If several facts of an entry rest on a paragraph, is the entry named once, with all pieces counted?"""
    row = next(line for line in page.splitlines() if line.startswith("| [Paragraph 3]"))
    links = re.findall(r"\]\((bridges/old-mill-bridge\.md)\)", row)
    pieces = re.search(r"\| (\d+) \{", row)
    assert len(links) == 1
    assert pieces is not None
    assert int(pieces[1]) > 3


def test_verify_prints_the_same_counts(
    factsheet: Callable[..., Result], bridges: Path, examine_site: Callable[..., Examination]
) -> None:
    """Does `factsheet verify` print the counts that the page shows?"""
    found = examine_site(bridges).catalog
    assert found is not None
    sums = totals(found)
    output = factsheet(bridges, "verify").output
    printed = {what: int(count) for count, what in re.findall(r"^ *(\d+)  (.+)$", output, re.MULTILINE)}
    assert printed["checked against the text"] == sums.checked
    assert printed["cited, text not held"] == sums.cited
    assert printed["our inference: facts that say from what"] == sums.inferences
