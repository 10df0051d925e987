"""What the tests of pictures share: the catalogs of both sites, and entries changed for one test."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from generator.examining import Examination
from generator.model.catalog import Catalog
from generator.model.entry import Entry
from generator.pages.naming import Naming

Examine = Callable[..., Examination]


@pytest.fixture(scope="session")
def bridges_view(bridges_root: Path, examine_site: Examine) -> Naming:
    """The small site."""
    return _view(bridges_root, examine_site)


@pytest.fixture(scope="session", params=["bridges_root", "project_root"])
def view(request: pytest.FixtureRequest, examine_site: Examine) -> Naming:
    """The small site, and the real one."""
    return _view(request.getfixturevalue(request.param), examine_site)


@pytest.fixture(scope="session")
def changed() -> Callable[..., tuple[Naming, Entry]]:
    """`changed(view, key, **data)`: the entry with other data, in a catalog where it stands so."""

    def change(view: Naming, key: str, **data: object) -> tuple[Naming, Entry]:
        old = view.catalog.entries[key]
        entry = replace(old, data=old.data.model_copy(update=data))
        return Naming(replace(view.catalog, entries={**view.catalog.entries, key: entry}), view.page), entry

    return change


def _view(root: Path, examine_site: Examine) -> Naming:
    catalog: Catalog | None = examine_site(root).catalog
    assert catalog is not None
    return Naming(catalog, "index.md")
