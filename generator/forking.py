"""Work that goes on in a process of its own, made by a fork of this one, while this one goes on with something else.

Where a fork is not safe, or there is no second processor for it, the same work is done in line when its result is asked
for. Either way the result is the same, and what the work raises is raised there.
"""

from __future__ import annotations

import ctypes
import gc
import io
import os
import pickle
import select
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any, Generic, NoReturn, Protocol, TypeVar

from generator.ending import leave_ending_to_parent

T = TypeVar("T")

_TASKS = Path("/proc/self/task")  # one folder for each thread of this process, those of libraries included
_PR_SET_PDEATHSIG = 1
_begun: list[Aside[Any]] = []  # those whose processes nobody has waited for yet
relays: list[GoesOn] = []  # those with work that is not begun yet (`generator.relaying`)


class GoesOn(Protocol):
    """Several pieces of work, of which one begins when another is done."""

    def go_on(self) -> None:
        """Begin with the next piece, if it is its turn."""


class LostError(Exception):
    """The other process ended before its work was done; the message says how."""


class Aside(Generic[T]):
    """One piece of work. The other process ends with this one, whatever ends it, and when `stop` is called.

    What `work` gives or raises is sent from one process to the other, so it should be small. It must neither print nor
    log, and write nothing that this process writes.
    """

    def __init__(self, work: Callable[[], T]) -> None:
        self._work = work
        self._process = 0
        self._answer = -1
        # What the work gives lies on the disk, as a pipe holds little: so the other process can end before it is asked.
        self._value: IO[bytes] = io.BytesIO()

    def begin(self) -> None:
        """Begin with the work now, if that can be."""
        if not can_fork():
            return
        # What is there already is left out of all searches for garbage, which would write to memory that both share.
        # To search it once more before would take long and find nothing: a build keeps what it makes.
        gc.freeze()
        self._value = tempfile.TemporaryFile()  # noqa: SIM115 - it stays open until its value is taken
        self._answer, answer = os.pipe()
        parent = os.getpid()
        try:
            self._process = os.fork()
        except OSError:  # the system has no memory or no process to give: in line, then
            thaw()
            os.close(self._answer)
            self._answer = -1
            self._value.close()
            os.close(answer)
            return
        if self._process == 0:
            _child(self._work, self._value, answer, parent)
        os.close(answer)
        _begun.append(self)

    @property
    def is_elsewhere(self) -> bool:
        """Whether another process has this work, or had it: else it is done when its result is asked for."""
        return self._process != 0

    @property
    def goes_on(self) -> bool:
        """Whether another process is still at work: it answers when it is done, and when it ends."""
        if self._answer < 0:
            return False
        answer = select.poll()
        answer.register(self._answer, select.POLLIN)
        return not answer.poll(0)

    def result(self) -> T:
        """What the work gives, once it is done. Raises what it raised, or LostError."""
        if not self._process:
            return self._work()
        with self._value as value:
            self._wait()
            value.seek(0)
            return pickle.load(value)  # type: ignore[no-any-return]

    def _wait(self) -> None:
        """Wait until the value is there. Raises what the work raised, or LostError."""
        with os.fdopen(self._answer, "rb") as pipe:
            self._answer = -1
            said = pipe.read()
        status = self._waited()
        if status or not said:
            how = f"signal {-status}" if status < 0 else f"exit code {status}"
            raise LostError(f"The process that wrote the files of the site ended too early ({how}).")
        error, trace = pickle.loads(said)
        if error is not None:
            error.add_note(trace)
            raise error

    def stop(self) -> None:
        """End the work, if it still goes on, and wait until nothing of it is left."""
        if self._process:
            os.kill(self._process, signal.SIGKILL)
            self._waited()
        if self._answer >= 0:
            os.close(self._answer)
            self._answer = -1
        self._value.close()

    def _waited(self) -> int:
        process, self._process = self._process, 0
        _begun.remove(self)
        thaw()
        return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def thaw() -> None:
    """Let garbage be searched for in all that there is, once no memory is shared with another process."""
    if not _begun and not relays:
        gc.unfreeze()


def go_on() -> None:
    """Begin with work that waits until other work is done: asked again and again where this process is at work long."""
    for relay in relays:
        relay.go_on()


def can_fork() -> bool:
    """Whether a fork is safe here and pays: one thread, which holds all locks that there are, and a free processor."""
    if not sys.platform.startswith("linux") or len(os.sched_getaffinity(0)) < 2:
        return False
    return len(list(_TASKS.iterdir())) == 1


def has_idle_processor() -> bool:
    """Whether one more process would find a processor that nothing begun here keeps busy, and a fork is safe."""
    go_on()
    busy = 1 + sum(aside.goes_on for aside in _begun)
    return can_fork() and busy < len(os.sched_getaffinity(0))


def _child(work: Callable[[], object], value: IO[bytes], answer: int, parent: int) -> NoReturn:
    """Do the work and tell its result; never return to what the other process was about to do."""
    code = 1
    try:
        leave_ending_to_parent()  # who pressed Ctrl+C is answered by the other process
        relays.clear()  # which are the other process's to go on with
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() == parent:  # else it has ended before this one could be told
            said = _said(work, value)
            with os.fdopen(answer, "wb") as pipe:
                pipe.write(said)
            code = 0
    finally:
        os._exit(code)


def _said(work: Callable[[], object], value: IO[bytes]) -> bytes:
    try:
        pickle.dump(work(), value)
        value.flush()
        return pickle.dumps((None, ""))
    except BaseException as error:
        trace = f"In the process that writes the files:\n{traceback.format_exc()}"
        try:
            said = pickle.dumps((error, trace))
            pickle.loads(said)
        except Exception:  # an exception that cannot be sent
            return pickle.dumps((RuntimeError(traceback.format_exc()), trace))
        return said
