"""The table of all entries of a kind, as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from generator.kinds.declaration import Kind
from generator.kinds.field_types import Base
from generator.model.absences import Absence
from generator.model.catalog import Catalog
from generator.model.entry import Entry
from generator.pages.escape import Markdown, attribute, escape

if TYPE_CHECKING:
    from generator.pages.view import View

_SHARED_LABELS = {"value": "Value", "as_of": "As of", "checked_on": "Checked on", "tags": "Topics"}


def column_label(kind: Kind, name: str) -> str:
    """The heading of a column."""
    if name == "name":
        return kind.singular.capitalize()
    return _SHARED_LABELS.get(name) or kind.label(name)


def index_table(view: View, kind: Kind, entries: list[Entry] | None = None) -> Markdown:
    """A table with a row for each entry, in the kind's columns and order."""
    columns = kind.declared.index.columns
    rows = sorted_entries(view.catalog, kind) if entries is None else entries
    lines = [
        "| " + " | ".join(escape(column_label(kind, name)) for name in columns) + " |",
        "|" + " --- |" * len(columns),
        *("| " + " | ".join(_cells(view, entry, columns)) + " |" for entry in rows),
    ]
    return Markdown("\n".join(lines))


def _cells(view: View, entry: Entry, columns: Sequence[str]) -> Iterator[str]:
    """The cells of a row. All but the name carry their heading, which narrow screens show in place of the head."""
    for name in columns:
        cell = _cell(view.field(entry, name, short=True))
        label = _cell(attribute(column_label(entry.kind, name)))
        yield cell if name == "name" else f'{cell} {{ data-label="{label}" }}'


def sorted_entries(catalog: Catalog, kind: Kind) -> list[Entry]:
    """The entries of a kind in the order that it declares; entries without the value come last."""
    by_name = catalog.of_kind(kind.id)
    column = kind.declared.index.sort
    declared = kind.declared.fields.get(column)
    if declared is None:
        return by_name[::-1] if kind.declared.index.descending else by_name
    filled = [entry for entry in by_name if _is_filled(entry, column)]
    empty = [entry for entry in by_name if not _is_filled(entry, column)]

    def key(entry: Entry) -> tuple[object, ...]:
        value = entry.fields[column]
        if declared.type.is_list:
            return (str(value[0]).casefold(),)
        if declared.type.base is Base.DATE:
            return (value.sort_key,)
        return (value,) if declared.type.base is Base.NUMBER else (str(value).casefold(),)

    return sorted(filled, key=key, reverse=kind.declared.index.descending) + empty


def _is_filled(entry: Entry, column: str) -> bool:
    value = entry.fields.get(column)
    return value is not None and not isinstance(value, Absence)


def _cell(text: str) -> str:
    """One cell: a bar or a line break inside would end it, and an empty one is shown as such."""
    return " ".join(text.split()).replace("\\|", "&#124;").replace("|", "&#124;") or "–"
