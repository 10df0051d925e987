"""The table of references between entries, each with its role."""

from __future__ import annotations

from generator.languages.words import message
from generator.model.walk import Path, references_of
from generator.outputs.entry_record import EntryRecord
from generator.outputs.parts_record import reference
from generator.outputs.site_data import SiteData
from generator.tabling.columns import ENTRY, entry_of
from generator.tabling.table import Cell, Column, Rows, Table, Type

REFERENCES = Table(
    "entry_references",
    message("References between entries"),
    "Each reference of an entry to another one, with its role: a field of the kind, facts.by (who says a fact), "
    "facts.overtaken.by, status.caused_by or see_also. Mentions in a text are not among them.",
    (
        ENTRY,
        Column("position", "Its place among the references of the entry, from 1.", Type.INTEGER, required=True),
        Column("role", "What the reference is to the entry.", required=True),
        Column("fact", "The fact that refers, if it is one.", refers_to="facts"),
        Column("refers_to", "The entry that is referred to.", refers_to="entries", required=True),
        Column("refers_to_item", "The fact or value of it, as kind/id#fact, if the reference names one."),
    ),
    key=("entry", "position"),
    label="role",
)


def rows(record: EntryRecord, data: SiteData) -> Rows:
    """The rows of this table for one entry."""
    entry = record.entry
    for number, located in enumerate(references_of(entry), 1):
        to = str(reference(located.item, data)["id"])
        fact = f"{entry.key}#{entry.facts[int(located.path[1])].id}" if located.path[0] == "facts" else None
        item = to if "#" in to else None
        role: dict[str, Cell] = {"entry": entry.key, "position": number, "role": _role(located.path), "fact": fact}
        yield "entry_references", {**role, "refers_to": entry_of(to), "refers_to_item": item}


def _role(path: Path) -> str:
    return ".".join(step for step in path if isinstance(step, str))
