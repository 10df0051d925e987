"""The folder of an export: is it all or nothing, and is what somebody else wrote safe there?"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from click.testing import Result

from generator.exporting.writing import MARK, RefusedFolderError, write_export
from tests.exporting.reading_sites import files_of

FILES = {"mkdocs.yml": b"site_name: x\n", "docs/index.md": b"# X\n"}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder that stands for a project."""
    (tmp_path / "project" / "content").mkdir(parents=True)
    return tmp_path / "project"


def test_nothing_is_written_for_an_error(
    bridges: Path, tmp_path: Path, factsheet: Callable[..., Result], edit: Callable[[Path, str, str], None]
) -> None:
    """Is nothing written, not even the folder, while the project has an error?"""
    edit(bridges / "content" / "bridges" / "old-mill-bridge.yml", "name: Old Mill Bridge", "nmae: Old Mill Bridge")
    result = factsheet(bridges, "export", str(tmp_path / "plain"))
    assert result.exit_code == 1
    assert "Nothing was written." in result.output
    assert [path.name for path in tmp_path.iterdir()] == ["bridges"]


def test_a_folder_of_others(bridges: Path, tmp_path: Path, factsheet: Callable[..., Result]) -> None:
    """Is a folder that is no export refused before anything is made, and left as it was?"""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("Dear Ada", encoding="utf-8")
    result = factsheet(bridges, "export", str(tmp_path / "mine"))
    assert result.exit_code == 1
    assert "holds files that are no export" in result.output
    assert files_of(tmp_path / "mine") == {"letter.txt": b"Dear Ada"}


@pytest.mark.parametrize("place", [".", "content", "content/plain", "docs", "site"])
def test_parts_of_the_project(project: Path, place: str) -> None:
    """Is no part of the project itself ever taken for the folder of an export?"""
    with pytest.raises(RefusedFolderError, match="part of the project"):
        write_export(FILES, (project / place).resolve(), project)


def test_a_file_in_its_place(project: Path, tmp_path: Path) -> None:
    """Is a file of that name left alone?"""
    (tmp_path / "plain").write_text("mine", encoding="utf-8")
    with pytest.raises(RefusedFolderError, match="is a file"):
        write_export(FILES, tmp_path / "plain", project)
    assert (tmp_path / "plain").read_text(encoding="utf-8") == "mine"


def test_a_later_export(project: Path, tmp_path: Path) -> None:
    """Does a later export take the place of the first, with what an engine built there, and leave nothing beside it?"""
    plain = tmp_path / "plain"
    write_export({**FILES, "docs/old.md": b"# Old\n"}, plain, project)
    (plain / "site").mkdir()
    (plain / "site" / "index.html").write_text("built", encoding="utf-8")
    write_export(FILES, plain, project)
    assert set(files_of(plain)) == {*FILES, MARK}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["plain", "project"]


@pytest.mark.parametrize("name", ["docs/index.md", "docs/mine.md", ".git/config", "notes.txt"])
def test_work_that_somebody_did_in_it(project: Path, tmp_path: Path, name: str) -> None:
    """Is an export in which somebody changed or added a file refused, with the file's name?"""
    plain = tmp_path / "plain"
    write_export(FILES, plain, project)
    (plain / name).parent.mkdir(exist_ok=True)
    (plain / name).write_text("mine", encoding="utf-8")
    with pytest.raises(RefusedFolderError, match=name.replace(".", r"\.")):
        write_export(FILES, plain, project)
    assert (plain / name).read_text(encoding="utf-8") == "mine"


def test_a_full_disk(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Is the export of before whole, and nothing left beside it, when writing fails half way?"""
    plain = tmp_path / "plain"
    write_export(FILES, plain, project)
    before, write = files_of(plain), Path.write_bytes

    def fails(path: Path, data: bytes) -> int:
        if path.name == "index.md":
            raise OSError(28, "No space left on device")
        return write(path, data)

    monkeypatch.setattr(Path, "write_bytes", fails)
    with pytest.raises(OSError, match="No space"):
        write_export({**FILES, "mkdocs.yml": b"site_name: y\n"}, plain, project)
    assert files_of(plain) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["plain", "project"]


def test_settings_without_our_software(exported: Path) -> None:
    """Does mkdocs.yml name no plugin but the search, no tag of Python, no theme folder and no set of icons?"""
    text = (exported / "mkdocs.yml").read_text(encoding="utf-8")
    settings = yaml.safe_load(text)
    assert settings["plugins"] == ["search"]
    assert "!!" not in text
    assert "custom_dir" not in settings["theme"]
    assert not any("emoji" in str(extension) for extension in settings["markdown_extensions"])


def test_nothing_is_left_to_replace(exported: Path) -> None:
    """Is there no token, no shortcode of an icon and no name of a source for our numbers left in any page?"""
    for path in (exported / "docs").rglob("*.md"):
        text = re.sub(r"`[^`\n]*`|^```.*?^```", "", path.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
        assert not re.search(r"\[\[|:material-|data-source=", text), path


def test_the_same_bytes(exported: Path, built_bridges: Path, tmp_path: Path, factsheet: Callable[..., Result]) -> None:
    """Does the same project give the same export, byte for byte?"""
    assert factsheet(built_bridges, "export", str(tmp_path / "again")).exit_code == 0
    assert files_of(tmp_path / "again") == files_of(exported)


def test_the_folder_can_be_read_by_others(exported: Path) -> None:
    """May other users read the folder, as they may read a site?"""
    assert exported.stat().st_mode & 0o055 == 0o055
