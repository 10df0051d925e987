"""Cells of Markdown's tables: text that cannot end its cell, and attributes for scripts and narrow screens."""

from __future__ import annotations


def cell(text: str) -> str:
    """The text of one cell: a bar or a line break inside would end it, and an empty one is shown as such."""
    return " ".join(text.split()).replace("\\|", "&#124;").replace("|", "&#124;") or "–"


def with_data(text: str, *, v: str | None = None, aria_sort: str = "", **data: str) -> str:
    """A cell with data attributes; those that are empty are left out.

    `v` is what the cell is sorted by where that is not its text; empty, it says that there is nothing to sort by.
    """
    attributes = [f'data-{name}="{value}"' for name, value in data.items() if value]
    attributes += [f'data-v="{v}"'] if v is not None else []
    attributes += [f'aria-sort="{aria_sort}"'] if aria_sort else []
    return f"{text} {{ {' '.join(attributes)} }}" if attributes else text
