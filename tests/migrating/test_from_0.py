"""The step from content that states no format to format 1: does it state the format, and change nothing else?"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from generator.migrating.planning import plan_migration, read_files
from generator.migrating.stating import UnstatedError, stated, stating
from generator.migrating.steps.from_0 import STEP
from generator.model.content_format import SETTINGS

BEFORE = "# What makes this site this site.\n\nname: Bridges # short\nnotice: >-\n  Of\n  format: 7\n"


def test_one_line_more() -> None:
    """Does the settings file get one line, above its first key and below the words at its head?"""
    plan = plan_migration({SETTINGS: BEFORE, "content/bridges/a.yml": "name: A\n"}, (STEP,))
    assert plan.changes == {SETTINGS: BEFORE.replace("name: Bridges", "format: 1\nname: Bridges")}


def test_line_endings_stay() -> None:
    """Does a file with the line endings of Windows keep them, and get no others?"""
    assert stating(BEFORE.replace("\n", "\r\n"), 1) == stating(BEFORE, 1).replace("\n", "\r\n")


@pytest.mark.parametrize(
    ("line", "number"), [("format: 1", 1), ("format: '2'", 2), ("format: 12 # new", 12), ("", 0), ("  format: 3", 0)]
)
def test_what_is_stated(line: str, number: int) -> None:
    """Is the format read from its line alone, and never from a text or a key within another?"""
    assert stated(f"publisher:\n{line}\n{BEFORE}") == number


@pytest.mark.parametrize("line", ["format: one", "format:", "format: 0", "format: 1.5"])
def test_what_states_nothing(line: str) -> None:
    """Is a line that names no format refused instead of guessed?"""
    with pytest.raises(UnstatedError, match="Write `format: 1`"):
        stated(f"{line}\n{BEFORE}")


def test_the_same_pages(bridges: Path, factsheet: Callable[..., Result]) -> None:
    """Are the pages of migrated content the pages of before, byte for byte?"""
    assert factsheet(bridges, "pages").exit_code == 0
    before = read_all(bridges / "build" / "pages")
    assert factsheet(bridges, "migrate", "--write").exit_code == 0
    assert stated(read_files(bridges)[SETTINGS]) == 1
    assert factsheet(bridges, "pages").exit_code == 0
    assert read_all(bridges / "build" / "pages") == before


def read_all(folder: Path) -> dict[str, str]:
    """Every page by its path."""
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in folder.rglob("*.md")}
