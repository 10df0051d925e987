"""A renamed entry's stub leads to an entry, not in a circle; a source's former id to that source alone."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.rule import Rule
from generator.checks.suggestions import did_you_mean
from generator.loading.validate import problem_at
from generator.model.catalog import Catalog, follow
from generator.problems import Problem


def check(catalog: Catalog) -> Iterator[Problem]:
    """Look at every stub, and at the former ids of sources."""
    yield from _stubs(catalog)
    yield from _former_ids(catalog)


def _stubs(catalog: Catalog) -> Iterator[Problem]:
    for key, stub in catalog.moved.items():
        if catalog.entry(stub.to) is None and stub.to.entry not in catalog.broken | catalog.gone:
            circle = follow(stub.to.entry, catalog.moved) in catalog.moved
            message = f"There is no entry “{stub.to.entry}”."
            if circle:
                itself = stub.to.entry == key
                message = f"“{key}” leads to itself." if itself else f"“{key}” and “{stub.to}” lead in a circle."
            tip = "Name the entry that has taken its place." if circle else did_you_mean(str(stub.to), catalog)
            yield problem_at(stub.record, ("moved_to",), RULE.name, message, tip)


def _former_ids(catalog: Catalog) -> Iterator[Problem]:
    taken: dict[str, str] = {}
    for name, source in sorted(catalog.sources.items()):
        for index, former in enumerate(source.data.former_ids):
            other = former if former in catalog.sources else taken.get(former)
            taken[former] = name
            if other is not None:
                what = "is a source of its own" if other == former else f"is a former id of sources/{other} as well"
                tip = "Take it out here: an address leads to one page." if other != name else "Once is enough."
                yield problem_at(source.record, ("former_ids", index), RULE.name, f"“{former}” {what}.", tip)


RULE = Rule("moved", "A renamed entry's stub leads to an entry, and a former id of a source to that source.", check)
