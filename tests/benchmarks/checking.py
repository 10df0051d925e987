"""What `factsheet check` costs: `python -m tests.benchmarks.checking N [N ...] [--rounds 3]` prints a table.

Cold is the first check of a project; then it is run again with nothing changed, and with one fact changed.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.compare import WORK, Line, environment, ours, table
from tests.benchmarks.content import SEED, make_content
from tests.benchmarks.editing import reword
from tests.benchmarks.measuring import Cost, cost_of, middle


def check(root: Path) -> Cost:
    """Run the command once; raises RuntimeError if it finds anything wrong."""
    cost = cost_of([sys.executable, "-m", "generator", "check"], root, environment())
    if cost.code:
        raise RuntimeError(cost.said)
    return cost


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure at each size."""
    parser = argparse.ArgumentParser(description="Measure `factsheet check`.")
    parser.add_argument("counts", type=int, nargs="+", metavar="N", help="how many entries")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--folder", type=Path, default=WORK)
    chosen = parser.parse_args(arguments)
    for count in chosen.counts:
        content = make_content(count, chosen.seed)
        root = ours(content, chosen.folder / f"check-{len(content.entries)}")
        found: dict[str, list[Cost]] = {"cold": [], "nothing changed": [], "a fact changed": []}
        for number in range(chosen.rounds):
            shutil.rmtree(root / "build", ignore_errors=True)
            found["cold"].append(check(root))
            found["nothing changed"].append(check(root))
            key = list(content.entries)[number * 7 + 3]
            reword(root / f"content/{key}.yml", f"It was seen in round {'abcdefghij'[number % 10]}.")
            found["a fact changed"].append(check(root))
        print(f"\nfactsheet check, {len(content.entries):,} entries, {chosen.rounds} rounds")
        print(*table([Line(name, middle(costs)) for name, costs in found.items()], None), sep="\n", flush=True)


if __name__ == "__main__":
    main()
