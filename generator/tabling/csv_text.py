"""CSV that spreadsheets and programs both read: RFC 4180, UTF-8 with a mark, no cell that is taken for a formula."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Sequence

from generator.tabling.table import Cell, Cells, Table

# Spreadsheets take UTF-8 for another encoding without it, and spoil every quotation mark; readers of CSV skip it.
MARK = "\ufeff"
_IN_MEMORY = 1 << 16  # bytes of a table, of which a preview makes some rows only
# What a spreadsheet takes for a formula, after OWASP, "CSV Injection", also behind white space or an apostrophe.
_DANGEROUS = re.compile(r"[\s'\ufeff]*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20\u2212]")
_QUOTED = re.compile('[,"\\r\\n]')  # what stands between quotation marks only


def safe(text: str) -> str:
    """A text that no spreadsheet takes for a formula: with an apostrophe before it, if it begins like one."""
    return f"'{text}" if _DANGEROUS.match(text) else text


def as_written(cell: str) -> str:
    """The text that `safe` was given. Every text comes back as it was: what begins like a formula never stands bare."""
    return cell[1:] if cell.startswith("'") and _DANGEROUS.match(cell[1:]) else cell


class CsvText:
    """One table as CSV, row by row: lines end with CRLF, the first names the columns.

    Rows that were taken lie on the disk, if they are many, until the file is asked for: in one without a name.
    """

    def __init__(self, table: Table) -> None:
        self._is_text = tuple(column.is_text for column in table.columns)
        self._new: list[str] = []  # rows that were added since they were taken last
        self._bytes = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - open as long as this
        self._bytes.write(f"{MARK}{line_of(table.names)}".encode())

    def add(self, cells: Cells) -> None:
        """Add a row, as `Table.cells` gives it."""
        self._new.append(
            line_of(
                [
                    ""
                    if cell is None
                    else cell
                    if type(cell) is str and (not is_text or cell[:1].isalnum())  # as nearly all are
                    else safe(cell)
                    if is_text and isinstance(cell, str)
                    else _plain(cell)
                    for cell, is_text in zip(cells, self._is_text, strict=True)
                ]
            )
        )

    def taken(self) -> bytes:
        """The rows that were added since they were taken last, for another one; they are gone then."""
        rows = "".join(self._new).encode()
        self._new.clear()
        return rows

    def add_taken(self, rows: bytes) -> None:
        """Add rows that were taken, from this one or another."""
        self._bytes.write(self.taken())
        self._bytes.write(rows)

    def finished(self) -> bytes:
        """The whole file. Nothing can be added after it."""
        self._bytes.write(self.taken())
        self._bytes.seek(0)
        return self._bytes.read()


def line_of(cells: Sequence[str]) -> str:
    """A row as a line of the file. What Python's own writer gives, which looks at each sign of each cell twice."""
    line = ",".join(cells)
    if '"' in line or line.count(",") >= len(cells) or "\n" in line or "\r" in line:
        line = ",".join(['"' + cell.replace('"', '""') + '"' if _QUOTED.search(cell) else cell for cell in cells])
    return f"{line}\r\n" if line else '""\r\n'  # an empty line would be no row


def _plain(cell: Cell) -> str:
    return ("true" if cell else "false") if cell is True or cell is False else str(cell)
