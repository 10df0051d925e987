"""Each line of content/quotes.lock stands for one piece of evidence; `factsheet verify` sees to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from generator.checks.cited import cited, held
from generator.checks.lock_format import FILE
from generator.checks.rule import Rule
from generator.evidence.lock import parse_line
from generator.model.catalog import Catalog
from generator.problems import Level, Problem


def check(catalog: Catalog) -> Iterator[Problem]:
    """Compare the lines with the evidence as it stands: lines too many, and evidence without a line of its own.

    Words that no line attests at all are the business of the rule `evidence`. While a record has a mistake of
    form or evidence names a source that is not there, the evidence is not known, so nothing is said.
    """
    if catalog.broken or not {row[3] for row in cited(catalog)} <= catalog.sources.keys():
        return
    yield from compare(Counter(map(" ".join, [each.line for each in held(catalog)])), catalog.quotes_lock)


def compare(live: Mapping[str, int], lock: str) -> Iterator[Problem]:
    """Compare the text of the lock with the lines for the evidence that there is, and how often each is due."""
    lines = lock.splitlines()
    written = dict(Counter(lines))
    for line in written.keys() - live.keys():
        if line[:1] == "#":
            del written[line]
    if written == dict(live):
        return  # as it nearly always is
    attested = {line: count for line, count in written.items() if line in live or parse_line(line)}
    stale: list[int] = []
    if any(count > live.get(line, 0) for line, count in attested.items()):
        before = Counter[str]()
        for number, line in enumerate(lines, 1):
            before[line] += 1
            stale += [number] if line in attested and before[line] > live.get(line, 0) else []
    if stale:
        count = "1 line attests" if len(stale) == 1 else f"{len(stale)} lines attest"
        yield _problem(stale[0], f"{count} evidence that is no longer there.")
    shared = sum(max(0, live.get(line, 0) - count) for line, count in attested.items())
    if shared:
        count = "1 piece of evidence was" if shared == 1 else f"{shared} pieces of evidence were"
        yield _problem(0, f"{count} checked under another fact, with no line of its own yet.")


def _problem(line: int, message: str) -> Problem:
    tip = "Run `factsheet verify`, and commit content/quotes.lock."
    return Problem(FILE, line, min(line, 1), RULE.name, message, tip, level=Level.WARNING, fixable=True)


RULE = Rule("lock-outdated", "Each line of content/quotes.lock stands for one piece of evidence.", check)
