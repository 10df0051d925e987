"""What `factsheet check` costs: `python -m tests.benchmarks.checking N [N ...] [--rounds 3]` prints a table.

Cold is the first check of a project; then it is run again with nothing changed, and after each of the usual edits of
one entry, which are taken back before the next.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.benchmarks.compare import WORK, Line, environment, ours, table
from tests.benchmarks.content import SEED, make_content
from tests.benchmarks.editing import read, reword, save
from tests.benchmarks.measuring import Cost, cost_of, middle


def check(root: Path, *, wrong: bool = False) -> Cost:
    """Run the command once; raises RuntimeError if it finds anything wrong, or nothing where it should."""
    cost = cost_of([sys.executable, "-m", "generator", "check"], root, environment())
    if bool(cost.code) != wrong:
        raise RuntimeError(cost.said)
    return cost


def edited(root: Path, key: str, word: str) -> Iterator[tuple[str, Cost]]:
    """What a check costs after each edit of an entry. What was published and goes is an error, and told as one."""
    entry = root / f"content/{key}.yml"
    data, before = read(entry), entry.read_bytes()
    fact = data["facts"][0]
    reword(entry, f"It was seen in round {word}.")
    yield "a fact changed", check(root)
    save(entry, {**data, "facts": [*data["facts"], {**fact, "id": "one-more"}]})
    yield "a fact added", check(root)
    save(entry, {**data, "facts": [*data["facts"][1:], {**fact, "id": "one-more"}]})
    yield "a fact removed", check(root, wrong=True)
    save(entry, data | {"name": f"{data['name']} {word}"})
    yield "a title changed", check(root)
    entry.write_bytes(before)
    another = entry.with_name("one-more-entry.yml")
    save(another, data)
    yield "an entry added", check(root)
    another.unlink()
    source = root / f"content/sources/{fact['evidence'][0]['source']}.yml"
    another = source.with_name("one-more-source.yml")
    save(another, {name: value for name, value in read(source).items() if name not in ("text", "digest", "skipped")})
    yield "a source added", check(root)
    another.unlink()
    entry.unlink()
    yield "an entry deleted", check(root, wrong=True)
    entry.write_bytes(before)


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
        found: defaultdict[str, list[Cost]] = defaultdict(list)
        for number in range(chosen.rounds):
            shutil.rmtree(root / "build", ignore_errors=True)
            found["cold"].append(check(root))
            found["nothing changed"].append(check(root))
            key = list(content.entries)[number * 20 + 9]
            for name, cost in edited(root, key, "abcdefghij"[number % 10]):
                found[name].append(cost)
        print(f"\nfactsheet check, {len(content.entries):,} entries, {chosen.rounds} rounds")
        print(*table([Line(name, middle(costs)) for name, costs in found.items()], None), sep="\n", flush=True)


if __name__ == "__main__":
    main()
