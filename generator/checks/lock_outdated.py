"""Each line of content/quotes.lock stands for one piece of evidence; `factsheet verify` sees to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

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
    if catalog.broken or any(each.source not in catalog.sources for _, found in cited(catalog) for _, each in found):
        return
    live, attested = Counter(line for _, _, line in held(catalog)), Counter[tuple[str, str]]()
    stale: list[int] = []
    for number, text in enumerate(catalog.quotes_lock.splitlines(), 1):
        line = parse_line(text)
        if line:
            attested[line] += 1
            stale += [number] if attested[line] > live[line] else []
    if stale:
        count = "1 line attests" if len(stale) == 1 else f"{len(stale)} lines attest"
        yield _problem(stale[0], f"{count} evidence that is no longer there.")
    shared = sum(max(0, live[line] - count) for line, count in attested.items())
    if shared:
        count = "1 piece of evidence was" if shared == 1 else f"{shared} pieces of evidence were"
        yield _problem(0, f"{count} checked under another fact, with no line of its own yet.")


def _problem(line: int, message: str) -> Problem:
    tip = "Run `factsheet verify`, and commit content/quotes.lock."
    return Problem(FILE, line, min(line, 1), RULE.name, message, tip, level=Level.WARNING, fixable=True)


RULE = Rule("lock-outdated", "Each line of content/quotes.lock stands for one piece of evidence.", check)
