"""The program of a new site: which answers are taken, and what is said to the others."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from generator.starting.program import parse_program


@pytest.mark.parametrize(
    ("address", "pinned"),
    [
        ("git+https://git.example.org/tools/factsheet@0123456789abcdef", True),
        ("git+https://git.example.org/tools/factsheet.git@v1.2#subdirectory=x", True),
        ("git+https://git.example.org/tools/factsheet", False),
        ("git+ssh://git@git.example.org/tools/factsheet", False),
        ("git+file:///srv/factsheet", False),
    ],
)
def test_git(address: str, pinned: bool) -> None:
    """Is a Git address written as pip reads it, and does it say whether it always means the same?"""
    program = parse_program(f" {address} ")
    assert (program.requirement, program.pinned) == (address, pinned)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("factsheet", "neither a Git address nor a wheel"),
        ("https://git.example.org/factsheet", "neither a Git address nor a wheel"),
        ("git+http://git.example.org/factsheet", "no Git address that pip can read"),
        ("git+https://git.example.org/x y", "no Git address that pip can read"),
        ("git+https://git.example.org/x\n--index-url=https://evil.example", "no Git address that pip can read"),
        ("git+https://me:token@git.example.org/factsheet", "password or token"),
        ("git+https://token@git.example.org/factsheet", "password or token"),
        ("nowhere/factsheet-1-py3-none-any.whl", "There is no file"),
    ],
)
def test_refused(text: str, said: str) -> None:
    """Am I told what is wrong with anything else?"""
    with pytest.raises(ValueError, match=said):
        parse_program(text)


def wheel(path: Path, name: str) -> Path:
    """A file that says that it is a wheel of this name."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("x.dist-info/METADATA", f"Metadata-Version: 2.1\nName: {name}\n")
    return path


def test_a_wheel(tmp_path: Path) -> None:
    """Is a wheel of this software taken, to be copied into the site?"""
    path = wheel(tmp_path / "factsheet-1-py3-none-any.whl", "factsheet")
    program = parse_program(str(path))
    assert program.requirement == "./vendor/factsheet-1-py3-none-any.whl"
    assert program.wheel == path


def test_other_wheels(tmp_path: Path) -> None:
    """Are wheels of other software refused, and files that are none?"""
    with pytest.raises(ValueError, match="holds “other”"):
        parse_program(str(wheel(tmp_path / "factsheet-2-py3-none-any.whl", "other")))
    (tmp_path / "factsheet-3-py3-none-any.whl").write_text("no zip", encoding="utf-8")
    with pytest.raises(ValueError, match="is no wheel"):
        parse_program(str(tmp_path / "factsheet-3-py3-none-any.whl"))
