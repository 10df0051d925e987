"""A source that copies or rewrites another names one that exists, and never itself in the end."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.rule import Rule
from generator.checks.suggestions import nearest
from generator.loading.validate import problem_at
from generator.model.catalog import Catalog
from generator.model.source import Source
from generator.problems import Problem


def check(catalog: Catalog) -> Iterator[Problem]:
    """Look at the origin that any source names."""
    for source in catalog.sources.values():
        above = source.data.derived_from
        if above is None or f"sources/{above}" in catalog.broken | catalog.gone:
            continue
        if above not in catalog.sources:
            near = nearest(above, [name for name in catalog.sources if name != source.id])
            tip = f"Did you mean {near}?" if near else f"Make content/sources/{above}.yml first."
            message = f"There is no source “{above}”."
            yield problem_at(source.record, ("derived_from",), RULE.name, message, tip)
        elif circle := _circle(catalog, source):
            if above == source.id:
                message = "A source cannot be derived from itself."
            else:
                message = f"These sources are derived from each other: {' → '.join(circle)}."
            tip = "Keep `derived_from` in the copies, and take it out of the one that came first."
            yield problem_at(source.record, ("derived_from",), RULE.name, message, tip)


def _circle(catalog: Catalog, source: Source) -> list[str]:
    """The ids from a source back to itself; empty where its origins end, or end in a circle of others."""
    path = [source.id]
    above = source.data.derived_from
    while above and above in catalog.sources and above not in path:
        path.append(above)
        above = catalog.sources[above].data.derived_from
    return [*path, source.id] if above == source.id else []


RULE = Rule("derived-from", "A source that copies or rewrites another names one that exists.", check)
