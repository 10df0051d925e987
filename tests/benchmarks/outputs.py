"""What each output costs: `python -m tests.benchmarks.outputs [N ...]` prints a table for catalogs of N entries.

Without numbers it takes 1,000 and 10,000. Each output runs alone, in a process of its own that begins with the catalog
in memory: the CPU and wall time of its own methods, and the memory that came on top. The last rows are the walk without
any output, which works out the records once for all, and all outputs together as a build makes them. Files are counted
and dropped, as a build drops them once they are on the disk. From the second size on stands how much more an entry
costs there than in the size before: 1.0 is linear. Nothing is asserted; machines differ.
"""

from __future__ import annotations

import multiprocessing
import resource
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import cast

from generator.contents import as_bytes
from generator.model.catalog import Catalog
from generator.outputs.making import make_outputs
from generator.outputs.output import File, Output
from generator.outputs.registry import outputs
from tests.benchmarks.many import many_entries

_METHODS = ("of_entry", "of_source", "of_document", "of_site", "at_end")
WALK, ALL = "(the walk alone)", "(all together)"


@dataclass(frozen=True)
class Cost:
    """What a run cost. `memory` is the peak above what the catalog takes, in bytes as all sizes."""

    cpu: float
    wall: float
    memory: int
    files: int
    size: int
    largest: int
    name: str


class Watch:
    """Counts the time that passes while an output makes its files, and none besides."""

    def __init__(self) -> None:
        self.cpu = self.wall = 0.0

    def next(self, files: Iterator[File]) -> File | None:
        """The next file; None behind the last."""
        cpu, wall = time.process_time(), time.perf_counter()
        file = next(files, None)
        self.cpu += time.process_time() - cpu
        self.wall += time.perf_counter() - wall
        return file

    def over(self, output: type[Output]) -> type[Output]:
        """The output, watched."""
        watched = type(output.__name__, (output,), {name: self._over(getattr(output, name)) for name in _METHODS})
        return cast(type[Output], watched)

    def _over(self, method: Callable[..., Iterator[File]]) -> Callable[..., Iterator[File]]:
        def files(*arguments: object) -> Iterator[File]:
            found = method(*arguments)
            while (file := self.next(found)) is not None:
                yield file

        return files


def cost_of(catalog: Catalog, chosen: Sequence[type[Output]]) -> Cost:
    """Run these outputs in a process of their own."""
    context = multiprocessing.get_context("fork")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_run, args=(catalog, chosen, there))
    process.start()
    there.close()
    found: Cost = here.recv()
    process.join()
    return found


def _run(catalog: Catalog, chosen: Sequence[type[Output]], answer: Connection) -> None:
    before, watch, whole = _peak(), Watch(), Watch()
    made = make_outputs(catalog, [watch.over(output) for output in chosen])
    files = size = largest = 0
    name = ""
    while (file := whole.next(made)) is not None:
        path, content = file
        length = len(as_bytes(content))
        files, size = files + 1, size + length
        if length > largest:
            largest, name = length, path
    spent = watch if len(chosen) == 1 else whole
    answer.send(Cost(spent.cpu, spent.wall, _peak() - before, files, size, largest, name))


def _peak() -> int:
    """The most memory that this process has had, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def costs(catalog: Catalog) -> dict[str, Cost]:
    """The cost of each output, of the walk and of all together."""
    found = {output.name: cost_of(catalog, (output,)) for output in outputs()}
    return found | {WALK: cost_of(catalog, ()), ALL: cost_of(catalog, outputs())}


def table(entries: int, found: dict[str, Cost], smaller: tuple[int, dict[str, Cost]] | None) -> Iterable[str]:
    """A line for each output; with the costs of a smaller catalog, how CPU, bytes and memory of an entry grew."""
    grown = "   CPU × bytes ×   mem ×" if smaller else ""
    yield f"{'output':18} {'CPU s':>8} {'wall s':>8} {'MB mem':>8} {'files':>8} {'MB':>9} {'largest':>9}{grown}"
    for name, cost in found.items():
        numbers = f"{cost.cpu:8.2f} {cost.wall:8.2f} {cost.memory / 1e6:8.1f} {cost.files:8,} {cost.size / 1e6:9.2f}"
        more = ""
        if smaller:
            before, scale = smaller[1][name], entries / smaller[0]
            pairs = ((cost.cpu, before.cpu), (cost.size, before.size), (cost.memory, before.memory))
            more = "".join(f" {new / old / scale:7.2f}" if old > 0 else f" {'–':>7}" for new, old in pairs)
        yield f"{name:18} {numbers} {cost.largest / 1e6:9.2f}{more}  {cost.name}"


def main(arguments: Sequence[str]) -> None:
    """Print the tables."""
    smaller: tuple[int, dict[str, Cost]] | None = None
    for count in [int(argument.replace(",", "")) for argument in arguments] or [1_000, 10_000]:
        start = time.perf_counter()
        catalog = many_entries(count)
        days = len(catalog.chronicle.days) if catalog.chronicle else 0
        made = f"{len(catalog.entries):,} entries, {len(catalog.sources):,} sources, {days:,} days of changes"
        print(f"\n{made}; made in {time.perf_counter() - start:.0f} s, {_peak() / 1e6:,.0f} MB", flush=True)
        found = costs(catalog)
        print(*table(len(catalog.entries), found, smaller), sep="\n", flush=True)
        smaller = len(catalog.entries), found
        del catalog


if __name__ == "__main__":
    main(sys.argv[1:])
