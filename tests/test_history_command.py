"""`factsheet history`: does it tell how a fact came to be what it is?"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
MILL = "content/bridges/old-mill-bridge.yml"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory, bridges_root: Path, commit: Callable[..., str]) -> Path:
    """The small site with a past: a fact reworded, folded anew, given another id, its entry renamed. Read only."""
    root = tmp_path_factory.mktemp("past") / "bridges"
    shutil.copytree(bridges_root, root, ignore=shutil.ignore_patterns("build", "site"))
    mill = root / MILL

    def rewrite(old: str, new: str) -> None:
        text = mill.read_text(encoding="utf-8")
        assert old in text
        mill.write_text(text.replace(old, new), encoding="utf-8")

    commit(root, "All", "2026-10-01")
    rewrite("One lane of the bridge was opened for cars in June 2024.", "In June 2024, one lane was opened for cars.")
    commit(root, "Plainer", "2026-10-05", author="Bo Lind")
    rewrite("says: In June 2024, one lane", "says: >-\n      In June 2024,\n      one lane")
    commit(root, "Folded", "2026-10-06")
    rewrite("id: one-lane", "id: lane")
    rewrite("former_ids:\n", "former_ids:\n  one-lane: lane\n")
    rewrite("old-mill-bridge#one-lane", "old-mill-bridge#lane")
    commit(root, "Another id", "2026-10-07")
    new = root / "content" / "bridges" / "mill-bridge.yml"
    text = mill.read_text(encoding="utf-8")
    new.write_text(text.replace("one lane was opened for", "a lane was opened to"), encoding="utf-8")
    mill.write_text("moved_to: bridges/mill-bridge\n", encoding="utf-8")
    commit(root, "Moved", "2026-10-09")
    (root / "content" / "engineers" / "bo-lind.yml").unlink()
    commit(root, "Gone", "2026-10-10")
    return root


TEXT = """\
2026-10-09  Ada Rowan  COMMIT  Moved
bridges/mill-bridge  Old Mill Bridge
  > Entry renamed
      was  bridges/old-mill-bridge
      now  bridges/mill-bridge
  ~ Fact changed: lane
      was  In June 2024, one lane was opened for cars.
      now  In June 2024, a lane was opened to cars.

2026-10-07  Ada Rowan  COMMIT  Another id
bridges/old-mill-bridge  Old Mill Bridge
  > Fact renamed: lane
      was  one-lane
      now  lane

2026-10-05  Bo Lind  COMMIT  Plainer
bridges/old-mill-bridge  Old Mill Bridge
  ~ Fact changed: one-lane
      was  One lane of the bridge was opened for cars in June 2024.
      now  In June 2024, one lane was opened for cars.

2026-10-01  Ada Rowan  COMMIT  All
bridges/old-mill-bridge  Old Mill Bridge
  + Fact added: one-lane
      now  One lane of the bridge was opened for cars in June 2024.
"""


@pytest.mark.parametrize("reference", ["bridges/mill-bridge#lane", "bridges/old-mill-bridge#one-lane"])
def test_a_fact_through_renames(told: Path, factsheet: Run, reference: str) -> None:
    """Is each commit that changed a fact told, through another id and address, and none that only folded it?"""
    result = factsheet(told, "history", reference)
    assert result.exit_code == 0, result.output
    assert re.sub(r"\b[0-9a-f]{10}\b", "COMMIT", result.output) == TEXT


def test_an_entry_and_a_source(told: Path, factsheet: Run) -> None:
    """Is the past of a whole entry and of a source told from its first day?"""
    entry = factsheet(told, "history", "bridges/mill-bridge").output
    assert "  + Entry added with 4 facts and values\n" in entry
    assert "Folded" not in entry
    source = factsheet(told, "history", "sources/lenvaria-digest").output
    assert "  + Source added\n      now  News of the week in Lenvaria, Lenvaria Digest, November 10, 2023\n" in source


def test_what_was_withdrawn_has_a_past(told: Path, factsheet: Run) -> None:
    """Can one ask for an entry that is gone?"""
    shown = factsheet(told, "history", "engineers/bo-lind").output
    assert re.search(r"^2026-10-10 .* Gone\nengineers/bo-lind  Bo Lind\n  - Entry withdrawn", shown)


def test_markdown_and_json(told: Path, factsheet: Run) -> None:
    """Do the other forms tell the same?"""
    markdown = factsheet(told, "history", "bridges/mill-bridge#lane", "--format", "markdown").output
    assert markdown.startswith("#### 2026-10-09: Moved\n\nAda Rowan, ")
    assert "    - Fact changed: one-lane\n        - *was:* One lane of the bridge" in markdown
    data = json.loads(factsheet(told, "history", "bridges/mill-bridge#lane", "--format", "json").output)
    assert [(each["day"], each["author"], each["subject"]) for each in data][-2:] == [
        ("2026-10-05", "Bo Lind", "Plainer"),
        ("2026-10-01", "Ada Rowan", "All"),
    ]


@pytest.mark.parametrize(
    ("reference", "message"),
    [
        ("Bridges", "is no address"),
        ("bridges/harbour-bridge", "Did you mean bridges/harbor-bridge?"),
        ("bridges/harbor-bridge#nothing", "never had a fact or value “nothing”. It has: "),
        ("zebras/zoe", "There is no zebras/zoe, and there never was one."),
    ],
)
def test_what_is_not_there(told: Path, factsheet: Run, reference: str, message: str) -> None:
    """Is wrong use told with the next act?"""
    result = factsheet(told, "history", reference)
    assert result.exit_code == 2
    assert message in result.output


def test_a_shallow_clone_says_that_it_is_short(told: Path, tmp_path: Path, in_git: Run, factsheet: Run) -> None:
    """Is it said that earlier commits are not listed?"""
    in_git(tmp_path, "clone", "--quiet", "--depth", "1", told.as_uri(), "shallow")
    result = factsheet(tmp_path / "shallow", "history", "bridges/harbor-bridge")
    assert "git fetch --unshallow" in result.output


def test_without_commits(bridges: Path, in_git: Run, factsheet: Run) -> None:
    """Outside a repository and before the first commit: is the next act told?"""
    alone = factsheet(bridges, "history", "bridges/harbor-bridge", GIT_CEILING_DIRECTORIES=str(bridges.parent))
    assert (alone.exit_code, "git init" in alone.output) == (2, True)
    in_git(bridges, "init", "--quiet")
    result = factsheet(bridges, "history", "bridges/harbor-bridge")
    assert (result.exit_code, "Commit the content first" in result.output) == (2, True)
