"""The steps that there are, found by themselves: a new one touches its own file alone."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from generator.migrating import steps as package
from generator.migrating.step import Step


@cache
def steps() -> tuple[Step, ...]:
    """All steps, each leading from where the one before it ends, from format 0 on.

    Raises ValueError if two steps begin with the same format or one is missing: no content could pass such a gap.
    """
    names = sorted(module.name for module in iter_modules(package.__path__))
    found: list[Step] = [import_module(f"{package.__name__}.{name}").STEP for name in names]
    return chained(found)


def chained(found: list[Step]) -> tuple[Step, ...]:
    """The steps in their order. Raises ValueError unless each leads from where the one before it ends."""
    ordered = tuple(sorted(found, key=lambda step: step.start))
    if [step.start for step in ordered] != list(range(len(ordered))):
        raise ValueError(f"The steps begin with the formats {[step.start for step in ordered]}; each is needed once.")
    return ordered
