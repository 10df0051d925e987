"""A preview that runs, and what is asked of it while its speed is measured."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.compare import environment
from tests.benchmarks.measuring import family

_ASK_AGAIN = 0.01  # seconds between two requests
_SETTLED = 13.0  # seconds with little work after which a preview has settled: it waits ten for calm
_IDLE = 0.1  # of a core: less is little work, also where others leave but a share of it
_LONGEST = 900.0  # seconds until we give up


@dataclass(frozen=True)
class Server:
    """A preview that runs."""

    port: int
    pid: int

    def get(self, path: str) -> str:
        """The page as it is served; empty if there is none."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=_LONGEST)
        try:
            connection.request("GET", f"/{path}")
            answer = connection.getresponse()
            text = answer.read().decode("utf-8", "replace")
            return text if answer.status == 200 else ""
        except OSError:
            return ""
        finally:
            connection.close()

    def until(self, started: float, seen: Callable[[], bool]) -> float:
        """The seconds from `started` until something is seen. Raises TimeoutError if it never is."""
        while not seen():
            if time.perf_counter() - started > _LONGEST:
                raise TimeoutError("The edit was never seen.")
            time.sleep(_ASK_AGAIN)
        return time.perf_counter() - started

    def settle(self) -> None:
        """Wait until what the last edit set off in the background, such as the index of the search, is done."""
        busy = True
        while busy:
            before = self.cpu()
            time.sleep(_SETTLED)
            busy = self.cpu() - before > _SETTLED * _IDLE

    def cpu(self) -> float:
        """The CPU seconds that the preview and its children have used."""
        ticks = 0
        for pid in family(self.pid):
            fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
            ticks += int(fields[11]) + int(fields[12])
        return ticks / os.sysconf("SC_CLK_TCK")


@contextmanager
def serving(root: Path) -> Iterator[Server]:
    """`mkdocs serve` in a project, until its first build is served."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "-q", "-a", f"127.0.0.1:{port}"]
    with (root / "serve.log").open("w", encoding="utf-8") as log:
        process = subprocess.Popen(command, cwd=root, env=environment(), stdout=log, stderr=subprocess.STDOUT)
    try:
        server = Server(port, process.pid)
        server.until(time.perf_counter(), lambda: bool(server.get("about/")) or process.poll() is not None)
        if process.poll() is not None:
            raise RuntimeError((root / "serve.log").read_text(encoding="utf-8")[-2_000:])
        yield server
    finally:
        process.terminate()
        process.wait()
