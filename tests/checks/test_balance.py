"""Rule balance: has one side more than twice the room of the other on a topic?"""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.checks.balance import RULE
from generator.kinds.models import entry_model
from generator.loading.record import parse_record
from generator.model.catalog import Catalog
from generator.model.entry import Entry
from generator.model.site import Term
from generator.problems import Level


def opinion(base: Catalog, name: str, side: str, words: int, topic: str = "traffic") -> Entry:
    """A position of a side with so many words."""
    text = f"name: It\nsummary: {' '.join(['word'] * words)}\ntags: [{topic}]\nside: {side}\nchecked_on: 2025-06-01\n"
    record, problems = parse_record(text, f"content/opinions/{name}.yml")
    assert record is not None, problems
    kind = base.kinds["opinions"]
    return Entry(kind, name, record, entry_model(kind).model_validate(record.data), {"side": side})


def found(base: Catalog, *opinions: Entry, balanced: bool = True) -> list[tuple[str, int, str]]:
    """What the rule says, with both sides to be balanced or only one."""
    sides = {
        "keepers": Term.model_construct(label="Keepers"),
        "builders": Term.model_construct(label="Builders", balance=balanced),
        "onlookers": Term.model_construct(label="Onlookers", balance=False),
    }
    vocabulary = base.vocabulary.model_copy(update={"lists": {**base.vocabulary.lists, "sides": sides}})
    catalog = replace(base, vocabulary=vocabulary, entries={entry.key: entry for entry in opinions})
    problems = list(RULE.check(catalog))
    assert all(problem.level is Level.WARNING for problem in problems)
    return [(problem.file.rpartition("/")[2], problem.line, problem.message) for problem in problems]


@pytest.mark.parametrize(("keepers", "builders", "uneven"), [(10, 20, False), (10, 21, True), (21, 10, True)])
def test_twice_the_room(base: Catalog, keepers: int, builders: int, uneven: bool) -> None:
    """Is twice the room still fine, and one word more told, whichever the side?"""
    both = (opinion(base, "a", "keepers", keepers), opinion(base, "b", "builders", builders))
    assert bool(found(base, *both)) == uneven


def test_words_of_a_side_are_added(base: Catalog) -> None:
    """Do two short positions weigh as much as a long one?"""
    short = [opinion(base, name, "keepers", 10) for name in ("a", "b", "c")]
    assert found(base, *short, opinion(base, "d", "builders", 30)) == []


def test_each_topic_for_itself(base: Catalog) -> None:
    """Is a side that is silent on one topic told, even if it says much on another?"""
    entries = (
        opinion(base, "a", "keepers", 10, "traffic"),
        opinion(base, "b", "builders", 10, "traffic"),
        opinion(base, "c", "keepers", 5, "upkeep"),
    )
    ((file, line, message),) = found(base, *entries)
    assert (file, line) == ("c.yml", 3)
    assert message.startswith("On “Upkeep”, “Keepers” has 5 words, and “Builders” has 0")


def test_it_stands_at_the_longest_position(base: Catalog) -> None:
    """Does the warning stand where there is most to shorten?"""
    entries = (opinion(base, "a", "keepers", 10), opinion(base, "b", "keepers", 30), opinion(base, "c", "builders", 5))
    assert [file for file, _, _ in found(base, *entries)] == ["b.yml"]


def test_observers_need_no_room(base: Catalog) -> None:
    """Are sides that take no side left out, and a single side never compared with nobody?"""
    assert found(base, opinion(base, "a", "onlookers", 50)) == []
    assert found(base, opinion(base, "a", "keepers", 50), balanced=False) == []
