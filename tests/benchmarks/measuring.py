"""What a command costs: CPU and wall seconds, and memory, its children included; what a site weighs."""

from __future__ import annotations

import os
import statistics
import subprocess
import threading
import time
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


def cost_of(command: Sequence[str], folder: Path, environ: Mapping[str, str] | None = None) -> Cost:
    """Run a command to its end. CPU is that of the process and of all that it waited for."""
    started = time.perf_counter()
    with (folder / ".said").open("w+", encoding="utf-8") as said:
        process = subprocess.Popen(command, cwd=folder, env=environ, stdout=said, stderr=subprocess.STDOUT)
        most = _Memory(process.pid)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        memory = max(most.stop(), usage.ru_maxrss * 1024)
        said.seek(0)
        text = said.read()
    (folder / ".said").unlink()
    return Cost(usage.ru_utime + usage.ru_stime, wall, memory, process.returncode, text)


class _Memory:
    """Looks again and again at the memory of a process and of all below it; pages that they share count once."""

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
            below = family(self._pid)
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
