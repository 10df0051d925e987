"""What the site does not know: is everything gathered, once, with since when?"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.examining import Examination
from generator.model.absences import Absence, Reason
from generator.model.catalog import Catalog
from generator.model.independence import rests_on_one_press_source
from generator.model.speakers import Unnamed
from generator.pages.environment import make_environment
from generator.pages.making import make_pages
from generator.pages.unknowns import sum_up, unknown_of_sources, unknowns_by_topic


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
    return make_pages(found, make_environment(bridges_root / "site_config" / "templates"))["unknowns.md"]


def test_nothing_is_left_out(catalog: Catalog) -> None:
    """Is each open question, unknown detail, unnamed speaker and single-source statement there, and once only?"""
    entries = catalog.entries.values()
    counts = sum_up(unknowns_by_topic(catalog))
    assert counts.questions == sum(len(entry.data.unknowns) for entry in entries) > 0
    assert counts.missing == sum(
        isinstance(value, Absence) and value.reason is Reason.UNKNOWN
        for entry in entries
        for value in entry.fields.values()
    )
    assert counts.unnamed == sum(isinstance(fact.by, Unnamed) for entry in entries for fact in entry.facts)
    statements = [item for entry in entries for item in (*entry.facts, *entry.values)]
    assert counts.single == sum(rests_on_one_press_source(catalog, item.evidence) for item in statements) > 0  # type: ignore[attr-defined]
    unknown = [
        value
        for source in catalog.sources.values()
        for value in (source.data.published, source.data.address)
        if isinstance(value, Absence) and value.reason is Reason.UNKNOWN
    ]
    assert sum(len(missing) for _, missing in unknown_of_sources(catalog)) == len(unknown)


def test_not_applicable_is_known(page: str) -> None:
    """Does a detail that cannot exist stay away from the list of those that are not known?"""
    assert "The register is kept on paper" not in page


def test_since_when(page: str) -> None:
    """Does each question say since when it stands open, and each missing detail when somebody last looked?"""
    question = next(line for line in page.splitlines() if "When the second lane will be opened." in line)
    assert "Open since November 20, 2026" in question
    assert "Not found in the register as of November 20, 2026." in question
    source = page.partition("{ #sources }")[2]
    assert "As last checked on November 20, 2026" in source
    assert "Published: The register bears no date." in source


def test_single_source_statements_lead_to_their_page(page: str) -> None:
    """Can a reader go from a statement on one press source to its page?"""
    section = page.partition("{ #safety-single }")[2].partition("\n## ")[0]
    assert "[#](bridges/old-mill-bridge.md#stays-shut" in section
