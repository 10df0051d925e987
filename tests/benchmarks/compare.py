"""Compares builds of one invented content: `python -m tests.benchmarks.compare N [N ...] [--rounds 3] [--with NAMES]`.

From the same facts, it makes a project of ours and a project of plain Markdown for each other engine, and builds them
in turn, round after round, so that all of them meet the same weather on the machine: ours cold, the others cold, ours
again with nothing changed. It prints medians, and ratios to the plain MkDocs with Material. Search index, card images
and PDFs of ours stand on lines of their own, so `ours` is what the others build without search: it is built once more
without them, as no part can be taken off from the time of two processes. Cold means that all that a build leaves behind
is gone; the files are in the memory of the system for all alike. Nothing is asserted.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import shutil
import statistics
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.content import SEED, Content, make_content
from tests.benchmarks.engines import ENGINES, Engine, programs
from tests.benchmarks.files import write_project
from tests.benchmarks.measuring import Cost, Weight, cost_of, middle, weight_of
from tests.benchmarks.watched import APART, PARTS

ROOT = Path(__file__).parent.parent.parent
WORK = ROOT / "build" / "benchmarks"
TODAY = "2026-11-22"
_MEASURE = "plain"  # what the others are compared with
_TAGS = re.compile(r"<(script|style)\b.*?</\1>|<[^>]+>", re.DOTALL)
_MAIN = re.compile(r"<article.*</article>", re.DOTALL)


@dataclass(frozen=True)
class Line:
    """A line of the table."""

    name: str
    cost: Cost
    weight: Weight | None = None


def environment() -> dict[str, str]:
    """What our commands run with: this code, and a day that stands still.

    Its bytecode is kept from run to run as that of MkDocs is, which pip has compiled.
    """
    kept = {name: value for name, value in os.environ.items() if not name.startswith("FACTSHEET_")}
    kept.pop("PYTHONDONTWRITEBYTECODE", None)
    return kept | {"FACTSHEET_TODAY": TODAY, "PYTHONPATH": str(ROOT), "NO_COLOR": "1"}


def ours(content: Content, folder: Path) -> Path:
    """A fresh project of ours in the folder."""
    shutil.rmtree(folder, ignore_errors=True)
    write_project(content, folder)
    return folder


class Comparison:
    """The builds of one content."""

    def __init__(self, content: Content, folder: Path, chosen: Sequence[str]) -> None:
        self.engines = {name: ENGINES[name] for name in chosen}
        self.folder, self.root = folder, ours(content, folder / "ours")
        self.bin = programs(WORK / "engines")
        self.costs: dict[str, list[Cost]] = {}
        self.same = True
        for name, engine in self.engines.items():
            shutil.rmtree(folder / name, ignore_errors=True)
            engine.write(content, folder / name)

    def round(self) -> None:
        """Build everything once."""
        self._build_ours()
        for name, engine in self.engines.items():
            self._build(name, engine)
        before = _digest(self.root / "site")
        self._note("again", cost_of([sys.executable, "-m", "generator", "build"], self.root, environment()))
        self.same = self.same and before == _digest(self.root / "site")

    def _build_ours(self) -> None:
        self._clear()
        self._note("ours", cost_of([sys.executable, "-m", "tests.benchmarks.bare", "build"], self.root, environment()))
        self._clear()
        times = self.folder / "times.json"
        command = [sys.executable, "-m", "tests.benchmarks.watched", str(times), "build"]
        self._note("all", cost_of(command, self.root, environment()))
        parts = json.loads(times.read_text(encoding="utf-8"))
        for part in (*PARTS, "rest"):
            part_cpu, part_wall = parts.get(part, (0.0, 0.0))
            self.costs.setdefault(part, []).append(Cost(part_cpu, part_wall, 0, 0))

    def _clear(self) -> None:
        for name in ("build", "site"):
            shutil.rmtree(self.root / name, ignore_errors=True)

    def _build(self, name: str, engine: Engine) -> None:
        for leftover in (engine.site, *engine.caches):
            shutil.rmtree(self.folder / name / leftover, ignore_errors=True)
        self._note(name, cost_of([str(self.bin / engine.command[0]), *engine.command[1:]], self.folder / name))

    def _note(self, name: str, cost: Cost) -> None:
        self.costs.setdefault(name, []).append(cost)
        print(f"  {name}: {cost.cpu:.1f} CPU s, {cost.wall:.1f} s, {cost.memory / 1e6:.0f} MB", flush=True)
        if cost.code:
            print(f"  {name} failed ({cost.code}):\n{cost.said[-2_000:]}", flush=True)

    def lines(self) -> Iterator[Line]:
        """The medians of all rounds."""
        for name, engine in self.engines.items():
            yield Line(engine.name, middle(self.costs[name]), weight_of(self.folder / name / engine.site))
        yield Line("ours, but for the next lines", middle(self.costs["ours"]))
        for part in APART:
            yield Line(f"  {part}", middle(self.costs[part]))
        yield Line("ours, all of it", middle(self.costs["all"]), weight_of(self.root / "site"))
        yield Line(f"ours again ({'same bytes' if self.same else 'OTHER BYTES'})", middle(self.costs["again"]))

    def measure(self) -> Cost | None:
        """What ratios are made to."""
        return middle(self.costs[_MEASURE]) if _MEASURE in self.costs else None

    def parts(self) -> Iterator[str]:
        """Where our build spends its time."""
        for part in (*PARTS, "rest"):
            cost = middle(self.costs[part])
            yield f"  {part:32} {cost.cpu:9.2f} {cost.wall:9.2f}"

    def words(self, keys: Sequence[str]) -> Iterator[str]:
        """How much text the pages have, so that nobody compares short pages with long ones."""
        sites = {"ours": self.root / "site"}
        sites |= {engine.name: self.folder / name / engine.site for name, engine in self.engines.items()}
        for name, site in sites.items():
            counts = {page.parent: _count(page.read_text(encoding="utf-8")) for page in site.rglob("index.html")}
            found = [counts[site / key] for key in keys if site / key in counts]
            middle_one = f"{statistics.median(found):.0f}" if found else "none"
            yield f"  {name}: {middle_one} on the page of an entry, {sum(counts.values()):,} on all pages"


def _count(html: str) -> int:
    """The words between the tags of an article."""
    article = _MAIN.search(html)
    return len(_TAGS.sub(" ", article[0] if article else html).split())


def _digest(site: Path) -> str:
    """The fingerprint of all files of a site."""
    digest = hashlib.blake2b()
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        digest.update(f"{path.relative_to(site)}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def table(lines: Sequence[Line], measure: Cost | None) -> Iterator[str]:
    """The lines, with ratios to the measure."""
    yield f"{'':34} {'CPU s':>9} {'wall s':>9} {'MB mem':>8} {'files':>9} {'MB site':>9} {'CPU ×':>7} {'wall ×':>7}"
    for line in lines:
        cost, weight = line.cost, line.weight
        memory = f"{cost.memory / 1e6:8,.0f}" if cost.memory else " " * 8
        site = f"{weight.files:9,} {weight.size / 1e6:9,.1f}" if weight else " " * 19
        ratios = f"{cost.cpu / measure.cpu:7.2f} {cost.wall / measure.wall:7.2f}" if measure else ""
        yield f"{line.name:34} {cost.cpu:9.2f} {cost.wall:9.2f} {memory} {site} {ratios}"


def main(arguments: Sequence[str] | None = None) -> None:
    """Compare at each size."""
    parser = argparse.ArgumentParser(description="Compare builds of the same facts by ours and other engines.")
    parser.add_argument("counts", type=int, nargs="+", metavar="N", help="how many entries")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--with", dest="engines", default=",".join(ENGINES), help=f"of {', '.join(ENGINES)}")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--folder", type=Path, default=WORK, help="where the projects are made; build/benchmarks")
    chosen = parser.parse_args(arguments)
    before: tuple[int, Cost] | None = None
    for count in chosen.counts:
        content = make_content(count, chosen.seed)
        size = len(content.entries)
        engines = [name for name in chosen.engines.split(",") if name]
        comparison = Comparison(content, chosen.folder / str(size), engines)
        for number in range(chosen.rounds):
            print(f"{size:,} entries, round {number + 1} of {chosen.rounds}", flush=True)
            comparison.round()
        print(f"\n{size:,} entries, {len(content.sources):,} sources, {chosen.rounds} rounds, {os.cpu_count()} cores\n")
        print(*table(list(comparison.lines()), comparison.measure()), "\nParts of ours:", *comparison.parts(), sep="\n")
        print("\nWords, median and sum:", *comparison.words(list(content.entries)[:100]), sep="\n")
        now = middle(comparison.costs["ours"])
        if before:
            grown = now.cpu / size / (before[1].cpu / before[0])
            print(f"\nAn entry costs {grown:.2f} times the CPU that it costs at {before[0]:,} entries.")
        before = size, now
        print(flush=True)


if __name__ == "__main__":
    main()
