"""Builds that meet with an accident: a process that has read the software already forks for each of them.

So killing fifty of them costs fifty builds, without reading the software fifty times. When it happens is counted in
what a build writes (audit events of Python), so that an accident comes at the same moment on a fast and a slow machine.
"""

from __future__ import annotations

import ctypes
import errno
import hashlib
import json
import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

ROOT = Path(__file__).parent.parent.parent
UNABLE = 77  # the exit code where this machine cannot stage the accident
_GROWING = frozenset({"open", "os.mkdir", "shutil.copyfile"})
_CHANGING = _GROWING | {"os.rename", "os.remove", "os.rmdir", "os.chmod", "os.utime"}
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_NEW_MOUNTS, _PRIVATE = 0x20000, 0x4000 | 0x40000  # unshare(2), mount(2)


class Workshop:
    """The other end: starts builds in the process of their own."""

    def __init__(self) -> None:
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "FACTSHEET_TODAY": "2026-12-01"}
        for name in ("FACTSHEET_ADDRESS", "FACTSHEET_ARTICLES", "SOURCE_DATE_EPOCH"):
            environment.pop(name, None)
        self._process = subprocess.Popen(
            [sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
        )

    def start(self, root: Path, *arguments: str, **accident: Any) -> int:
        """Start `factsheet build` on a project; gives the number of the process."""
        assert self._process.stdin is not None
        order = {"root": str(root), "arguments": arguments, "log": str(log_of(root)), **accident}
        self._process.stdin.write(f"{json.dumps(order)}\n")
        self._process.stdin.flush()
        return self._answer()

    def end(self) -> int:
        """Wait for the end of the build; gives its exit code, negative where a signal ended it or stopped it.

        A build that was stopped goes on when it is told to, and has its end later.
        """
        return self._answer()

    def build(self, root: Path, *arguments: str, **accident: Any) -> tuple[int, str]:
        """A whole build, if no accident ends it: its exit code, and what it said."""
        self.start(root, *arguments, **accident)
        return self.end(), log_of(root).read_text(encoding="utf-8")

    def close(self) -> None:
        """End the process."""
        self._process.communicate()

    def _answer(self) -> int:
        assert self._process.stdout is not None
        return int(self._process.stdout.readline())


def log_of(root: Path) -> Path:
    """What the last build of a project said."""
    return root.with_name(f"{root.name}.log")


def fingerprint(site: Path) -> str:
    """One hash for all files of a site: their paths and what they hold. Empty where there is no site."""
    if not (site / "index.html").is_file():
        return ""
    digest = hashlib.sha256()
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        digest.update(f"{path.relative_to(site).as_posix()} {content}\n".encode())
    return digest.hexdigest()


# In the process of its own


def _serve() -> None:
    """Fork for each order; say the number of the process, and then how it ended."""
    import generator.building
    import generator.cli
    import generator.examining
    import generator.printing.shelf  # noqa: F401

    for line in sys.stdin:
        process = os.fork()
        if process == 0:
            _build(json.loads(line))
        print(process, flush=True)
        status = os.waitpid(process, os.WUNTRACED)[1]
        while os.WIFSTOPPED(status):
            print(-os.WSTOPSIG(status), flush=True)
            status = os.waitpid(process, os.WUNTRACED)[1]
        print(os.waitstatus_to_exitcode(status), flush=True)


def _build(order: dict[str, Any]) -> NoReturn:
    code = 70
    try:
        log = os.open(order["log"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.dup2(log, 1)
        os.dup2(log, 2)
        code = _run(order)
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _run(order: dict[str, Any]) -> int:
    from generator.cli import main

    root, arguments = order["root"], list(order["arguments"])
    if size := order.get("disk"):
        disk = Path(root).with_name("disk")
        if not _mount(disk, size):
            return UNABLE
        shutil.copytree(Path(root) / "site", disk / "site")
        arguments += ["--site-dir", str(disk / "site")]
    if order.get("powerless") and not _give_up_power():
        return UNABLE
    writes = _watch(root, order.get("kill_at"), order.get("stop_at"), order.get("full_from"))
    try:
        main(["-C", root, "build", *arguments])
    except SystemExit as end:
        code = int(end.code or 0)
    if report := order.get("report"):
        seen = {"writes": writes(), "disk": fingerprint(disk / "site") if size else ""}
        Path(report).write_text(json.dumps(seen), encoding="utf-8")
    return code


def _watch(root: str, kill_at: int | None, stop_at: str | None, full_from: int | None) -> Callable[[], int]:
    """Count what is written near a project; kill at so many, stop at a file, or let the disk be full from some on."""
    # Of the build and of the process that it forks: both count, and the accident is that of the build.
    build, count, stopped = os.getpid(), multiprocessing.Value("Q", 0), False

    def look(event: str, values: tuple[Any, ...]) -> None:
        nonlocal stopped
        if event not in _CHANGING or not isinstance(values[0], (str, bytes)):
            return
        place = os.fsdecode(values[0])
        if (event == "open" and not values[2] & _WRITING) or (place.startswith("/") and not place.startswith(root)):
            return
        with count.get_lock():
            count.value += 1
            number = count.value
        if number == kill_at:
            os.kill(build, signal.SIGKILL)
        if stop_at and place.endswith(stop_at) and not stopped:
            stopped = True
            os.kill(build, signal.SIGSTOP)
        if full_from and number >= full_from and event in _GROWING:
            raise OSError(errno.ENOSPC, "No space left on device", place)

    sys.addaudithook(look)
    return lambda: int(count.value)


def _mount(disk: Path, size: int) -> bool:
    """A disk of so many bytes, which nobody but this process sees and which is gone when it ends."""
    library = ctypes.CDLL(None, use_errno=True)
    disk.mkdir(exist_ok=True)
    if library.unshare(_NEW_MOUNTS) != 0 or library.mount(None, b"/", None, _PRIVATE, None) != 0:
        return False
    done: int = library.mount(b"tmpfs", os.fsencode(disk), b"tmpfs", 0, f"size={size}".encode())
    return done == 0


def _give_up_power() -> bool:
    """Let permissions of files hold for the administrator as well: give up all capabilities (capset(2))."""
    if os.geteuid() != 0:
        return True
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)
    done: int = ctypes.CDLL(None, use_errno=True).capset(header, (ctypes.c_uint32 * 6)())
    return done == 0


if __name__ == "__main__":
    _serve()
