"""Tables of facts and of values of figures: each with its permalink, and never without who says so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.languages.words import message
from generator.outputs.entry_record import EntryRecord
from generator.tabling.columns import ENTRY, IN_PLACE_OF_STATUS, POSITION, entry_of, vague, vague_cells
from generator.tabling.of_evidence import best_standing, evidence_rows
from generator.tabling.table import Cell, Column, Rows, Table, Type

_SUPPORT = (
    Column("standing", "How far the best of its evidence was checked: checked, located or not-held.", required=True),
    Column("independent_sources", "How many of its sources are independent.", Type.INTEGER, required=True),
    Column("one_press_source", "Whether one press source carries all.", Type.BOOLEAN, required=True),
)
_ID = (
    Column("id", "kind/id#anchor; it never changes.", required=True),
    ENTRY,
    Column("anchor", "The part behind the # in its address.", required=True),
    POSITION,
    Column("url", "Its permalink.", Type.PAGE, required=True),
)

TABLES = (
    Table(
        "facts",
        message("Facts"),
        "Each fact: what is said, how it is asserted and by whom, when, and how well it is supported.",
        (
            *_ID,
            Column(
                "says",
                "The fact. Where a claim does not name who makes it, the attribution stands before it in brackets, "
                "and belongs to it.",
                required=True,
            ),
            Column(
                "assertion",
                "In which way: reported, held, announced, alleged, predicted, opinion, or inference (of the editors).",
                required=True,
            ),
            Column("speaker", "Who says so, if that is an entry.", refers_to="entries"),
            Column("speaker_name", "Who says so: a name, or the words of a source that names nobody."),
            Column(
                "who_says_so",
                "How it is asserted and by whom, as its page says it; for a plain report, who published it.",
                required=True,
            ),
            Column("attribution", "The words in brackets before the fact."),
            *vague("dated", "The date of what is said or done."),
            Column("inferred_from", "Of an inference: from what it is inferred."),
            Column("caveat", "What the fact does not say."),
            *vague("overtaken_on", "When a later event overtook it; a fact that was overtaken may no longer hold."),
            Column("overtaken_by", "The entry that overtook it.", refers_to="entries"),
            Column("overtaken_how", "How it was overtaken."),
            IN_PLACE_OF_STATUS,
            Column("is_key", "Whether the editors show it at the top of the page.", Type.BOOLEAN, required=True),
            *_SUPPORT,
        ),
        label="says",
    ),
    Table(
        "entry_values",
        message("Values of figures"),
        "Each value of a figure, with its precision and the date for which it speaks. What is counted stands in "
        "entries.definition.",
        (
            *_ID,
            Column("text", "The value as readers see it, with precision and unit.", required=True),
            Column("number", "The number; read it with its precision.", Type.NUMBER),
            Column("precision", "exact, about, at-least or at-most; empty for a phrase."),
            Column("phrase", "A quantity without a number, in the source's words."),
            Column("unit", "What is counted, or the ISO 4217 code of a currency."),
            *vague("as_of", "The date for which the value speaks.", required=True),
            Column("rank", "preferred (shown first), normal, or superseded (no longer live).", required=True),
            Column("note", "What the value means, or why it has its rank."),
            *_SUPPORT,
        ),
        label="text",
    ),
)


def rows(record: EntryRecord) -> Rows:
    """The rows of these tables for one entry, with their evidence."""
    entry = record.entry
    for number, (fact, found) in enumerate(zip(entry.facts, record.computed["facts"], strict=True), 1):
        by, later, said = found["by"], found["overtaken"], found["attribution"]
        row: dict[str, Cell] = {
            **_shared(found, entry.key, number),
            "says": f"({said}) {found['says']}" if said else found["says"],
            "speaker": by and by["id"] and entry_of(by["id"]),
            "speaker_name": by and by["name"],
            "who_says_so": found["who_says_so"],
            "attribution": said,
            **vague_cells("dated", found["on"]),
            **{name: found[name] for name in ("assertion", "inferred_from", "caveat")},
            **vague_cells("overtaken_on", later and later["on"]),
            "overtaken_by": later and later["by"] and entry_of(later["by"]["id"]),
            "overtaken_how": later and later["how"],
            "in_place_of_status": record.computed["in_place_of_status"],
            "is_key": fact.key,
        }
        yield "facts", row
        yield from evidence_rows("facts", f"{entry.key}#{fact.id}", entry.key, found["evidence"])
    for number, found in enumerate(record.computed["values"], 1):
        copied = {name: found[name] for name in ("text", "number", "precision", "phrase", "unit", "rank", "note")}
        shared = _shared(found, entry.key, number)
        yield "entry_values", {**shared, **copied, **vague_cells("as_of", found["as_of"])}
        yield from evidence_rows("entry_values", str(shared["id"]), entry.key, found["evidence"])


def _shared(found: Mapping[str, Any], entry: str, number: int) -> dict[str, Cell]:
    return {
        "id": f"{entry}#{found['id']}",
        "entry": entry,
        "anchor": found["id"],
        "position": number,
        **{name: found[name] for name in ("url", "independent_sources", "one_press_source")},
        "standing": best_standing(found["evidence"]),
    }
