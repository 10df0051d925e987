"""The numbers of a picture as a table: on the page for those who read or listen, and as CSV for those who compute."""

from __future__ import annotations

import csv
import html
import io
from dataclasses import dataclass

from generator.pages.addresses import from_there


@dataclass(frozen=True)
class Cell:
    """The text of a cell. `uri` names the page that it leads to; `data` is what computers get instead of the words."""

    text: str
    uri: str = ""
    data: str = ""


Row = tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """Headings and rows; the first cell of a row says what the row is about."""

    headings: tuple[str, ...]
    rows: tuple[Row, ...]

    def as_html(self, page: str) -> str:
        """The table as it stands on a page."""
        head = "".join(f'<th scope="col">{html.escape(heading)}</th>' for heading in self.headings)
        body = "".join(f"<tr>{_cells(row, page)}</tr>" for row in self.rows)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"

    def as_csv(self) -> str:
        """The table after RFC 4180, in UTF-8."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow(self.headings)
        writer.writerows([cell.data or cell.text for cell in row] for row in self.rows)
        return out.getvalue()


def cells(*texts: str) -> Row:
    """A row of plain texts."""
    return tuple(Cell(text) for text in texts)


def _cells(row: Row, page: str) -> str:
    first, *others = (_content(cell, page) for cell in row)
    return f'<th scope="row">{first}</th>' + "".join(f"<td>{text}</td>" for text in others)


def _content(cell: Cell, page: str) -> str:
    text = html.escape(cell.text)
    return f'<a href="{html.escape(from_there(cell.uri, page), quote=True)}">{text}</a>' if cell.uri else text
