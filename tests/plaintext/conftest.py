"""Two sites with an address, their Markdown, and a parser of CommonMark that others wrote."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from generator.drafting import without_drafts
from generator.examining import Examination
from generator.model.catalog import Catalog
from generator.outputs.forms.llms import Llms
from generator.outputs.forms.markdown_twins import MarkdownTwins
from generator.outputs.making import make_outputs

ADDRESS = "https://example.org/part/"


@pytest.fixture(scope="session", params=["bridges", "real"])
def published(
    request: pytest.FixtureRequest,
    bridges_root: Path,
    project_root: Path,
    examine_site: Callable[..., Examination],
) -> Catalog:
    """Both sites in turn, published under a part of a host."""
    found = examine_site(bridges_root if request.param == "bridges" else project_root).catalog
    assert found is not None
    site = found.site.model_copy(update={"address": ADDRESS})
    return replace(without_drafts(found), site=site)


@pytest.fixture(scope="session")
def files(published: Catalog) -> dict[str, str]:
    """The Markdown of the whole site, and llms.txt."""
    return {path: str(content) for path, content in make_outputs(published, [MarkdownTwins, Llms])}
