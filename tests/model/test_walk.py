"""Walks through records: does the short one find what the one with paths finds?"""

from __future__ import annotations

from collections import Counter

from generator.checks.cited import path_of
from generator.examining import examine
from generator.model.walk import (
    evidence_of,
    pieces_of,
    prose_of,
    prose_of_source,
    references_of,
    referred_by,
    texts_of,
    texts_of_source,
)
from tests.conftest import BRIDGES, TODAY


def test_evidence_without_paths() -> None:
    """Does each entry give the same pieces of evidence in the same order, with and without the paths to them?"""
    catalog = examine(BRIDGES, {}, TODAY).catalog
    assert catalog is not None
    groups = {located.path[0] for entry in catalog.entries.values() for located in evidence_of(entry)}
    assert groups == {"evidence", "status", "values", "facts", "disagreements"}
    for entry in catalog.entries.values():
        assert list(pieces_of(entry)) == [located.item for located in evidence_of(entry)]
        assert [path_of(entry, number) for number, _ in enumerate(pieces_of(entry))] == [
            located.path for located in evidence_of(entry)
        ]


def test_texts_without_paths() -> None:
    """Does each record give the same texts, as often, with and without the paths to them?"""
    catalog = examine(BRIDGES, {}, TODAY).catalog
    assert catalog is not None
    names = {located.path[0] for entry in catalog.entries.values() for located in prose_of(entry)}
    assert names >= {"summary", "definition", "status", "values", "facts", "caveats", "unknowns", "disagreements"}
    for entry in catalog.entries.values():
        assert Counter(texts_of(entry)) == Counter(located.item for located in prose_of(entry))
    for source in catalog.sources.values():
        assert Counter(texts_of_source(source)) == Counter(located.item for located in prose_of_source(source))


def test_references_without_paths() -> None:
    """Does each entry refer to the same entries, as often, with and without the paths to where it does?"""
    catalog = examine(BRIDGES, {}, TODAY).catalog
    assert catalog is not None
    found = [located.path for entry in catalog.entries.values() for located in references_of(entry)]
    assert {"status", "facts", "see_also"} < {path[0] for path in found}
    assert {"by", "overtaken"} <= {path[2] for path in found if path[0] == "facts"}
    for entry in catalog.entries.values():
        assert Counter(referred_by(entry)) == Counter(located.item for located in references_of(entry))
