"""The table of evidence: one row for each use of a source, whatever it stands under."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from generator.languages.words import message
from generator.outputs.steady_ids import SteadyIds
from generator.tabling.columns import ROW_ID
from generator.tabling.table import Cell, Column, Rows, Table, Type

# The table under whose rows evidence stands -> the column of this table that holds their key.
_UNDER = {"facts": "fact", "entry_values": "value", "statuses": "status", "claims": "claim"}

EVIDENCE = Table(
    "evidence",
    message("Pieces of evidence"),
    "Each use of a source: what rests on it, where it says so, and how far that was checked.",
    (
        ROW_ID,
        Column(
            "of_table",
            "The table of what rests on it: entries, facts, entry_values, statuses or claims.",
            required=True,
        ),
        Column("of_id", "The key of what rests on it, in that table.", required=True),
        Column("entry", "The entry on whose page it stands.", refers_to="entries", required=True),
        *(
            Column(column, "What rests on it, if that is one of these.", refers_to=table)
            for table, column in _UNDER.items()
        ),
        Column("position", "Its place among the evidence of the same statement, from 1.", Type.INTEGER, required=True),
        Column("source", "The source.", refers_to="sources", required=True),
        Column("quote", "The exact words of the source."),
        Column("paragraph", "The paragraph of the source's text, counted from 1.", Type.INTEGER),
        Column("words_first", "Instead of a quotation: the first word of the passage in its paragraph.", Type.INTEGER),
        Column("words_last", "The last word of that passage.", Type.INTEGER),
        Column("at", "Where in a source whose text is not held: a page or section."),
        Column("page", "The page of a PDF, as its viewer counts.", Type.INTEGER),
        Column(
            "standing",
            "checked: the quotation stands word for word in the text that the editors hold; located: the passage was "
            "found there; not-held: cited, the text is not held.",
            required=True,
        ),
        Column("url", "The words at the source's own address, as exactly as its kind of file allows.", Type.LINK),
    ),
    label="quote",
)


def evidence_rows(table: str, row: str, entry: str, pieces: Sequence[Mapping[str, Any]]) -> Rows:
    """The evidence of one row of a table."""
    ids = SteadyIds()
    for number, piece in enumerate(pieces, 1):
        first, _, last = (piece["words"] or "").partition("-")
        cells: dict[str, Cell] = {
            "id": ids.of(f"{row}/evidence/{piece['source']}-", evidence_words(piece)),
            "of_table": table,
            "of_id": row,
            "entry": entry,
            "position": number,
            "source": piece["source"],
            "quote": piece["quote"],
            "paragraph": piece["paragraph"],
            "words_first": int(first) if first else None,
            "words_last": int(last) if last else None,
            "at": piece["at"],
            "page": piece["page"],
            "standing": piece["standing"],
            "url": piece["url"],
        }
        if table in _UNDER:
            cells[_UNDER[table]] = row
        yield "evidence", cells


def evidence_words(piece: Mapping[str, Any]) -> str:
    """What tells a piece of evidence from others of its source: the words that it quotes, or else their place."""
    return piece["quote"] or " ".join(f"{key}:{piece[key]}" for key in ("paragraph", "words", "at", "page"))


def best_standing(pieces: Sequence[Mapping[str, Any]]) -> str:
    """How far the best of some evidence was checked."""
    found = {str(piece["standing"]) for piece in pieces}
    return min(found, key=("checked", "located", "not-held").index)
