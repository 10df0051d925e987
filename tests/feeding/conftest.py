"""What the tests of feeds share: the small site with a past of several days, and what it publishes."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import Result

from generator.chronicling import read_chronicle
from generator.examining import Examination
from generator.model.catalog import Catalog
from generator.outputs.forms.atom import AtomFeeds
from generator.outputs.forms.calendar import Calendar
from generator.outputs.forms.changes import ChangesSince
from generator.outputs.forms.json_feed import JsonFeeds
from generator.outputs.making import make_outputs
from tests.feeding.past import ADDRESS, Past, Publish

HARBOR = "content/bridges/harbor-bridge.yml"
CRACKS = "content/measurements/old-mill-cracks.yml"
GONE = "content/engineers/spare-hand.yml"


@pytest.fixture(scope="session")
def publish() -> Publish:
    """`publish(catalog, address="https://...")`: the feeds, calendars and changes, by path."""

    def make(catalog: Catalog, address: str = ADDRESS) -> Mapping[str, str]:
        there = replace(catalog, site=catalog.site.model_copy(update={"address": address}))
        files = make_outputs(there, (AtomFeeds, JsonFeeds, Calendar, ChangesSince))
        return {path: content for path, content in files if isinstance(content, str)}

    return make


@pytest.fixture(scope="session")
def past(
    tmp_path_factory: pytest.TempPathFactory,
    bridges_root: Path,
    commit: Callable[..., str],
    edit: Callable[[Path, str, str], None],
    factsheet: Callable[..., Result],
    examine_site: Callable[[Path], Examination],
) -> Past:
    """The small site: published in October, changed in November, with an entry withdrawn and one renamed."""
    root = tmp_path_factory.mktemp("feeds") / "bridges"
    shutil.copytree(bridges_root, root, ignore=shutil.ignore_patterns("build", "site"))
    corrections = (root / "content/corrections.yml").read_text(encoding="utf-8")
    (root / "content/corrections.yml").unlink()
    engineer = (root / "content/engineers/bo-lind.yml").read_text(encoding="utf-8")
    (root / GONE).write_text(engineer.replace("name: Bo Lind", "name: Cy Spare"), encoding="utf-8")
    edit(root / HARBOR, "would bear the traffic of", "might bear some traffic of")
    edit(root / HARBOR, "crosses: The harbor of Oldford", "crosses: The mud & <b>dirt</b> of Oldford")
    commit(root, "All", "2026-10-05")
    edit(root / HARBOR, "might bear some traffic of", "would bear the traffic of")
    (root / GONE).unlink()
    commit(root, "One is gone, one knows more", "2026-11-02")
    edit(root / HARBOR, "crosses: The mud & <b>dirt</b> of Oldford", "crosses: The harbor of Oldford")
    (root / "content/corrections.yml").write_text(corrections, encoding="utf-8")
    commit(root, "Corrected", "2026-11-20")
    before = _catalog(root, examine_site)
    assert factsheet(root, "rename", "bridges/harbor-bridge", "oldford-bridge").exit_code == 0
    commit(root, "Renamed", "2026-11-25")
    return Past(before, _catalog(root, examine_site))


@pytest.fixture(scope="session")
def without_past(bridges_root: Path, examine_site: Callable[[Path], Examination]) -> Catalog:
    """The small site as it is built where its history is not at hand."""
    catalog = examine_site(bridges_root).catalog
    assert catalog is not None
    return replace(catalog, chronicle=None, history={})


def _catalog(root: Path, examine_site: Callable[[Path], Examination]) -> Catalog:
    found = examine_site(root).catalog
    assert found is not None
    return replace(found, chronicle=read_chronicle(found, root))
