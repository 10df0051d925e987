"""All evidence of a catalog, gone through once for the many rules that look at it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from generator.checks.keeping import kept
from generator.evidence.lock import digest
from generator.model.catalog import Catalog
from generator.model.entry import Entry
from generator.model.parts import Evidence
from generator.model.walk import Path, evidence_of, pieces_of

Cited = tuple[Entry, Sequence[Evidence]]


class Held(NamedTuple):
    """Evidence from a text that we hold: its number in the entry, and the line of the lock that would attest it."""

    entry: Entry
    number: int
    evidence: Evidence
    line: tuple[str, str]


@kept
def cited(catalog: Catalog) -> Sequence[Cited]:
    """Each entry that has evidence, in their order, with every piece of it; `path_of` tells where it stands."""
    pairs = ((entry, tuple(pieces_of(entry))) for entry in catalog.entries.values())
    return tuple(pair for pair in pairs if pair[1])


def path_of(entry: Entry, number: int) -> Path:
    """The path of a piece of evidence, counted from 0 through all of the entry."""
    return next(islice(evidence_of(entry), number, None)).path


@kept
def held(catalog: Catalog) -> Sequence[Held]:
    """All evidence from texts that we hold."""
    texts: dict[str, str] = {}  # asked for by name, as a catalog may be narrowed to some records
    found: list[Held] = []
    for entry, evidence in cited(catalog):
        for number, piece in enumerate(evidence):
            name = piece.source
            if name not in texts:
                source = catalog.sources.get(name)
                texts[name] = source.data.text.sha256 if source and source.data.text else ""
            if sha256 := texts[name]:
                found.append(Held(entry, number, piece, (name, digest(piece, sha256))))
    return tuple(found)
