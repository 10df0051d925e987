"""What a table is: its name, its columns with type and meaning, its key and what it refers to. Pure data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

Cell = str | int | float | bool | None
Row = Mapping[str, Cell]
Cells = list[Cell]  # a row in the order of the columns of its table
Rows = Iterator[tuple[str, Row]]  # each with the name of its table; columns left out are empty


class Type(StrEnum):
    """What the cells of a column are."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DAY = "day"  # one full day, such as 2025-04-24
    LINK = "link"  # an address elsewhere
    PAGE = "page"  # an address on this site; where the site does not know its own, the path below it


@dataclass(frozen=True)
class Column:
    """A column. `refers_to` names the table whose key stands in it; `required` ones are never empty."""

    name: str
    about: str
    type: Type = Type.TEXT
    refers_to: str = ""
    required: bool = False

    @property
    def is_text(self) -> bool:
        """Whether its cells hold words that somebody wrote, or addresses: what a spreadsheet could take for more."""
        return self.type in (Type.TEXT, Type.LINK, Type.PAGE)


@dataclass(frozen=True)
class Table:
    """A table. `key` names the columns that tell its rows apart; `label` the one by which people know a row."""

    name: str
    title: str
    about: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ("id",)
    label: str = ""

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of its columns."""
        return tuple(column.name for column in self.columns)

    @cached_property
    def references(self) -> tuple[Column, ...]:
        """The columns that hold keys of tables."""
        return tuple(column for column in self.columns if column.refers_to)

    @cached_property
    def known(self) -> frozenset[str]:
        """The names of its columns, to look them up."""
        return frozenset(self.names)

    def cells(self, row: Row) -> Cells:
        """A row in the order of the columns. Raises ValueError if it names a column that the table does not have.

        A text without any sign is no text: CSV could not tell it from an empty cell.
        """
        if not row.keys() <= self.known:
            raise ValueError(f"The table {self.name} has no column {', '.join(sorted(row.keys() - self.known))}.")
        cells = list(map(row.get, self.names))
        return [None if cell == "" else cell for cell in cells] if "" in cells else cells
