"""The catalogs whose linked data is judged: the project's own and the small site on another topic."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.drafting import without_drafts
from generator.examining import examine
from generator.model.catalog import Catalog
from generator.outputs.site_data import SiteData
from tests.conftest import BRIDGES, ROOT, TODAY

ADDRESS = "https://facts.example.org/part/"


def _data(catalog: Catalog | None, address: str) -> SiteData:
    assert catalog is not None
    return SiteData(without_drafts(replace(catalog, site=catalog.site.model_copy(update={"address": address}))))


@pytest.fixture(scope="session")
def bridges_data() -> SiteData:
    """The small site, which does not say where it is published."""
    return _data(examine(BRIDGES, {}, TODAY).catalog, "")


@pytest.fixture(scope="session")
def project_data() -> SiteData:
    """The project's own content, published at ADDRESS."""
    return _data(examine(ROOT, {}, TODAY).catalog, ADDRESS)


@pytest.fixture(params=["bridges", "project"])
def data(request: pytest.FixtureRequest, bridges_data: SiteData, project_data: SiteData) -> SiteData:
    """Each of both, one after the other."""
    return bridges_data if request.param == "bridges" else project_data
