"""Looks at the files of a preview: is each edit found, whether somebody tells of it or not?"""

from __future__ import annotations

import logging
import shutil
import sys
import time
from pathlib import Path

import pytest
from watchdog.events import FileSystemEventHandler

from generator.engine.watching import Watching
from generator.previewing.inputs import Edits, look


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with some records."""
    for name in ("content/bridges/a.yml", "content/bridges/b.yml", "content/bridges/c.yml", "docs/index.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("name: x\n", encoding="utf-8")
    return tmp_path


def test_what_is_told_is_looked_at(project: Path) -> None:
    """Are the files that are told found edited, new or gone, and are those of which nobody tells looked at as ever?"""
    edits, folder = Edits(project), project / "content" / "bridges"
    edits.told.watch(str(project / "content"))
    time.sleep(0.05)  # what was written in the moment of a look counts as changed
    edits.seen = edits.look()
    (folder / "a.yml").write_text("name: y\nsummary: z\n", encoding="utf-8")
    (folder / "b.yml").unlink()
    (folder / "new.yml").write_text("name: z\n", encoding="utf-8")
    edits.told.tell(*(str(folder / f"{name}.yml") for name in ("a", "b", "new")), str(project / "mkdocs.yml"))
    names = [f"content/bridges/{name}.yml" for name in ("a", "b", "new")]
    assert sorted(edits.since(edits.look()) or ()) == names
    (folder / "c.yml").write_text("name: untold\n", encoding="utf-8")
    assert sorted(edits.since(edits.look()) or ()) == names
    edits.told.tell_of_more()
    assert sorted(edits.since(edits.look()) or ()) == sorted((*names, "content/bridges/c.yml"))
    (project / "docs" / "index.md").write_text("# Another\n", encoding="utf-8")
    assert edits.since(edits.look()) is None


def test_nobody_tells(project: Path) -> None:
    """Are all files looked at where the system tells of none?"""
    edits = Edits(project)
    time.sleep(0.05)
    edits.seen = edits.look()
    (project / "content" / "bridges" / "c.yml").write_text("name: untold\n", encoding="utf-8")
    assert edits.since(edits.look()) == ["content/bridges/c.yml"]


def test_a_link_to_nowhere(project: Path) -> None:
    """Are all files looked at beside a link that leads nowhere, as the one by which an editor locks a file?"""
    for name in ("a", "b", "c"):
        (project / "content" / "bridges" / f".#{name}.yml").symlink_to("somebody@somewhere.1234:5678")
    names = [project / "content" / "bridges" / f"{name}.yml" for name in ("a", "b", "c")]
    assert set(look([project / "content"])) == set(map(str, names))


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere, all files are looked at")
def test_a_watched_folder(project: Path) -> None:
    """Does a look know what the system tells: a file that is saved in the place of another, but not one by a link?"""
    edits, folder = Edits(project), project / "content" / "bridges"
    watching = Watching(edits.told)
    watching.schedule(FileSystemEventHandler(), str(project / "content"))
    watching.start()
    try:
        assert edits.told.folders == {str(project / "content")}
        assert edits.told.take() is None
        (folder / ".a.yml.new").write_text("name: y\n", encoding="utf-8")
        (folder / ".a.yml.new").replace(folder / "a.yml")
        told: set[str] = set()
        end = time.monotonic() + 10
        while str(folder / "a.yml") not in told and time.monotonic() < end:
            time.sleep(0.02)
            told |= edits.told.take() or set()
        assert str(folder / "a.yml") in told
        (folder / "d.yml").symlink_to(project / "docs" / "index.md")
        while edits.told.folders and time.monotonic() < end:
            time.sleep(0.02)
        assert edits.told.take() is None
    finally:
        watching.stop()
        watching.join()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere, all files are looked at")
@pytest.mark.parametrize("loss", ["events", "folder"])
def test_what_is_not_told(project: Path, loss: str) -> None:
    """Are all files looked at again once the system has lost events, or the folder that it watched?"""
    edits, content = Edits(project), project / "content"
    watching = Watching(edits.told)
    watching.schedule(FileSystemEventHandler(), str(content))
    watching.start()
    try:
        edits.seen = edits.look()
        if loss == "events":
            logging.getLogger("watchdog.observers.inotify_c").warning("Inotify queue overflowed")
        else:
            shutil.copytree(content, project / "copy")
            shutil.rmtree(content)
        end = time.monotonic() + 10
        while edits.told.folders and time.monotonic() < end:
            time.sleep(0.02)
        if loss == "folder":
            (project / "copy").rename(content)
        edits.seen = edits.look()
        time.sleep(0.05)
        edits.seen = edits.look()
        (content / "bridges" / "c.yml").write_text("name: lost\n", encoding="utf-8")
        assert edits.since(edits.look()) == ["content/bridges/c.yml"]
    finally:
        watching.stop()
        watching.join()


@pytest.mark.parametrize("how", ["removed", "moved"])
def test_a_folder_that_comes_again(project: Path, how: str) -> None:
    """Is a watched folder that went watched again once it is back, and is that told as a change?"""
    content, heard = project / "content", list[str]()
    handler = FileSystemEventHandler()
    handler.on_any_event = lambda event: heard.append(str(event.src_path))  # type: ignore[method-assign]
    watching = Watching()
    watching.schedule(handler, str(content))
    watching.start()

    def until(path: Path) -> bool:
        end = time.monotonic() + 10
        while str(path) not in heard and time.monotonic() < end:
            time.sleep(0.02)
        return str(path) in heard

    try:
        shutil.copytree(content, project / "copy")
        shutil.rmtree(content) if how == "removed" else content.rename(project / "away")
        time.sleep(0.1)
        heard.clear()
        (project / "copy").rename(content)
        assert until(content)
        (content / "bridges" / "c.yml").write_text("name: heard\n", encoding="utf-8")
        assert until(content / "bridges" / "c.yml")
    finally:
        watching.stop()
        watching.join()
