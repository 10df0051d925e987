"""Locks and leftovers: does one build at a time work on a site, and does none touch what belongs to another?"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from generator.publishing import locking
from generator.publishing.alone import alone_with
from generator.publishing.failing import BuildFailedError
from generator.publishing.locking import held
from generator.publishing.places import clean, journal_of, leftovers, lock_of, new_folder

HOLDER = """
import sys, time
from pathlib import Path
from generator.publishing.locking import held
with held(Path(sys.argv[1]), print):
    print("held", flush=True)
    time.sleep(600)
"""


def nobody(holder: str) -> None:
    """Fails where a lock should have been free."""
    raise AssertionError(f"waits for {holder}")


def start_holder(lock: Path, project_root: Path) -> subprocess.Popen[str]:
    """Another process that holds a lock."""
    environment = {**os.environ, "PYTHONPATH": str(project_root)}
    command = [sys.executable, "-c", HOLDER, str(lock)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_the_second_waits_and_is_told_for_whom(tmp_path: Path, project_root: Path) -> None:
    """Am I told which process I wait for, and is it my turn when that is killed, though its file is still there?"""
    lock = tmp_path / "lock"
    with start_holder(lock, project_root) as other:
        told: list[str] = []

        def tell(holder: str) -> None:
            told.append(holder)
            other.send_signal(signal.SIGKILL)

        with held(lock, tell):
            assert told == [f"process {other.pid}"]
    assert not lock.exists()


@pytest.mark.parametrize("text", ["", "process 1", "\x1b[31mred", "x" * 5000])
def test_a_stale_lock_never_blocks(tmp_path: Path, text: str) -> None:
    """Does a file that a killed build left behind keep nobody waiting, whatever it says?"""
    lock = tmp_path / "lock"
    lock.write_text(text, encoding="utf-8")
    with held(lock, nobody):
        assert lock.read_text(encoding="utf-8") == f"process {os.getpid()}"
    assert not lock.exists()


def test_one_after_the_other(tmp_path: Path) -> None:
    """Do many that want the same lock at once hold it one at a time, though each removes the file?"""
    inside: list[int] = []
    most: list[int] = []

    def work(number: int) -> None:
        for _ in range(25):
            with held(tmp_path / "lock", lambda holder: None):
                inside.append(number)
                most.append(len(inside))
                inside.remove(number)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (max(most), len(most)) == (1, 150)
    assert list(tmp_path.iterdir()) == []


def test_a_disk_without_locks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a network disk that knows no locks: is it built all the same?"""
    import fcntl

    def refuse(handle: int, how: int) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(fcntl, "flock", refuse)
    with held(tmp_path / "lock", nobody):
        pass


def test_a_link_in_the_place_of_the_lock(tmp_path: Path) -> None:
    """In a folder that others may write to: is a link that somebody put there never written through?"""
    (tmp_path / "mine").write_text("mine", encoding="utf-8")
    (tmp_path / "lock").symlink_to(tmp_path / "mine")
    with pytest.raises(OSError), held(tmp_path / "lock", nobody):
        pass
    assert (tmp_path / "mine").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("neighbor", ["site-b", "site.b", "site.abcdefgh", "sit", ".site", "SITE"])
def test_neighbors_are_left_alone(tmp_path: Path, neighbor: str) -> None:
    """Are the folders of a build that works next door left alone, however alike the two are named?"""
    site, other = tmp_path / "site", tmp_path / neighbor
    theirs = [new_folder(other, use) for use in ("fresh", "old", "work")]
    ours = [new_folder(site, use) for use in ("fresh", "old", "work")]
    assert sorted(leftovers(site)) == sorted(ours)
    clean(site)
    assert [path for path in theirs if not path.is_dir()] == []
    assert [path for path in ours if path.exists()] == []
    assert len({lock_of(site), lock_of(other), journal_of(site), journal_of(other), *theirs}) == 7


def test_a_very_long_name(tmp_path: Path) -> None:
    """Can the folder of a site have the longest name that the disk allows?"""
    site = tmp_path / ("x" * 255)
    folder = new_folder(site, "fresh")
    assert list(leftovers(site)) == [folder]
    with held(lock_of(site), nobody):
        pass


def test_what_was_left_is_done_first(tmp_path: Path) -> None:
    """Is what an interrupted build left behind gone before the next begins, and again when it ends?"""
    site = tmp_path / "out" / "site"
    with alone_with(tmp_path / "project", site, nobody):
        left = new_folder(site, "fresh")
        (left / "closed").mkdir()
        (left / "closed" / "page.html").write_text("old", encoding="utf-8")
        (left / "closed").chmod(0o500)
    assert list(site.parent.iterdir()) == []
    assert list((tmp_path / "project" / "build").iterdir()) == []


def test_no_place_for_a_site(tmp_path: Path) -> None:
    """If there can be no folder at the place that I named: am I told before anything is built?"""
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(BuildFailedError, match="Name a folder"), alone_with(tmp_path / "p", tmp_path / "file", nobody):
        pass


def test_what_the_lock_says_is_not_believed(tmp_path: Path) -> None:
    """Can the file of a lock not send commands to my terminal?"""
    path = tmp_path / "lock"
    path.write_bytes(b"\x1b]0;title\x07")
    handle = os.open(path, os.O_RDWR)
    try:
        assert locking._holder(handle) == "another process"
    finally:
        os.close(handle)
