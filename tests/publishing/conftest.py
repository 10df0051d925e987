"""What the tests of publishing share: a project between two versions, and a workshop in which builds go wrong."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.publishing.workshop import Workshop, fingerprint

if not sys.platform.startswith("linux"):
    collect_ignore = ["test_accidents.py"]


@dataclass(frozen=True)
class Project:
    """A project whose site is of before its last edit."""

    root: Path
    published: Path
    old: str

    @property
    def site(self) -> Path:
        """Its site."""
        return self.root / "site"

    def put_back(self) -> None:
        """Let the old site be published again."""
        shutil.rmtree(self.site, ignore_errors=True)
        shutil.copytree(self.published, self.site)

    def leftovers(self) -> list[str]:
        """What builds left behind in the folder of the project."""
        return sorted(path.name for place in ("", "build/", "build/*/") for path in self.root.glob(f"{place}.*"))


@pytest.fixture(scope="session")
def workshop() -> Iterator[Workshop]:
    """Starts builds that meet with an accident."""
    made = Workshop()
    yield made
    made.close()


@pytest.fixture
def project(tmp_path: Path, built_bridges: Path, edit: Callable[[Path, str, str], None]) -> Project:
    """A copy of the small site as it was built, with an edit since."""
    return make_project(tmp_path, built_bridges, edit)


def make_project(folder: Path, built_bridges: Path, edit: Callable[[Path, str, str], None]) -> Project:
    """The same, in a folder."""
    root = folder / "bridges"
    shutil.copytree(built_bridges, root)
    entry = root / "content/inspections/harbor-2024.yml"
    edit(entry, "An inspection without findings", "An inspection that found nothing")
    return Project(root, built_bridges / "site", fingerprint(root / "site"))
