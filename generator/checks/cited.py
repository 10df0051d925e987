"""All evidence of a catalog, gone through once for the many rules that look at it."""

from __future__ import annotations

from collections.abc import Sequence

from generator.checks.keeping import kept
from generator.model.catalog import Catalog
from generator.model.entry import Entry
from generator.model.parts import Evidence
from generator.model.walk import Located, evidence_of

Cited = tuple[Entry, Sequence[Located[Evidence]]]


@kept
def cited(catalog: Catalog) -> Sequence[Cited]:
    """Each entry that has evidence, in their order, with every piece of it."""
    pairs = ((entry, tuple(evidence_of(entry))) for entry in catalog.entries.values())
    return tuple(pair for pair in pairs if pair[1])
