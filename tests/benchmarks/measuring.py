"""What a command costs: CPU and wall seconds, and memory, its children included; what a site weighs."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_PAUSE = 0.25  # seconds between two looks at the memory


@dataclass(frozen=True)
class Cost:
    """CPU and wall in seconds, the most memory at one time in bytes, and how the command ended."""

    cpu: float
    wall: float
    memory: int
    code: int
    said: str = ""


@dataclass(frozen=True)
class Weight:
    """How many files a folder has, and their bytes in all."""

    files: int
    size: int


# Run by a small process of its own: of a command, the system counts as its memory what its parent had when it began.
_RUN = """
import os, sys, time
answer, command = int(sys.argv[1]), sys.argv[2:]
started = time.perf_counter()
process = os.spawnvp(os.P_NOWAIT, command[0], command)
_, status, usage = os.wait4(process, 0)
wall = time.perf_counter() - started
code = os.waitstatus_to_exitcode(status)
os.write(answer, f"{usage.ru_utime + usage.ru_stime} {wall} {usage.ru_maxrss} {code}".encode())
"""


def cost_of(command: Sequence[str], folder: Path, environ: Mapping[str, str] | None = None) -> Cost:
    """Run a command to its end. CPU is that of the process and of all that it waited for."""
    told, answer = os.pipe()
    run = [sys.executable, "-I", "-S", "-c", _RUN, str(answer), *command]
    with (folder / ".said").open("w+", encoding="utf-8") as said, os.fdopen(told) as pipe:
        with subprocess.Popen(
            run, cwd=folder, env=environ, stdout=said, stderr=subprocess.STDOUT, pass_fds=[answer]
        ) as process:
            os.close(answer)
            most = _Memory(process.pid)
            cpu, wall, peak, code = pipe.read().split()
            memory = max(most.stop(), int(peak) * 1024)
        said.seek(0)
        text = said.read()
    (folder / ".said").unlink()
    return Cost(float(cpu), float(wall), memory, int(code), text)


class _Memory:
    """Looks again and again at the memory of all below a process; pages that they share count once."""

    def __init__(self, pid: int) -> None:
        self._pid, self._most, self._over = pid, 0, threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def stop(self) -> int:
        """The most that was seen, in bytes."""
        self._over.set()
        self._thread.join()
        return self._most

    def _look(self) -> None:
        while not self._over.wait(_PAUSE):
            _, *below = family(self._pid)
            if len(below) > 1:  # of one process alone, the kernel knows the peak
                self._most = max(self._most, sum(map(_share, below)))


def family(pid: int) -> list[int]:
    """A process and all that it started, and so on."""
    found = [pid]
    for each in found:
        try:
            children = Path(f"/proc/{each}/task/{each}/children").read_text(encoding="ascii")
        except OSError:
            continue
        found += map(int, children.split())
    return found


def _share(pid: int) -> int:
    """The memory of a process in bytes, of what it shares with others its share."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)


def weight_of(folder: Path) -> Weight:
    """Count the files below a folder."""
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return Weight(len(sizes), sum(sizes))


def middle(costs: Iterable[Cost]) -> Cost:
    """The medians of several runs of one command; of the memory, the most."""
    found = list(costs)
    cpu, wall = (statistics.median(values) for values in zip(*((each.cpu, each.wall) for each in found), strict=True))
    return Cost(cpu, wall, max(each.memory for each in found), max(abs(each.code) for each in found))
