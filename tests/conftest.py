"""What several tests share: a small complete site, copies of it to change, and the command line with a frozen day."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import settings

from generator.cli import main
from generator.examining import Examination, examine
from generator.model.catalog import Catalog

# How fast a machine is says nothing about the software.
settings.register_profile("calm", deadline=None)
settings.load_profile("calm")

# Servers that tests start are on this machine, where a proxy that the environment names has nothing to do with them.
for _name in ("no_proxy", "NO_PROXY"):
    if os.environ.get(_name) != "*":
        os.environ[_name] = ",".join(filter(None, (os.environ.get(_name), "127.0.0.1", "localhost")))

TODAY = dt.date(2026, 12, 1)
ROOT = Path(__file__).parent.parent
BRIDGES = ROOT / "tests" / "sites" / "bridges"
# What the machine may have set must not reach a test.
CLEAN = {"FACTSHEET_ADDRESS": None, "FACTSHEET_ARTICLES": None, "SOURCE_DATE_EPOCH": None}


@pytest.fixture(scope="session")
def project_root() -> Path:
    """The project itself. Read only."""
    return ROOT


@pytest.fixture(scope="session")
def bridges_root() -> Path:
    """The small site on another topic. Read only."""
    return BRIDGES


@pytest.fixture
def bridges(tmp_path: Path) -> Path:
    """A copy of the small site, to change at will."""
    return copy_site(tmp_path / "bridges")


@pytest.fixture(scope="session")
def built_bridges(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the small site with its `build/` and `site/`, built once. Read only."""
    root = copy_site(tmp_path_factory.mktemp("built") / "bridges")
    result = run(root, "build")
    assert result.exit_code == 0, result.output
    return root


@pytest.fixture(scope="session")
def factsheet() -> Callable[..., Result]:
    """`factsheet(root, "check", "--format", "json", FACTSHEET_ADDRESS=...)`: the command as on a terminal."""
    return run


@pytest.fixture(scope="session")
def examine_site() -> Callable[..., Examination]:
    """`examine_site(root, today=...)`: the catalog and all problems, on a frozen day, without texts from elsewhere."""

    def examine_there(root: Path, today: dt.date = TODAY) -> Examination:
        return examine(root, {}, today)

    return examine_there


@pytest.fixture(scope="module")
def catalog(bridges_root: Path, examine_site: Callable[..., Examination]) -> Catalog:
    """The catalog of the small site."""
    found = examine_site(bridges_root).catalog
    assert found is not None
    return found


@pytest.fixture(scope="session")
def edit() -> Callable[[Path, str, str], None]:
    """`edit(path, old, new)`: replace the one place in a file where the old words stand."""

    def replace(path: Path, old: str, new: str) -> None:
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"“{old}” stands {text.count(old)} times in {path}"
        path.write_text(text.replace(old, new), encoding="utf-8")

    return replace


@pytest.fixture(scope="session")
def commit() -> Callable[..., str]:
    """`commit(root, "What was done", "2026-11-05")`: commit all files of a project that day; the id of the commit.

    The repository is made with the first commit. Nothing of the machine's settings of Git plays a part.
    """

    def commit_all(root: Path, message: str, day: str, author: str = "Ada Rowan") -> str:
        if not (root / ".git").exists():
            git(root, "init", "--quiet")
        git(root, "add", "--all")
        git(root, "commit", "--quiet", "--allow-empty", "--message", message, day=day, author=author)
        return git(root, "rev-parse", "HEAD").strip()

    return commit_all


@pytest.fixture(scope="session")
def in_git() -> Callable[..., str]:
    """`in_git(root, "checkout", "-b", "draft", day=...)`: what Git prints, as the user of `commit`."""
    return git


@pytest.fixture(scope="session")
def articles() -> Path:
    """The folder with the texts of the articles, where they are at hand; the test is skipped where they are not."""
    named = os.environ.get("FACTSHEET_ARTICLES")
    if not named:
        pytest.skip("needs the texts of the articles: FACTSHEET_ARTICLES is not set")
    if not Path(named).is_dir():
        pytest.skip(f"needs the texts of the articles: FACTSHEET_ARTICLES names {named}, which is no folder")
    return Path(named)


def git(root: Path, *arguments: str, day: str = "2026-11-01", author: str = "Ada Rowan") -> str:
    """Run Git in a folder as a user who set nothing, at noon (UTC) of a day."""
    said = {"NAME": author, "EMAIL": "tests@example.org", "DATE": f"{day}T12:00:00Z"}
    user = {f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER") for key, value in said.items()}
    environment = {**os.environ, **user, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    command = ["git", "-c", "protocol.file.allow=always", *arguments]
    return subprocess.run(command, cwd=root, env=environment, check=True, capture_output=True, text=True).stdout


def copy_site(target: Path) -> Path:
    """Copy the small site, without anything that a build may have left in it."""
    shutil.copytree(BRIDGES, target, ignore=shutil.ignore_patterns("build", "site", ".site-*"))
    return target


def run(root: Path, *arguments: str, **variables: str) -> Result:
    """Run a command on the project in `root`; `variables` are added to the environment."""
    environment = {**CLEAN, "FACTSHEET_TODAY": TODAY.isoformat(), **variables}
    return CliRunner().invoke(main, ["-C", str(root), *arguments], env=environment)
