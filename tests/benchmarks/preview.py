"""How long an edit takes to be seen: `python -m tests.benchmarks.preview N [--edits 10] [--verbose] [--pause 2]`,
with `mkdocs serve`.

A preview of an invented project is started. Then, again and again, a file is saved and the page asked for until it has
the new words: those of a fact on the page of its entry, and of a summary on the page of the entry and on the index. The
time runs from the save to the answer, with the delay of the watcher. Then come edits that change which pages there are:
a title, a new entry, an entry deleted. At the end, what it costs to watch while nothing happens.
"""

from __future__ import annotations

import argparse
import http.client
import os
import random
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.compare import WORK, environment, ours
from tests.benchmarks.content import SEED, make_content
from tests.benchmarks.editing import read, retell, reword, save
from tests.benchmarks.inventing import place
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


class Editor:
    """Saves files of a project and waits until the preview shows it."""

    def __init__(self, server: Server, root: Path, *, tell: bool = False, pause: float = 0.0) -> None:
        """With `tell`, each edit is told with its time; `pause` are seconds before each."""
        self.server, self.root = server, root
        self._number, self._tell, self._pause = 0, tell, pause

    def _words(self, form: str) -> str:
        """A sentence that nothing else has said."""
        self._number += 1
        return form.format(place(self._number * 37 % 1600), place(self._number * 11 % 1600))

    def fact(self, key: str) -> float:
        """Change a fact, and wait for the page of its entry."""
        words = self._words("It was seen at {} and {}.")
        return self._seen(key, lambda: reword(self._file(key), words), words, f"{key}/")

    def summary(self, key: str) -> float:
        """Change a summary, and wait for the page of its entry and the index of its kind, which shows it."""
        words = self._words("It was told of at {} and {}.")
        return self._seen(key, lambda: retell(self._file(key), words), words, f"{key}/", _index(key))

    def title(self, key: str) -> float:
        """Change a name, and wait for it on its page: on the index it may move to a later one."""
        words = self._words("{} and {}")
        data = read(self._file(key))
        data["name"] = words
        return self._seen(key, lambda: save(self._file(key), data), words, f"{key}/")

    def added(self, key: str) -> float:
        """Add a copy of an entry, and wait for its page."""
        data = read(self._file(key))
        data["name"] = self._words("New {} {}")
        new = "bodies/a-new-one"
        return self._seen(new, lambda: save(self._file(new), data), data["name"], f"{new}/")

    def deleted(self) -> float:
        """Delete the entry that was added, and wait until its page is gone."""
        started = time.perf_counter()
        self._file("bodies/a-new-one").unlink()
        return self.server.until(started, lambda: not self.server.get("bodies/a-new-one/"))

    def _file(self, key: str) -> Path:
        return self.root / f"content/{key}.yml"

    def _seen(self, key: str, edit: Callable[[], None], words: str, *paths: str) -> float:
        """The seconds from a save until all these pages have the words."""
        time.sleep(self._pause)
        edit()
        started = time.perf_counter()
        seconds = self.server.until(started, lambda: all(words in self.server.get(path) for path in paths))
        if self._tell:
            print(f"  {key:60} {seconds:8.2f} s", flush=True)
        return seconds


def _index(key: str) -> str:
    return f"{key.partition('/')[0]}/"


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure at one size."""
    parser = argparse.ArgumentParser(description="Measure how long an edit takes to be seen in a preview.")
    parser.add_argument("count", type=int, metavar="N", help="how many entries")
    parser.add_argument("--edits", type=int, default=10)
    parser.add_argument("--idle", type=float, default=20.0, help="seconds of watching at the end")
    parser.add_argument("--verbose", action="store_true", help="tell the time of each edit")
    parser.add_argument("--pause", type=float, default=0.0, help="seconds before each, for what goes on in between")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--folder", type=Path, default=WORK)
    chosen = parser.parse_args(arguments)
    content = make_content(chosen.count, chosen.seed)
    root = ours(content, chosen.folder / f"preview-{len(content.entries)}")
    chance, keys = random.Random(chosen.seed), list(content.entries)
    started = time.perf_counter()
    with serving(root) as server:
        print(f"{len(keys):,} entries, served after {time.perf_counter() - started:.1f} s", flush=True)
        index = server.get("bodies/")
        bodies = [key for key in keys if f'href="{key.partition("/")[2]}/"' in index and key.startswith("bodies/")]
        editor = Editor(server, root, tell=chosen.verbose, pause=chosen.pause)
        facts = [editor.fact(chance.choice(keys)) for _ in range(chosen.edits)]
        print(_told("a fact, on its page", facts), flush=True)
        summaries = [editor.summary(chance.choice(bodies)) for _ in range(chosen.edits)]
        print(_told("a summary, on page and index", summaries), flush=True)
        for name, seconds in (
            ("title", editor.title(bodies[-1])),
            ("new entry", editor.added(bodies[0])),
            ("entry deleted", editor.deleted()),
        ):
            print(f"{name:30} {seconds:8.2f} s", flush=True)
        server.settle()
        before = server.cpu()
        time.sleep(chosen.idle)
        print(f"{'watching while nothing happens':30} {(server.cpu() - before) / chosen.idle:8.1%} of a core")


def _told(name: str, seconds: Sequence[float]) -> str:
    """Median and 95th percentile."""
    ordered = sorted(seconds)
    high = ordered[min(len(ordered) - 1, round(0.95 * len(ordered)))]
    return f"{name:30} median {statistics.median(ordered):8.2f} s, 95th percentile {high:8.2f} s, {len(ordered)} edits"


if __name__ == "__main__":
    main()
