"""Columns that many tables have, and their cells: the entry, the place in it, dates that may be vague."""

from __future__ import annotations

from collections.abc import Mapping

from generator.tabling.table import Cell, Column, Type

ENTRY = Column("entry", "The entry.", refers_to="entries", required=True)
POSITION = Column(
    "position", "Its place among those of the entry, from 1, as on the page.", Type.INTEGER, required=True
)


def vague(name: str, about: str, *, required: bool = False, names: tuple[str, str, str] | None = None) -> list[Column]:
    """The columns of a date that may be vague: as written, and the first and last day that it can mean.

    `names` gives them other names than `name`, `name_earliest`, `name_latest`.
    """
    written, earliest, latest = names or (name, f"{name}_earliest", f"{name}_latest")
    signs = (
        "As written: ~ is about, so that the true day may lie outside of the two bounds; <= is by, >= is that day or "
        "later; a month or year means some day of it."
    )
    return [
        Column(written, f"{about} {signs}", required=required),
        Column(earliest, f"The first day that {name} can mean; empty if it has none.", Type.DAY),
        Column(latest, f"The last day that {name} can mean; empty if it has none.", Type.DAY),
    ]


def vague_cells(name: str, day: Mapping[str, str | None] | None) -> dict[str, Cell]:
    """The cells of a date as published data has it (`generator.outputs.parts_record.date`)."""
    if day is None:
        return {}
    return {name: day["written"], f"{name}_earliest": day["earliest"], f"{name}_latest": day["latest"]}


def entry_of(key: str) -> str:
    """The entry in the key of an entry, fact or value: `kind/id` of `kind/id#fact`."""
    return key.partition("#")[0]
