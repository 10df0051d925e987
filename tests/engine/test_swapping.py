"""The exchange of the old site with the new one: is `site/` always one of the two, whole?"""

from __future__ import annotations

import json
import os
import shutil
import signal
import threading
from pathlib import Path

import pytest

from generator.engine import swapping
from generator.publishing import places

FILES = ("index.html", "a/index.html", "a/b/index.html")


def make_site(folder: Path, version: str) -> Path:
    """A small site whose files all say their version."""
    for name in FILES:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(version, encoding="utf-8")
    return folder


def versions(folder: Path) -> set[str]:
    """What the files of a site say."""
    return {(folder / name).read_text(encoding="utf-8") for name in FILES}


def test_the_first_site(tmp_path: Path) -> None:
    """With no site yet: is the new one put in its place?"""
    swapping.swap(make_site(tmp_path / "fresh", "new"), tmp_path / "site")
    assert versions(tmp_path / "site") == {"new"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize("in_one_step", [True, False])
def test_the_next_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, in_one_step: bool) -> None:
    """With a site there, in one step or in two: is it the new one afterwards, and nothing else left behind?"""
    if not in_one_step:
        monkeypatch.setattr(swapping, "_exchange", lambda one, other: False)
    site = make_site(tmp_path / "site", "old")
    swapping.swap(make_site(tmp_path / "fresh", "new"), site)
    assert versions(site) == {"new"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_failure_brings_the_old_site_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If the second of the two steps fails: is the old site there again, whole?"""
    monkeypatch.setattr(swapping, "_exchange", lambda one, other: False)
    site = make_site(tmp_path / "site", "old")
    fresh = make_site(tmp_path / "fresh", "new")
    rename = Path.rename

    def fail_for_fresh(path: Path, target: Path) -> Path:
        if path == fresh:
            raise OSError("the disk says no")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", fail_for_fresh)
    with pytest.raises(OSError, match="the disk says no"):
        swapping.swap(fresh, site)
    assert versions(site) == {"old"}


def test_a_reader_never_finds_nothing(tmp_path: Path) -> None:
    """While sites change places again and again: does a reader ever find no page at all?"""
    site = make_site(tmp_path / "site", "0")
    probe = make_site(tmp_path / "probe", "x")
    if not swapping._exchange(probe, make_site(tmp_path / "other", "y")):
        pytest.skip("this system cannot exchange two folders in one step")
    missing: list[OSError] = []
    stop = threading.Event()

    def read() -> None:
        while not stop.is_set():
            try:
                (site / "index.html").read_text(encoding="utf-8")
            except OSError as error:
                missing.append(error)

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(1, 40):
        swapping.swap(make_site(tmp_path / f"fresh-{number}", str(number)), site)
    stop.set()
    reader.join()
    assert missing == []
    assert versions(site) == {"39"}


STEPS = ("write the journal", "first step", "second step", "remove the journal", "remove the old site")


def swap_until(step: str, fresh: Path, site: Path) -> None:
    """Exchange two folders in two steps, in a process that is killed right before one of its acts."""

    def kill(*_: object) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    rename = Path.rename

    def kill_rename(path: Path, target: Path) -> Path:
        if step == ("first step" if path == site else "second step"):
            kill()
        return rename(path, target)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(swapping, "_exchange", lambda one, other: False)
        patch.setattr(Path, "rename", kill_rename)
        if step == "write the journal":
            patch.setattr(json, "dump", kill)
        if step == "remove the journal":
            patch.setattr(Path, "unlink", kill)
        if step == "remove the old site":
            patch.setattr(swapping, "remove", kill)
        process = os.fork()
        if process == 0:
            swapping.swap(fresh, site)
            os._exit(0)
        assert os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == -signal.SIGKILL


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a system that can kill a process so")
@pytest.mark.parametrize("step", STEPS)
def test_the_next_start_completes_what_was_cut_short(tmp_path: Path, step: str) -> None:
    """Without an exchange in one step, killed right before any act: is the site whole once the next start is over?"""
    site = make_site(tmp_path / "site", "old")
    swap_until(step, make_site(places.new_folder(site, "fresh"), "new"), site)
    assert site.exists() == (step != "second step")
    swapping.complete(site)
    places.clean(site)
    assert versions(site) == ({"old"} if step in STEPS[:2] else {"new"})
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_an_interruption_brings_the_old_site_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If somebody presses Ctrl+C between the two steps: is the old site there again at once?"""
    monkeypatch.setattr(swapping, "_exchange", lambda one, other: False)
    site = make_site(tmp_path / "site", "old")
    fresh = make_site(tmp_path / "fresh", "new")
    rename = Path.rename

    def interrupt(path: Path, target: Path) -> Path:
        if path == fresh:
            raise KeyboardInterrupt
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", interrupt)
    with pytest.raises(KeyboardInterrupt):
        swapping.swap(fresh, site)
    assert versions(site) == {"old"}
    assert not places.journal_of(site).exists()


@pytest.mark.parametrize("text", ["", "[", "{}", "null", "[1, null]", '["../elsewhere", "/etc", ".", ".."]', "\x00"])
def test_a_journal_that_says_nothing(tmp_path: Path, text: str) -> None:
    """Is a journal that was cut off, or that somebody else wrote, thrown away without any harm?"""
    make_site(tmp_path / "elsewhere", "other")
    site = tmp_path / "in" / "site"
    site.parent.mkdir()
    places.journal_of(site).write_text(text, encoding="utf-8")
    swapping.complete(site)
    assert list(site.parent.iterdir()) == []
    assert versions(tmp_path / "elsewhere") == {"other"}


def test_an_old_site_that_may_not_be_written_to(tmp_path: Path) -> None:
    """If somebody took away the permissions of the old site: is it exchanged all the same, and nothing left of it?"""
    site = make_site(tmp_path / "site", "old")
    for folder in (site / "a" / "b", site / "a", site):
        folder.chmod(0o500)
    swapping.swap(make_site(tmp_path / "fresh", "new"), site)
    assert versions(site) == {"new"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_what_cannot_be_removed_is_no_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If the old site cannot be removed: is the new one published without an error, and the old one removed later?"""
    site = make_site(tmp_path / "site", "old")
    fresh = make_site(places.new_folder(site, "fresh"), "new")
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "rmtree", lambda folder, ignore_errors: None)
        swapping.swap(fresh, site)
    assert versions(site) == {"new"}
    assert len(list(tmp_path.iterdir())) == 2
    places.clean(site)
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
