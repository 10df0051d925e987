"""Walks through entries: does the short one find what the one with paths finds?"""

from __future__ import annotations

from generator.examining import examine
from generator.model.walk import evidence_of, pieces_of
from tests.conftest import BRIDGES, TODAY


def test_evidence_without_paths() -> None:
    """Does each entry give the same pieces of evidence in the same order, with and without the paths to them?"""
    catalog = examine(BRIDGES, {}, TODAY).catalog
    assert catalog is not None
    groups = {located.path[0] for entry in catalog.entries.values() for located in evidence_of(entry)}
    assert groups == {"evidence", "status", "values", "facts", "disagreements"}
    for entry in catalog.entries.values():
        assert list(pieces_of(entry)) == [located.item for located in evidence_of(entry)]
