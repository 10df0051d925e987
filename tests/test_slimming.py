"""What a build lets go of: is anything missing afterwards?"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from generator.examining import Examination, examine, read
from generator.model.entry import Entry
from generator.model.source import Source
from generator.slimming import slim


def written(part: BaseModel) -> dict[str, Any]:
    """What an editor wrote."""
    return part.model_dump(exclude_unset=True, warnings=False)


def test_nothing_is_missing(bridges: Path) -> None:
    """Are the data of each record what they were, and does each part know which fields were written?"""
    before, after = examine(bridges).catalog, examine(bridges).catalog
    assert before is not None
    assert after is not None
    slim(after)
    records: list[list[Entry | Source]] = [[*each.entries.values(), *each.sources.values()] for each in (before, after)]
    for one, two in zip(*records, strict=True):
        assert "data" not in vars(two.record)
        assert one.record.data == two.record.data
        assert one.data.model_fields_set == two.data.model_fields_set
        assert written(one.data) == written(two.data)


def test_names_of_fields_are_shared(bridges_root: Path, examine_site: Callable[..., Examination]) -> None:
    """Do parts with the same fields share the set of their names, which takes as much memory as what they say?"""
    catalog = examine_site(bridges_root).catalog
    assert catalog is not None
    slim(catalog)
    parts: list[BaseModel] = [fact for entry in catalog.entries.values() for fact in entry.facts]
    assert len({id(part.model_fields_set) for part in parts}) == len(
        {frozenset(part.model_fields_set) for part in parts}
    )


def test_keys_are_shared(bridges_root: Path, examine_site: Callable[..., Examination]) -> None:
    """Does each part share the keys of its fields with the others of its form?"""
    catalog = examine_site(bridges_root).catalog
    assert catalog is not None
    slim(catalog)
    evidence = [each for entry in catalog.entries.values() for fact in entry.facts for each in fact.evidence]
    assert evidence
    assert all(sys.getsizeof(vars(each)) < sys.getsizeof(dict(vars(each).items())) for each in evidence)


def test_records_made_small_as_they_are_read(bridges: Path) -> None:
    """Does a project say the same if each record lets go of what it can at once? And did it let go?"""
    before, after = read(bridges).catalog, read(bridges, slim=True).catalog
    assert before is not None
    assert after is not None
    assert before.entries.keys() == after.entries.keys()
    assert before.sources.keys() == after.sources.keys()
    records: list[list[Entry | Source]] = [[*each.entries.values(), *each.sources.values()] for each in (before, after)]
    for one, two in zip(*records, strict=True):
        assert not vars(two.record).keys() & {"data", "text"}
        assert two.record.text == one.record.text
        assert two.record.data == one.record.data
        assert two.record.position(("checked_on",)) == one.record.position(("checked_on",))
        assert written(one.data) == written(two.data)


def test_short_texts_are_shared(bridges: Path) -> None:
    """Is a word that many records say held once?"""
    catalog = read(bridges, slim=True).catalog
    assert catalog is not None
    sources = [each.source for entry in catalog.entries.values() for fact in entry.facts for each in fact.evidence]
    assert len({id(each) for each in sources}) == len(set(sources)) < len(sources)
