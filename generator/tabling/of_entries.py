"""Tables of what every entry has: itself, its topics, other names, statuses, caveats and open questions."""

from __future__ import annotations

from generator.languages.words import message
from generator.model.absences import Absence
from generator.outputs.entry_record import EntryRecord
from generator.outputs.site_data import SiteData
from generator.outputs.steady_ids import SteadyIds
from generator.tabling.columns import ENTRY, IN_PLACE_OF_STATUS, POSITION, ROW_ID, entry_of, vague, vague_cells
from generator.tabling.of_evidence import evidence_rows
from generator.tabling.table import Cell, Column, Rows, Table, Type

TABLES = (
    Table(
        "entries",
        message("Entries"),
        "One row for each entry of any kind. Its own fields stand in the table of its kind.",
        (
            Column("id", "kind/id: the address of the page below the site; it never changes.", required=True),
            Column("kind", "The kind of entry.", refers_to="kinds", required=True),
            Column("name", "Its name.", required=True),
            Column("url", "Its page.", Type.PAGE, required=True),
            Column("answer", "The first sentence of the summary."),
            Column("summary", "What it is, and what holds.", required=True),
            Column("status", "The word for its status on the day as_of; empty for kinds that track none."),
            Column("status_label", "The status as readers see it."),
            *vague("status_since", "From when the status holds."),
            IN_PLACE_OF_STATUS,
            Column("definition", "Of a figure: what exactly is counted, and what is not."),
            Column("weighing", "Of a figure whose values differ: why one is preferred."),
            Column("as_of", "The day for which status and reviews were worked out.", Type.DAY, required=True),
            Column("changed_on", "The day on which a fact of it last changed, if that is known.", Type.DAY),
            Column("checked_on", "The day on which somebody last checked it.", Type.DAY, required=True),
            Column("review_due", "The day on which it is to be checked again.", Type.DAY, required=True),
            Column("review_overdue", "Whether that day had passed on the day as_of.", Type.BOOLEAN, required=True),
        ),
        label="name",
    ),
    Table(
        "entry_topics",
        message("Topics of entries"),
        "Which entry is on which topic.",
        (ENTRY, Column("topic", "The topic.", refers_to="topics", required=True)),
        key=("entry", "topic"),
    ),
    Table(
        "aliases",
        message("Aliases"),
        "Other names under which people look for an entry.",
        (ENTRY, POSITION, Column("alias", "The other name.", required=True)),
        key=("entry", "position"),
        label="alias",
    ),
    Table(
        "statuses",
        message("Statuses"),
        "Each dated change of the status of an entry, the oldest first. The present one stands in entries.",
        (
            ROW_ID,
            ENTRY,
            POSITION,
            Column("status", "The word for the status.", required=True),
            Column("status_label", "The status as readers see it.", required=True),
            *vague("since", "From when it holds.", required=True),
            Column(
                "has_begun",
                "Whether it had begun on the day for which the data was made. If not, it is only announced, and "
                "never the present status.",
                Type.BOOLEAN,
                required=True,
            ),
            Column("caused_by", "The entry that brought the change about.", refers_to="entries"),
            Column("note", "What happened."),
        ),
        label="status_label",
    ),
    Table(
        "caveats",
        message("Caveats"),
        "What an entry does not say.",
        (ENTRY, POSITION, Column("caveat", "The caveat.", required=True)),
        key=("entry", "position"),
    ),
    Table(
        "unknowns",
        message("Open questions"),
        "What is not known of an entry.",
        (
            ENTRY,
            POSITION,
            Column("asks", "What is not known.", required=True),
            Column("note", "Where it was looked for, and until when."),
            *vague("since", "Since when the question stands open."),
        ),
        key=("entry", "position"),
        label="asks",
    ),
    Table(
        "absences",
        message("Fields without a value"),
        "Fields of entries of which it is told why they have no value.",
        (
            ENTRY,
            Column("field", "The field of the kind.", required=True),
            Column("reason", "unknown, or not_applicable.", required=True),
            Column("why", "The reason in words.", required=True),
        ),
        key=("entry", "field"),
    ),
)


def rows(record: EntryRecord, data: SiteData) -> Rows:
    """The rows of these tables for one entry."""
    key, found, entry = record.entry.key, record.computed, record.entry
    yield "entries", _entry(record)
    yield from (("entry_topics", {"entry": key, "topic": topic}) for topic in dict.fromkeys(entry.data.tags))
    for number, alias in enumerate(entry.data.aliases, 1):
        yield "aliases", {"entry": key, "position": number, "alias": alias}
    yield from evidence_rows("entries", key, key, found["evidence"])
    ids = SteadyIds()
    for number, status in enumerate(found["statuses"], 1):
        row = ids.of(f"{key}/status/{status['id']}-", status["since"]["written"])
        cause = status["caused_by"]
        words: dict[str, Cell] = {"status": status["id"], "status_label": status["label"], "note": status["note"]}
        words["has_begun"] = status["has_begun"]
        cells = {**words, **vague_cells("since", status["since"]), "caused_by": cause and entry_of(cause["id"])}
        yield "statuses", {"id": row, "entry": key, "position": number, **cells}
        yield from evidence_rows("statuses", row, key, status["evidence"])
    for number, text in enumerate(found["caveats"], 1):
        yield "caveats", {"entry": key, "position": number, "caveat": text}
    for number, each in enumerate(found["unknowns"], 1):
        since = vague_cells("since", each["since"])
        yield "unknowns", {"entry": key, "position": number, "asks": each["asks"], "note": each["note"], **since}
    for name, value in entry.fields.items():
        if isinstance(value, Absence):
            why = data.plain(value.why)
            yield "absences", {"entry": key, "field": name, "reason": value.reason.value, "why": why}


def _entry(record: EntryRecord) -> dict[str, Cell]:
    found, status = record.computed, record.computed["status"]
    copied = ("url", "answer", "summary", "definition", "weighing", "as_of", "changed_on", "checked_on", "review_due")
    row: dict[str, Cell] = {"id": record.entry.key, "kind": record.entry.kind.id, "name": record.entry.name}
    row |= {name: found[name] for name in (*copied, "review_overdue", "in_place_of_status")}
    if status:
        row |= {"status": status["id"], "status_label": status["label"]}
        row |= vague_cells("status_since", status["since"])
    return row
