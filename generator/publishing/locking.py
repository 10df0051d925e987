"""One build at a time: a lock that the system takes back when its holder ends, however that comes about.

So a file that a killed build left behind never blocks the next one: what counts is who holds it, not that it is there.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_SAID = 100  # bytes of the file that are read to say who holds it


@contextmanager
def held(path: Path, waiting: Callable[[str], None]) -> Iterator[None]:
    """Hold the lock that stands for `path`. If another has it, call `waiting` with who that is, and wait.

    Raises OSError where the file cannot be made. On a file system without locks nothing is held.
    """
    handle = _taken(path, waiting)
    try:
        with suppress(OSError):  # who holds it is only for people
            os.ftruncate(handle, 0)
            os.pwrite(handle, f"process {os.getpid()}".encode(), 0)
        yield
    finally:
        with suppress(OSError):
            path.unlink()  # while it is held: whoever waits sees that this is no longer the file, and begins again
        os.close(handle)


def _taken(path: Path, waiting: Callable[[str], None]) -> int:
    """The open file, locked. It must be the one that stands at `path`, for the holder before us removed its own."""
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o644)
        try:
            if not _lock(handle, wait=False):
                waiting(_holder(handle))
                _lock(handle, wait=True)
            if _is_still(handle, path):
                return handle
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)


def _is_still(handle: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), path.stat(follow_symlinks=False))
    except FileNotFoundError:
        return False


def _holder(handle: int) -> str:
    with suppress(OSError):
        if said := os.pread(handle, _SAID, 0).decode("ascii", "replace"):
            return said if said.isprintable() else "another process"
    return "another process"


if sys.platform == "win32":

    def _lock(handle: int, *, wait: bool) -> bool:
        import msvcrt
        import time

        while True:
            try:
                msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
            except OSError:
                if not wait:
                    return False
                time.sleep(0.2)
            else:
                return True

else:

    def _lock(handle: int, *, wait: bool) -> bool:
        import fcntl

        try:
            fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            return False
        except OSError:  # this file system knows no locks
            return True
        return True
