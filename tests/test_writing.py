"""Writing files: is what is there afterwards what was wanted, whatever was there before?"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.writing import NewFiles, write_tree

FILES = {"a.md": "# A\n", "b/c.md": "# Ç\n", "b/d/e.md": ""}


def held(folder: Path) -> dict[str, str]:
    """Each file of a folder."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in found}


def test_a_new_folder(tmp_path: Path) -> None:
    """Is all written where nothing was, and nothing the second time?"""
    written = write_tree(tmp_path / "new", FILES)
    assert (sorted(written.changed), written.removed) == (sorted(FILES), ())
    assert held(tmp_path / "new") == FILES
    again = write_tree(tmp_path / "new", FILES)
    assert (again.changed, again.removed) == ((), ())


def test_what_was_cut_short(tmp_path: Path) -> None:
    """After a crash in the middle of a file, or a change to as many signs: is it mended?"""
    write_tree(tmp_path, FILES)
    (tmp_path / "b/c.md").write_text("#", encoding="utf-8")
    (tmp_path / "a.md").write_text("# B\n", encoding="utf-8")
    assert sorted(write_tree(tmp_path, FILES).changed) == ["a.md", "b/c.md"]
    assert held(tmp_path) == FILES


def test_what_is_in_the_way(tmp_path: Path) -> None:
    """Do a file where a folder has to be, a folder in the place of a file, and links go, but not what they name?"""
    folder, other = tmp_path / "pages", tmp_path / "other"
    write_tree(folder, {"b": "a file", "a.md/x.md": "in a folder", "old/deep/x.md": "alone"})
    other.mkdir()
    (other / "kept.md").write_text("kept", encoding="utf-8")
    (folder / "linked").symlink_to(other)
    (folder / "d.md").symlink_to(other / "kept.md")
    written = write_tree(folder, {**FILES, "d.md": "# D\n"})
    assert held(folder) == {**FILES, "d.md": "# D\n"}
    assert sorted(path.name for path in folder.iterdir()) == ["a.md", "b", "d.md"]
    assert set(written.removed) == {"b", "a.md/x.md", "old/deep/x.md", "linked"}
    assert held(other) == {"kept.md": "kept"}


def test_a_system_that_writes_little(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If the system takes only a part of a file at a time: is the rest written as well?"""
    write = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: write(handle, bytes(data[:3])))
    NewFiles(tmp_path).write("a/b.txt", b"0123456789")
    assert (tmp_path / "a/b.txt").read_bytes() == b"0123456789"
