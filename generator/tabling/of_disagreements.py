"""Tables of disagreements: what sources differ about, and what each of them says."""

from __future__ import annotations

from generator.languages.words import message
from generator.outputs.entry_record import EntryRecord
from generator.outputs.steady_ids import SteadyIds
from generator.tabling.columns import ENTRY, POSITION, ROW_ID, vague, vague_cells
from generator.tabling.of_evidence import evidence_rows
from generator.tabling.table import Cell, Column, Rows, Table, Type

TABLES = (
    Table(
        "disagreements",
        message("Disagreements"),
        "What sources differ about. What each of them says stands in claims.",
        (
            ROW_ID,
            ENTRY,
            POSITION,
            Column("about", "What the sources differ about.", required=True),
            Column("weighing", "Which one this site follows and why, or why none.", required=True),
        ),
        label="about",
    ),
    Table(
        "claims",
        message("Claims in disagreements"),
        "What one of the sources says that differ. One row alone is not what this site says: see the disagreement.",
        (
            ROW_ID,
            Column("disagreement", "What they differ about.", refers_to="disagreements", required=True),
            ENTRY,
            Column("position", "Its place in the disagreement, from 1.", Type.INTEGER, required=True),
            Column("claim", "What this source says, attributed, in the editors' words.", required=True),
            *vague("dated", "The date for which it speaks."),
        ),
        label="claim",
    ),
)


def rows(record: EntryRecord) -> Rows:
    """The rows of these tables for one entry, with their evidence."""
    key, ids = record.entry.key, SteadyIds()
    for number, each in enumerate(record.computed["disagreements"], 1):
        row = ids.of(f"{key}/disagreements/", each["about"])
        told: dict[str, Cell] = {"about": each["about"], "weighing": each["weighing"]}
        yield "disagreements", {"id": row, "entry": key, "position": number, **told}
        for place, claim in enumerate(each["says"], 1):
            said: dict[str, Cell] = {"claim": claim["claim"], **vague_cells("dated", claim["on"])}
            here = ids.of(f"{row}/claims/", claim["claim"])
            yield "claims", {"id": here, "disagreement": row, "entry": key, "position": place, **said}
            yield from evidence_rows("claims", here, key, claim["evidence"])
