"""All evidence of a catalog, gone through once for the many rules that look at it."""

from __future__ import annotations

from collections.abc import Sequence

from generator.checks.keeping import kept
from generator.evidence.lock import digest
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


@kept
def held(catalog: Catalog) -> Sequence[tuple[Entry, Located[Evidence], tuple[str, str]]]:
    """All evidence from texts that we hold, each with the line of the lock that would attest it."""
    found: list[tuple[Entry, Located[Evidence], tuple[str, str]]] = []
    for entry, evidence in cited(catalog):
        for located in evidence:
            name = located.item.source
            if (source := catalog.sources.get(name)) and source.data.text:
                found.append((entry, located, (name, digest(located.item, source.data.text.sha256))))
    return tuple(found)
