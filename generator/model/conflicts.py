"""When the values of a figure contradict each other, so that its page must show all of them and say why."""

from __future__ import annotations

from itertools import combinations

from generator.model.catalog import Catalog
from generator.model.entry import Entry
from generator.model.parts import Value
from generator.model.quantities import Precision


def in_conflict(catalog: Catalog, entry: Entry) -> bool:
    """Whether live values of a figure differ.

    A lower and an upper bound with room between them are the two ends of a range, not a conflict.
    """
    return any(_differ(one, other) for one, other in combinations(catalog.live_values(entry), 2))


def _differ(one: Value, other: Value) -> bool:
    if one.value is None or other.value is None:
        return one.phrase != other.phrase
    bounds = {one.precision: one.value, other.precision: other.value}
    if set(bounds) == {Precision.AT_LEAST, Precision.AT_MOST}:
        return bounds[Precision.AT_LEAST] > bounds[Precision.AT_MOST]
    return (one.value, one.precision) != (other.value, other.precision)
