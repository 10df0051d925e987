"""`content/quotes.lock` is as the program writes it: no strange lines, no leftovers of a merge."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.rule import Rule
from generator.evidence.lock import parse_lock
from generator.model.catalog import Catalog
from generator.problems import Problem

FILE = "content/quotes.lock"


def check(catalog: Catalog) -> Iterator[Problem]:
    """Look at every line of the lock."""
    _, strange = parse_lock(catalog.quotes_lock)
    for number, line in strange:
        merge = line.startswith(("<<<<<<<", "=======", ">>>>>>>", "|||||||"))
        message = "A merge conflict was left here." if merge else "This line is not one that the program writes."
        tip = "Run `factsheet verify` where the texts are at hand: it writes the file anew."
        yield Problem(FILE, number, 1, RULE.name, message, tip)


RULE = Rule("lock-format", "content/quotes.lock is as the program writes it.", check)
