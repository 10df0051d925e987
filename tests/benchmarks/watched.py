"""Runs `factsheet` and tells how long its parts take: `python -m tests.benchmarks.watched TIMES.json COMMAND ...`.

The functions of each part are wrapped in this process alone, so the software has no switch for it and publishes the
same. Times are CPU and wall seconds, those of processes that it starts and waits for included; a part inside another
one counts for itself only. Of what a fork of the process does meanwhile (`generator/forking.py`) only the CPU counts,
as the wall time is that of the process. What no part covers is named `rest`. A function that is gone raises
AttributeError: then PARTS must follow the software.
"""

from __future__ import annotations

import functools
import importlib
import json
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

# The part of a build -> the functions that do its work, as module:name or module:Class.name.
PARTS = {
    "checks": ("generator.examining:examine",),
    "pages": ("generator.producing:produce_from",),
    "engine": ("generator.building:build_site",),
    "last step of pages": ("generator.engine.finishing:Finishing.page", "generator.engine.finishing:Finishing.done"),
    "card images": ("generator.engine.sharing_cards:render_cards",),
    "files and open data": ("generator.engine.beside:written",),
    "search index": (
        "generator.searching.collecting:Collecting.add",
        "generator.searching.collecting:Collecting.finish",
    ),
    "PDFs": ("generator.engine.pdfs:Pdfs.add",),
}
APART = ("search index", "card images", "PDFs")  # measured on lines of their own


class Clock:
    """Spends the time that passes on the innermost part that runs. A fork has its own, and notes it in the folder."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._first = folder, os.getpid()
        self._begin()

    def _begin(self) -> None:
        self.spent: dict[str, list[float]] = {}
        self._process = os.getpid()
        self._parts: list[str] = ["rest"]
        self._last = _now()

    def turn(self) -> None:
        """Put what passed since the last turn on the part that ran."""
        now = _now()
        spent = self.spent.setdefault(self._parts[-1], [0.0, 0.0])
        spent[0] += now[0] - self._last[0]
        spent[1] += now[1] - self._last[1]
        self._last = now

    def over(self, part: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, watched as a part."""

        @functools.wraps(function)
        def watched(*arguments: Any, **named: Any) -> Any:
            if os.getpid() != self._process:
                self._begin()
            self.turn()
            self._parts.append(part)
            try:
                return function(*arguments, **named)
            finally:
                self.turn()
                self._parts.pop()
                if self._process != self._first and len(self._parts) == 1:
                    (self._folder / f"{self._process}.json").write_text(json.dumps(self.spent), encoding="utf-8")

        return watched

    def take_in(self) -> None:
        """Put the CPU that forks spent on its parts; until now it counted where they were waited for."""
        for file in self._folder.iterdir():
            for part, (cpu, _) in json.loads(file.read_text(encoding="utf-8")).items():
                if part != "rest":
                    self.spent.setdefault(part, [0.0, 0.0])[0] += cpu
                    self.spent["engine"][0] -= cpu


def _now() -> tuple[float, float]:
    """CPU of this process and of those that it waited for, and wall, in seconds."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime, time.perf_counter()


def watch(clock: Clock) -> None:
    """Wrap the functions of all parts."""
    for part, places in PARTS.items():
        for place in places:
            owner, name = found(place)
            setattr(owner, name, clock.over(part, getattr(owner, name)))


def found(place: str) -> tuple[Any, str]:
    """The module or class of a function of PARTS, and the function's name there."""
    module, _, path = place.partition(":")
    owner: Any = importlib.import_module(module)
    *outer, name = path.split(".")
    for each in outer:
        owner = getattr(owner, each)
    return owner, name


def main(arguments: list[str]) -> None:
    """Run the command, then write what each part took, also when it fails."""
    times = Path(arguments[0])
    with tempfile.TemporaryDirectory() as folder:
        clock = Clock(Path(folder))
        watch(clock)
        from generator.cli import main as factsheet

        try:
            factsheet(arguments[1:])
        finally:
            clock.turn()
            clock.take_in()
            times.write_text(json.dumps(clock.spent), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
