"""All evidence of a catalog, gone through once for the many rules that look at it.

What they ask of each piece lies in rows, one behind the other. The pieces themselves lie all over the memory, and of a
large catalog it takes longer to get there than to look.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from generator.checks.keeping import kept
from generator.evidence.lock import digest
from generator.model.catalog import Catalog
from generator.model.entry import Entry
from generator.model.parts import Evidence, Span
from generator.model.walk import Path, evidence_of, pieces_of

# The entry, the number of the piece in it (`path_of` tells where it stands), the piece itself; and of that the source,
# the paragraph, the quotation, the span of words and the page.
Cited = tuple[Entry, int, Evidence, str, int | None, str | None, Span | None, int | None]


class Held(NamedTuple):
    """Evidence from a text that we hold: its number in the entry, and the line of the lock that would attest it."""

    entry: Entry
    number: int
    evidence: Evidence
    line: tuple[str, str]


@kept
def cited(catalog: Catalog) -> Sequence[Cited]:
    """Every piece of evidence, in the order of the entries."""
    return tuple(
        [
            (entry, number, piece, piece.source, piece.paragraph, piece.quote, piece.words, piece.page)
            for entry in catalog.entries.values()
            for number, piece in enumerate(pieces_of(entry))
        ]
    )


def path_of(entry: Entry, number: int) -> Path:
    """The path of a piece of evidence, counted from 0 through all of the entry."""
    return next(islice(evidence_of(entry), number, None)).path


@kept
def held(catalog: Catalog) -> Sequence[Held]:
    """All evidence from texts that we hold."""
    texts: dict[str, str] = {}  # asked for by name, as a catalog may be narrowed to some records
    found: list[Held] = []
    for entry, number, piece, name, *_ in cited(catalog):
        if name not in texts:
            source = catalog.sources.get(name)
            texts[name] = source.data.text.sha256 if source and source.data.text else ""
        if sha256 := texts[name]:
            found.append(Held(entry, number, piece, (name, digest(piece, sha256))))
    return tuple(found)
