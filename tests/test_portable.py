"""Other machines: names of folders, line endings, and disks that do not tell upper from lower case."""

from __future__ import annotations

import shutil
import unicodedata
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from generator.examining import Examination
from generator.producing import produce

TEXTS = {".yml", ".md", ".lock", ".txt", ".j2", ".css"}


def test_folders_with_odd_names(
    built_bridges: Path, bridges: Path, tmp_path: Path, factsheet: Callable[..., Result]
) -> None:
    """Is the site the same, byte for byte, in a folder with spaces, umlauts, an ampersand and a very long path?"""
    folder = tmp_path / "Bücher & Straße" / "100 % 'große' Brücken #1" / ("ein recht langer Name " * 5).strip()
    shutil.copytree(bridges, folder)
    result = factsheet(folder, "build")
    assert result.exit_code == 0, result.output
    assert files_of(folder / "site") == files_of(built_bridges / "site")


def test_line_endings_of_windows(bridges: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Does a checkout with the line endings of Windows give the same pages and files, and no problem?"""
    monkeypatch.setenv("FACTSHEET_TODAY", "2026-12-01")
    for name in ("FACTSHEET_ADDRESS", "FACTSHEET_ARTICLES", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)
    other = tmp_path / "windows"
    shutil.copytree(bridges, other)
    changed = [path for path in other.rglob("*") if path.suffix in TEXTS and with_crlf(path)]
    assert len(changed) > 40
    unix, windows = produce(bridges), produce(other)
    assert windows.problems == unix.problems == ()
    assert windows.pages == unix.pages
    assert windows.files == unix.files


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("content/bridges/old-mill-bridge.yml", "content/bridges/Old-Mill-Bridge.yml"),
        ("content/sources/lenvaria-digest.yml", "content/sources/Lenvaria-Digest.yml"),
        ("site_config/kinds/bodies.yml", "site_config/kinds/Bodies.yml"),
        ("docs/about.md", "docs/About.md"),
        ("docs/sheets/old-mill-bridge.md", "docs/Sheets/old-mill-bridge.md"),
    ],
)
def test_names_that_differ_in_case(bridges: Path, examine_site: Callable[..., Examination], old: str, new: str) -> None:
    """Is a second file refused whose name differs from a first one only in upper and lower case?"""
    (bridges / new).parent.mkdir(exist_ok=True)
    shutil.copy(bridges / old, bridges / new)
    errors = [problem for problem in examine_site(bridges).problems if problem.rule in ("id", "duplicate-id")]
    assert {problem.file for problem in errors} & {new, str(Path(new).parent)}


def test_a_site_on_any_disk(built_bridges: Path) -> None:
    """Would every file of a site have a place of its own on a disk that does not tell upper from lower case?"""
    names = [unicodedata.normalize("NFC", name).casefold() for name in files_of(built_bridges / "site")]
    folders = [str(path.relative_to(built_bridges)) for path in (built_bridges / "site").rglob("*") if path.is_dir()]
    assert len(names) > 300
    assert [name for name, count in Counter(names).items() if count > 1] == []
    assert [name for name, count in Counter(map(str.casefold, folders)).items() if count > 1] == []


def test_names_that_windows_keeps(built_bridges: Path) -> None:
    """Has no file of a site a name that Windows keeps for itself, or a sign that it does not allow?"""
    kept = {"con", "prn", "aux", "nul", *(f"{name}{number}" for name in ("com", "lpt") for number in range(1, 10))}
    for name in files_of(built_bridges / "site"):
        assert not set('<>:"|?*\\') & set(name), name
        assert not {part.partition(".")[0].lower() for part in name.split("/")} & kept, name


def with_crlf(path: Path) -> bool:
    """Give a file the line endings of Windows. Whether it has any line."""
    data = path.read_bytes()
    path.write_bytes(data.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
    return b"\n" in data


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file of a folder by its path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
