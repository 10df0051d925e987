"""All evidence of a catalog, gone through once for the many rules that look at it.

What they ask of each piece lies in rows, one behind the other. The pieces themselves lie all over the memory, and of a
large catalog it takes longer to get there than to look.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from generator.checks.keeping import kept
from generator.evidence.lock import digest, digest_of
from generator.evidence.places import only_place
from generator.model.catalog import Catalog
from generator.model.entry import Entry
from generator.model.parts import Evidence, Span
from generator.model.walk import Path, evidence_of, pieces_of

# The entry, the number of the piece in it (`path_of` tells where it stands), the piece itself; and of that the source,
# the paragraph, the quotation, the span of words and the page.
Cited = tuple[Entry, int, Evidence, str, int | None, str | None, Span | None, int | None]
Quoted = tuple[Entry, int, Evidence, str, int | None, str, Span | None, int | None]


class Held(NamedTuple):
    """Evidence from a text that we hold: its number in the entry, and the line of the lock that would attest it.

    `place` tells where its quotation begins in its paragraph, if it stands there just once, sign for sign and in ASCII,
    without a prefix or suffix, as nearly all do; it is 0 for a span that a paragraph of ASCII has. It is -1 of others,
    and of those it is still to be seen.
    """

    entry: Entry
    number: int
    evidence: Evidence
    line: tuple[str, str]
    place: int


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


@kept
def quoted(catalog: Catalog) -> Sequence[Quoted]:
    """Of these, all with a quotation."""
    return tuple([row for row in cited(catalog) if row[5]])  # type: ignore[misc]


def path_of(entry: Entry, number: int) -> Path:
    """The path of a piece of evidence, counted from 0 through all of the entry."""
    return next(islice(evidence_of(entry), number, None)).path


@kept
def held(catalog: Catalog) -> Sequence[Held]:
    """All evidence from texts that we hold."""
    texts: dict[str, tuple[str, Sequence[str]]] = {}  # asked for by name, as a catalog may be narrowed to some records
    found: list[Held] = []
    for entry, number, piece, name, paragraph, quote, span, _ in cited(catalog):
        if name not in texts:
            texts[name] = _text(name, catalog)
        sha256, paragraphs = texts[name]
        if not sha256:
            continue
        own = paragraphs[paragraph - 1] if paragraph and paragraph <= len(paragraphs) else ""
        place = plain_place(piece, quote, span, own) if own else -1
        if place < 0:
            line = digest(piece, sha256)
        else:  # and what is plain needs no fold
            words = f"words {span.first}-{span.last}" if span else f"quote {quote}"
            line = digest_of(name, paragraph, words, sha256)
        found.append(Held(entry, number, piece, (name, line), place))
    return tuple(found)


def plain_place(piece: Evidence, quote: str | None, span: Span | None, paragraph: str) -> int:
    """The `place` of `Held`, in a paragraph of ASCII that folds leave as it is."""
    if span:
        return 0 if span.last <= paragraph.count(" ") + 1 else -1
    if not quote or quote[0] == " " or quote[-1] == " " or piece.prefix or piece.suffix:
        return -1
    return only_place(quote, paragraph)


def _text(name: str, catalog: Catalog) -> tuple[str, Sequence[str]]:
    """The fingerprint of a text that we hold, as recorded; and its paragraphs, if at hand and as folds leave them."""
    source, text = catalog.sources.get(name), catalog.texts.get(name)
    if source is None or source.data.text is None:
        return "", ()
    return source.data.text.sha256, text.paragraphs if text and text.folded is text.paragraphs else ()
