"""What a list can be narrowed by: facets with choices, counted over the rows; each row names its own in one attribute.

The choices of a row stand on the page as words such as `status:open opened:1931`, which also stand in the address of a
narrowed list. They are made from ids and labels, so they stay the same when entries come and go.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Choice(NamedTuple):
    """One thing that can be chosen: its word in addresses, and what readers see."""

    value: str
    label: str

    @classmethod
    def labelled(cls, label: str) -> Choice:
        """A choice that has no id: its word is made from its label."""
        return cls(re.sub(r"\W+", "-", label.casefold()).strip("-") or "-", label)


# Of one facet: a longer list is read by nobody, and those of fewest rows are found by their words as well.
MOST_OPTIONS = 250
# What one row has to offer for each facet.
Choices = Mapping[str, Sequence[Choice]]


@dataclass(frozen=True)
class Facet:
    """Something to narrow by. `span`: years, of which a first and a last are chosen; else words that are ticked.

    `order` gives the order of the words; without it they stand in the order of their labels.
    """

    name: str
    label: str
    span: bool = False
    order: tuple[str, ...] = ()


@dataclass(frozen=True)
class Option:
    """A choice with the number of rows that have it."""

    value: str
    label: str
    count: int


@dataclass(frozen=True)
class Filter:
    """A facet with everything in it that can be chosen."""

    name: str
    label: str
    span: bool
    options: tuple[Option, ...]


def filters_over(facets: Iterable[Facet], rows: Sequence[Choices]) -> list[Filter]:
    """The facets that can narrow these rows, with their options: where all rows are alike, there is nothing to choose.

    Years stand in their order, the latest first. Words with a hyphen before them are for what is missing, and last.
    """
    return [made for facet in facets if (made := _filter(facet, rows)) and _narrows(made, len(rows))]


def named(choices: Choices) -> str:
    """The choices of a row as the value of its attribute."""
    return " ".join(f"{name}:{choice.value}" for name, chosen in choices.items() for choice in chosen)


def _filter(facet: Facet, rows: Sequence[Choices]) -> Filter:
    counts: Counter[str] = Counter()
    labels: dict[str, str] = {}
    for row in rows:
        offered = row.get(facet.name, ())
        # A row counts once for each word, though it may name one twice.
        for value, label in offered if len(offered) == 1 else {each.value: each for each in offered}.values():
            counts[value] += 1
            labels[value] = label
    if not facet.span and len(counts) > MOST_OPTIONS:
        labels = {value: labels[value] for value, _ in counts.most_common(MOST_OPTIONS)}
    options = tuple(Option(value, labels[value], counts[value]) for value in _ordered(facet, labels))
    return Filter(facet.name, facet.label, facet.span, options)


def _ordered(facet: Facet, labels: Mapping[str, str]) -> list[str]:
    if facet.span:
        return sorted(labels, reverse=True)

    def key(value: str) -> tuple[bool, int, str]:
        place = facet.order.index(value) if value in facet.order else len(facet.order)
        return value.startswith("-"), place, labels[value].casefold()

    return sorted(labels, key=key)


def _narrows(made: Filter, rows: int) -> bool:
    return len(made.options) > 1 or any(option.count < rows for option in made.options)
