"""Answers of before an edit: do they hold the records of now, wherever an edited one stood in them?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from generator.model.catalog import Catalog
from generator.model.entry import Entry
from generator.pages.environment import make_environment
from generator.pages.stretches import Stretch
from generator.previewing.answers import Answer
from generator.previewing.watched_catalog import watched


class Row(NamedTuple):
    """A row of a list."""

    told: Any
    lines: int


@dataclass(frozen=True)
class Shown:
    """What a page shows."""

    rows: list[Row]


def edited(catalog: Catalog) -> tuple[Entry, Catalog]:
    """An entry with facts, and a catalog in which it says something else."""
    before = next(entry for entry in catalog.entries.values() if len(entry.facts) > 1)
    facts = tuple(fact.model_copy(update={"says": f"Now: {fact.says}"}) for fact in before.facts)
    after = replace(before, data=before.data.model_copy(update={"facts": facts}))
    return before, replace(catalog, entries={**catalog.entries, before.key: after})


def test_records_and_their_parts_are_those_of_now(catalog: Catalog) -> None:
    """Does a page that is given an answer of before show what a fact says now, and all else as it was?"""
    whole = watched(catalog)
    before, after = edited(whole)
    other = next(entry for entry in whole.entries.values() if entry.key != before.key)
    same = Shown([Row((other, [*other.facts]), 2)])
    rows = {"old": before, "told": {"x": Shown([Row((before, [before.facts[1]]), 2), *same.rows])}, "same": same}
    stretch = Stretch(1, rows["told"]["x"].rows, ("a.md",))  # type: ignore[index]
    found = Answer({"page": {**rows, "stretch": stretch}}, {before.key: before}, after)["page"]
    now = after.entries[before.key]
    assert found["old"] is now
    assert found["told"]["x"].rows[0] == Row((now, [now.facts[1]]), 2)
    assert found["stretch"].rows[0].told[1][0].says.startswith("Now: ")
    assert found["told"]["x"].rows[1] is same.rows[0]
    assert found["same"] is same


def test_what_nobody_knows_the_inside_of_is_no_answer(catalog: Catalog, tmp_path: Path) -> None:
    """Is an answer refused, and not shown as it was, that could hold a record where nobody looks?"""
    template = make_environment(tmp_path).from_string("{{ answer['page'] }}")
    for odd in (iter(()), catalog, object()):
        answer = Answer({"page": {"rows": odd}}, {}, catalog)
        with pytest.raises(RuntimeError):
            answer["page"]
        with pytest.raises(RuntimeError):  # a template would print nothing in the place of a value of a wrong type
            template.render(answer=answer)
