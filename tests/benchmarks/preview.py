"""How long an edit takes to be seen: `python -m tests.benchmarks.preview N [--edits 10] [--verbose] [--pause 2]`,
with `mkdocs serve`.

A preview of an invented project is started. Then, again and again, a file is saved and the page asked for until it has
the new words: those of a fact on the page of its entry, and of a summary on the page of the entry and on the index. The
time runs from the save to the answer, with the delay of the watcher. Then come edits that change which pages there are:
a title, a topic, a new entry, one renamed, one deleted; and templates, by which very many pages are others: one of them
is asked for, then all. At the end, what it costs to watch while nothing happens.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from generator.pages.environment import DEFAULTS
from tests.benchmarks.compare import WORK, ours
from tests.benchmarks.content import SEED, Content, make_content
from tests.benchmarks.editing import add_words, move, read, retag, retell, reword, save
from tests.benchmarks.inventing import place
from tests.benchmarks.serving import Server, serving

_TEMPLATES = "site_config/templates"
_OF_ENTRIES = "entry.md.j2"


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

    def topic(self, key: str, topic: str) -> float:
        """Put an entry on another topic, and wait until a page of that leads to it."""
        pages = [f"topics/{topic}/", *(f"topics/{topic}/{number}/" for number in range(2, 10))]
        way = f'/{key}/"'
        started = time.perf_counter()
        retag(self._file(key), topic)
        return self.server.until(started, lambda: any(way in self.server.get(page) for page in pages))

    def renamed(self, key: str) -> float:
        """Give an entry another id, and wait for its page there, and until the old one leads to it."""
        new = f"{key}-renamed"
        edit = partial(move, self._file(key), self._file(new))
        return self._seen(new, edit, new.partition("/")[2], f"{key}/", f"{new}/")

    def template(self, name: str, *keys: str) -> tuple[float, float]:
        """Let a template say more; wait for the page of the last of these entries, and for those of all of them."""
        words = self._words("Said at {} and {}.")
        edit = partial(add_words, self.root / _TEMPLATES / name, words)
        started = time.perf_counter()
        first = self._seen(keys[-1], edit, words, f"{keys[-1]}/")
        return first, self.server.until(started, lambda: all(words in self.server.get(f"{key}/") for key in keys))

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
    (root / _TEMPLATES / _OF_ENTRIES).write_bytes((DEFAULTS / _OF_ENTRIES).read_bytes())
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
        structural = {
            "title": lambda: editor.title(bodies[-1]),
            "topic": lambda: editor.topic(bodies[-2], _other_topic(content, bodies[-2])),
            "new entry": lambda: editor.added(bodies[0]),
            "entry renamed": lambda: editor.renamed(bodies[-3]),
            "entry deleted": editor.deleted,
        }
        for name, edit in structural.items():
            print(f"{name:30} {edit():8.2f} s", flush=True)
        bridges = [key for key in keys if key.startswith("bridges/")]
        there = [key for key in keys if key != bodies[-3]]
        for name, told, shown in (
            ("bridges.md.j2", "template of a kind", bridges),
            (_OF_ENTRIES, "template of all entries", there),
        ):
            first, last = editor.template(name, *shown)
            print(f"{told:30} {first:8.2f} s, all {len(shown):,} pages asked for in turn {last:8.2f} s", flush=True)
        server.settle()
        before = server.cpu()
        time.sleep(chosen.idle)
        print(f"{'watching while nothing happens':30} {(server.cpu() - before) / chosen.idle:8.1%} of a core")


def _other_topic(content: Content, key: str) -> str:
    """A topic on which an entry is not."""
    return next(topic for topic in content.topics if topic not in content.entries[key].get("tags", ()))


def _told(name: str, seconds: Sequence[float]) -> str:
    """Median and 95th percentile."""
    ordered = sorted(seconds)
    high = ordered[min(len(ordered) - 1, round(0.95 * len(ordered)))]
    return f"{name:30} median {statistics.median(ordered):8.2f} s, 95th percentile {high:8.2f} s, {len(ordered)} edits"


if __name__ == "__main__":
    main()
