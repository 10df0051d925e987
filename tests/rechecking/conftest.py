"""What the tests of remembered checks share: a project, and which projects were read whole."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.rechecking import remembering
from tests.benchmarks.content import make_content
from tests.benchmarks.files import write_project
from tests.rechecking.editing_projects import aged


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project in which all is in order."""
    root = tmp_path_factory.mktemp("made") / "project"
    write_project(make_content(6), root)
    return root


@pytest.fixture
def root(made: Path, tmp_path: Path) -> Path:
    """A copy of it, older than the clock's last tick."""
    return aged(Path(shutil.copytree(made, tmp_path / "project")))


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The projects that were read whole, each time that one was."""
    found: list[Path] = []
    whole = remembering._examined
    monkeypatch.setattr(remembering, "_examined", lambda root, *rest: found.append(root) or whole(root, *rest))  # type: ignore[func-returns-value]
    return found
