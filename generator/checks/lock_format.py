"""The locks are as the program writes them: no strange lines, no leftovers of a merge."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks import ids_never_die
from generator.checks.rule import Rule
from generator.evidence.lock import parse_lock
from generator.model.catalog import Catalog
from generator.problems import Problem

FILE = "content/quotes.lock"


def check(catalog: Catalog) -> Iterator[Problem]:
    """Look at every line of the two locks."""
    _, strange = parse_lock(catalog.quotes_lock)
    tip = "Run `factsheet verify` where the texts are at hand: it writes the file anew."
    yield from (Problem(FILE, number, 1, RULE.name, _message(line), tip) for number, line in strange)
    strange = ids_never_die.strange_lines(catalog)
    tip = "Delete this line and keep the addresses around it; then run `factsheet verify`."
    yield from (Problem(ids_never_die.FILE, number, 1, RULE.name, _message(line), tip) for number, line in strange)


def _message(line: str) -> str:
    merge = line.startswith(("<<<<<<<", "=======", ">>>>>>>", "|||||||"))
    return "A merge conflict was left here." if merge else "This line is not one that the program writes."


RULE = Rule("lock-format", "The locks are as the program writes them.", check)
