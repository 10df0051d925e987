"""Columns that many tables have, and their cells: the entry, the place in it, dates that may be vague."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.tabling.table import Cell, Column, Type

ENTRY = Column("entry", "The entry.", refers_to="entries", required=True)
POSITION = Column(
    "position",
    "Its place among those of the entry, from 1, as on the page. It is no id: it moves when one comes before it.",
    Type.INTEGER,
    required=True,
)
ROW_ID = Column(
    "id",
    "The id of the row. It is made of what the row says, so it stays when rows come before it, or go. It changes with "
    "just that: the words of a quotation, the day of a status.",
    required=True,
)
IN_PLACE_OF_STATUS = Column(
    "in_place_of_status",
    "Of an entry whose kind tracks no status: what its page says in its place, such as that a view is no finding of "
    "this site. Keep it with whatever you take.",
)
BOUNDS = ("earliest", "latest", "approximate")  # what stands beside a date as written


def vague(name: str, about: str, *, required: bool = False, beside: Sequence[str] = ()) -> list[Column]:
    """The columns of a date that may be vague: as written, the first and last day that it can mean, and whether these
    are only about right.

    `beside` gives the last three other names than `name_earliest`, `name_latest`, `name_approximate`.
    """
    earliest, latest, approximate = beside or [f"{name}_{bound}" for bound in BOUNDS]
    signs = (
        "As written: ~ is about, so that the true day may lie outside of the two bounds; <= is by, >= is that day or "
        "later; a month or year means some day of it."
    )
    about_right = f"Where {approximate} is true, this is no limit: the true day may lie"
    return [
        Column(name, f"{about} {signs}", required=required),
        Column(
            earliest, f"The first day that {name} can mean; empty if it has none. {about_right} before it.", Type.DAY
        ),
        Column(latest, f"The last day that {name} can mean; empty if it has none. {about_right} after it.", Type.DAY),
        Column(
            approximate,
            f"Whether {name} is only about right (~). If so, take neither {earliest} nor {latest} for a limit.",
            Type.BOOLEAN,
            required=required,
        ),
    ]


def vague_cells(name: str, day: Mapping[str, str | bool | None] | None) -> dict[str, Cell]:
    """The cells of a date as published data has it (`generator.outputs.parts_record.date`)."""
    if day is None:
        return {}
    return {name: day["written"], **{f"{name}_{bound}": day[bound] for bound in BOUNDS}}


def entry_of(key: str) -> str:
    """The entry in the key of an entry, fact or value: `kind/id` of `kind/id#fact`."""
    return key.partition("#")[0]
