"""Tables of sources: the record of each, where else it was read, and what its paragraphs say in the editors' words."""

from __future__ import annotations

from generator.languages.words import message
from generator.model.absences import Absence
from generator.outputs.site_data import SiteData
from generator.outputs.source_record import SourceRecord
from generator.tabling.columns import vague, vague_cells
from generator.tabling.table import Cell, Column, Rows, Table, Type

_SOURCE = Column("source", "The source.", refers_to="sources", required=True)

TABLES = (
    Table(
        "sources",
        message("Sources"),
        "Each source that is cited: what it is, who published it, where it is, and how near it is to the facts.",
        (
            Column("id", "The id of the source; it never changes.", required=True),
            Column("title", "The title as published, or a plain description of the record.", required=True),
            Column("url", "The page on the source on this site.", Type.PAGE, required=True),
            Column("publisher", "Who published it.", required=True),
            Column("author", "Who wrote it, where that is named."),
            Column("type", "What it is: a word of the list source-types in vocabulary.", required=True),
            Column("type_label", "What it is, as readers see it.", required=True),
            Column("tier", "primary (the record itself), secondary, or aggregator (a copy of others).", required=True),
            *vague("published", "When it was published."),
            Column("published_basis", "How that is known; or why it is not."),
            Column("address", "Where it is.", Type.LINK),
            Column("address_missing", "Why no address is given."),
            Column("archived", "An archived copy.", Type.LINK),
            Column("official_citation", "How it is cited."),
            Column("derived_from", "The source that it copies or rewrites: both count once.", refers_to="sources"),
            Column("language", "The language of the source, as a code.", required=True),
            Column("read_on", "The day on which it was read.", Type.DAY, required=True),
            Column(
                "read_as", "full, excerpt (a part was read), or account (known through accounts of it).", required=True
            ),
            Column(
                "is_held",
                "Whether the editors hold its text, so that quotations are checked.",
                Type.BOOLEAN,
                required=True,
            ),
            Column("is_published_here", "Whether its text stands on this site.", Type.BOOLEAN, required=True),
            Column("note", "What the copy is, interests, what was left out."),
            Column("changed_on", "The day on which the record last changed, if that is known.", Type.DAY),
            Column("checked_on", "The day on which the record was last checked.", Type.DAY, required=True),
        ),
        label="title",
    ),
    Table(
        "sources__read_at",
        message("Copies of sources"),
        "Where a source was read, if not at its own address.",
        (
            _SOURCE,
            Column("position", "Its place, from 1.", Type.INTEGER, required=True),
            Column("address", "The address of the copy.", Type.LINK, required=True),
        ),
        key=("source", "position"),
        label="address",
    ),
    Table(
        "source_paragraphs",
        message("Paragraphs of sources"),
        "What each paragraph of a text that is held says, in the editors' own words.",
        (
            _SOURCE,
            Column("paragraph", "Its number, from 1.", Type.INTEGER, required=True),
            Column("digest", "What it says; empty if it was not used."),
            Column("skipped", "Why it was not used."),
        ),
        key=("source", "paragraph"),
    ),
)


def rows(record: SourceRecord, data: SiteData) -> Rows:
    """The rows of these tables for one source."""
    source, found = record.source.data, record.computed
    missing = source.published.why if isinstance(source.published, Absence) else ""
    row: dict[str, Cell] = {
        "id": record.source.id,
        **{name: getattr(source, name) for name in ("title", "publisher", "author", "type", "language", "read_as")},
        **{name: getattr(source, name) for name in ("archived", "official_citation", "derived_from")},
        **{name: found[name] for name in ("url", "address", "is_held", "is_published_here", "note", "changed_on")},
        "type_label": found["type"],
        "tier": source.tier.value,
        **vague_cells("published", found["published"]),
        "published_basis": data.plain(source.published_basis or missing),
        "address_missing": data.plain(source.address.why) if isinstance(source.address, Absence) else None,
        "read_on": source.read_on.isoformat(),
        "checked_on": source.checked_on.isoformat(),
    }
    yield "sources", row
    for number, address in enumerate(source.read_at, 1):
        yield "sources__read_at", {"source": record.source.id, "position": number, "address": address}
    for paragraph in sorted({*source.digest, *source.skipped}):
        told = {
            "digest": data.plain(source.digest.get(paragraph)),
            "skipped": data.plain(source.skipped.get(paragraph)),
        }
        yield "source_paragraphs", {"source": record.source.id, "paragraph": paragraph, **told}
