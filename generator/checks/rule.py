"""What a rule is: a name, one sentence, and a function from the catalog to problems."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from generator.model.catalog import Catalog
from generator.problems import Problem

# Of one text, with as many mistakes of one sort, more would help nobody; and each is looked into for what was meant.
MOST_NAMED = 50


@dataclass(frozen=True)
class Rule:
    """One rule. `sentence` says what holds when nobody breaks it."""

    name: str
    sentence: str
    check: Callable[[Catalog], Iterable[Problem]]
