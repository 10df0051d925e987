"""CSV that spreadsheets and programs both read: RFC 4180, UTF-8 with a mark, no cell that is taken for a formula."""

from __future__ import annotations

import csv
import io
import re
import tempfile

from generator.tabling.table import Cell, Cells, Table

# Spreadsheets take UTF-8 for another encoding without it, and spoil every quotation mark; readers of CSV skip it.
MARK = "\ufeff"
_IN_MEMORY = 1 << 16  # bytes of a table, of which a preview makes some rows only
# What a spreadsheet takes for a formula, after OWASP, "CSV Injection", also behind white space or an apostrophe.
_DANGEROUS = re.compile(r"[\s'\ufeff]*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20\u2212]")


def safe(text: str) -> str:
    """A text that no spreadsheet takes for a formula: with an apostrophe before it, if it begins like one."""
    return f"'{text}" if _DANGEROUS.match(text) else text


def as_written(cell: str) -> str:
    """The text that `safe` was given. Every text comes back as it was: what begins like a formula never stands bare."""
    return cell[1:] if cell.startswith("'") and _DANGEROUS.match(cell[1:]) else cell


class CsvText:
    """One table as CSV, row by row: lines end with CRLF, the first names the columns.

    A large one lies on the disk until it is asked for, in a file without a name.
    """

    def __init__(self, table: Table) -> None:
        self._is_text = tuple(column.is_text for column in table.columns)
        self._bytes = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - open as long as this
        self._text = io.TextIOWrapper(self._bytes, encoding="utf-8", newline="")
        self._text.write(MARK)
        self._writer = csv.writer(self._text, lineterminator="\r\n")
        self._writer.writerow(table.names)
        self._text.flush()
        self._start = self._bytes.tell()  # of the rows

    def add(self, cells: Cells) -> None:
        """Add a row, as `Table.cells` gives it."""
        self._writer.writerow(
            [
                cell
                if cell is None or (type(cell) is str and (not is_text or cell[:1].isalnum()))  # as nearly all are
                else safe(cell)
                if is_text and isinstance(cell, str)
                else _plain(cell)
                for cell, is_text in zip(cells, self._is_text, strict=True)
            ]
        )

    def taken(self) -> bytes:
        """The rows that were added since they were taken last, for another one; they are gone then."""
        self._text.flush()
        self._bytes.seek(self._start)
        rows = self._bytes.read()
        self._bytes.seek(self._start)
        self._bytes.truncate()
        return rows

    def add_taken(self, rows: bytes) -> None:
        """Add rows that were taken from another one."""
        self._text.flush()
        self._bytes.write(rows)

    def finished(self) -> bytes:
        """The whole file. Nothing can be added after it."""
        self._text.flush()
        self._bytes.seek(0)
        return self._bytes.read()


def _plain(cell: Cell) -> Cell:
    return ("true" if cell else "false") if cell is True or cell is False else cell
