"""On each topic, no side has more than twice the room of another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.checks.rule import Rule
from generator.loading.validate import problem_at
from generator.model.catalog import Catalog
from generator.pages.positions import Side, sides_on
from generator.problems import Level, Problem

_MOST = 2  # times the room of the other side


def check(catalog: Catalog) -> Iterator[Problem]:
    """Compare the words of the sides on every topic. Sides marked `balance: false`, such as observers, are left out."""
    yield from compare(catalog, catalog.vocabulary.lists["topics"])


def compare(catalog: Catalog, topics: Iterable[str]) -> Iterator[Problem]:
    """The same on some topics."""
    for topic in topics:
        facing = [side for side in sides_on(catalog, topic, with_empty=True) if side.term.balance]
        for name in dict.fromkeys(side.sides for side in facing):
            sides = sorted((side for side in facing if side.sides == name), key=lambda side: side.words)
            if sides[-1].words > _MOST * sides[0].words and len(sides) > 1:
                yield _uneven(catalog, topic, sides[-1], sides[0])


def _uneven(catalog: Catalog, topic: str, largest: Side, smallest: Side) -> Problem:
    """The problem stands at the topic of the longest position of the side with most room."""
    longest = max(largest.entries, key=lambda entry: (largest.room[entry.key], entry.key))
    label = catalog.vocabulary.term("topics", topic).label
    message = (
        f"On “{label}”, “{largest.term.label}” has {largest.words} words, "
        f"and “{smallest.term.label}” has {smallest.words}: less than half of that."
    )
    tip = "Say more of what the other side says, or less here."
    path = ("tags", longest.data.tags.index(topic))
    return problem_at(longest.record, path, RULE.name, message, tip, level=Level.WARNING)


RULE = Rule("balance", "On each topic, no side has more than twice the room of another.", check)
