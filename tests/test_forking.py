"""Work in a process of its own: is its result the same as in line, and does nothing of it outlive whoever wanted it?"""

from __future__ import annotations

import errno
import gc
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import forking
from generator.forking import Aside, LostError, can_fork

linux_only = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="forks on Linux only")
WAITING = """
import sys, time
from pathlib import Path
from generator import forking
forking.can_fork = lambda: True
aside = forking.Aside(lambda: (Path(sys.argv[1]).write_text("begun"), time.sleep(60)))
aside.begin()
print(aside._process, flush=True)
time.sleep(60)
"""


@pytest.fixture(params=["in line", "in a process"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both ways to do the work."""
    if request.param == "in a process" and not sys.platform.startswith("linux"):
        pytest.skip("forks on Linux only")
    monkeypatch.setattr(forking, "can_fork", lambda: request.param == "in a process")
    return str(request.param)


def done(work: Callable[[], object]) -> object:
    """What comes of a piece of work."""
    aside = Aside(work)
    aside.begin()
    try:
        return aside.result()
    finally:
        aside.stop()


def test_result(way: str) -> None:
    """Do I get what the work gives, even more than a pipe holds, and is it done where it should be?"""
    many = [str(number) for number in range(100_000)]
    assert done(lambda: many) == many
    assert (done(os.getpid) == os.getpid()) is (way == "in line")


@linux_only
def test_it_ends_before_it_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Is the memory of the other process free as soon as its work is done, however much that gives?"""
    monkeypatch.setattr(forking, "can_fork", lambda: True)
    aside = Aside(lambda: [str(number) for number in range(100_000)])
    aside.begin()
    end = time.monotonic() + 30
    while Path(f"/proc/{aside._process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0] != "Z":
        assert time.monotonic() < end, "it waits to be asked"
        time.sleep(0.01)
    assert len(aside.result()) == 100_000


def test_error(way: str) -> None:
    """Does an error of the work reach me with its type and all that it says?"""

    def fail() -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "a/b.csv")

    with pytest.raises(OSError, match="No space left") as told:
        done(fail)
    assert (told.value.errno, told.value.filename) == (errno.ENOSPC, "a/b.csv")


@linux_only
def test_no_process_to_be_had(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system refuses another process, is the work done in line, and nothing left open or frozen?"""

    def refused() -> int:
        raise OSError(errno.EAGAIN, "Resource temporarily unavailable")

    monkeypatch.setattr(forking, "can_fork", lambda: True)
    monkeypatch.setattr(os, "fork", refused)
    before = len(list(Path("/proc/self/fd").iterdir()))
    assert done(os.getpid) == os.getpid()
    assert len(list(Path("/proc/self/fd").iterdir())) == before
    assert gc.get_freeze_count() == 0


@linux_only
def test_error_says_where(monkeypatch: pytest.MonkeyPatch) -> None:
    """Does a traceback lead to the line in the other process, even for an error that cannot be sent as it is?"""
    monkeypatch.setattr(forking, "can_fork", lambda: True)

    class OwnError(Exception):
        def __init__(self, one: str, other: str) -> None:
            super().__init__(f"{one} {other}")

    def fail_so() -> None:
        raise OwnError("quite", "odd")

    with pytest.raises(RuntimeError, match="quite odd") as told:
        done(fail_so)
    assert "fail_so" in told.value.__notes__[0]


@linux_only
def test_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    """If the system ends the other process: am I told, and do I wait for nothing?"""
    monkeypatch.setattr(forking, "can_fork", lambda: True)
    with pytest.raises(LostError, match="signal 9"):
        done(lambda: os.kill(os.getpid(), signal.SIGKILL))


@linux_only
def test_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    """Is the other process gone once I no longer want its work?"""
    monkeypatch.setattr(forking, "can_fork", lambda: True)
    aside = Aside(lambda: time.sleep(60))
    aside.begin()
    process = aside._process
    aside.stop()
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)
    aside.stop()


@linux_only
def test_ends_with_whoever_wanted_it(tmp_path: Path, project_root: Path) -> None:
    """If the program is killed, so that it can say nothing to anybody: does the other process end as well?"""
    begun = tmp_path / "begun"
    environment = {**os.environ, "PYTHONPATH": str(project_root)}
    with subprocess.Popen(
        [sys.executable, "-c", WAITING, str(begun)], stdout=subprocess.PIPE, text=True, env=environment
    ) as program:
        assert program.stdout is not None
        process = int(program.stdout.readline())
        while not begun.exists():
            time.sleep(0.01)
        program.kill()
    state = Path(f"/proc/{process}/stat")
    while state.exists() and state.read_text().rpartition(")")[2].split()[0] != "Z":  # whoever adopts it buries it
        time.sleep(0.01)


def test_no_fork_beside_a_thread() -> None:
    """Is no fork made where a thread may hold a lock that the other process would wait for without end?"""
    over = threading.Event()
    thread = threading.Thread(target=over.wait)
    thread.start()
    try:
        assert not can_fork()
    finally:
        over.set()
        thread.join()
