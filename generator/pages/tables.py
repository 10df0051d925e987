"""The table of all entries of a kind, as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from generator.kinds.declaration import Kind
from generator.kinds.field_types import Base
from generator.model.absences import Absence
from generator.model.catalog import Catalog
from generator.model.entry import Entry
from generator.pages.columns import column_label, order_of, sort_value, sorted_by
from generator.pages.escape import Markdown, attribute
from generator.pages.facets import IndexFacets
from generator.pages.narrowing import named
from generator.pages.table_cells import cell, with_data

if TYPE_CHECKING:
    from generator.pages.view import View


def index_table(view: View, kind: Kind, entries: Sequence[Entry] | None = None, *, narrowed: bool = False) -> Markdown:
    """A table with a row for each entry, in the kind's columns and order.

    For scripts, heads say how their column is sorted and cells what they are sorted by, where the text does not say it.
    With `narrowed`, each row also names what it can be found by (`generator.pages.narrowing`).
    """
    columns = kind.declared.index.columns
    rows = sorted_entries(view.catalog, kind) if entries is None else entries
    facets = IndexFacets(view, kind) if narrowed else None
    lines = [
        "| " + " | ".join(_head(view, kind, name) for name in columns) + " |",
        "|" + " --- |" * len(columns),
        *("| " + " | ".join(_cells(view, entry, columns, facets)) + " |" for entry in rows),
    ]
    return Markdown("\n".join(lines))


def _head(view: View, kind: Kind, name: str) -> str:
    return with_data(view.label(column_label(kind, name)), sort=order_of(kind, name), aria_sort=sorted_by(kind, name))


def _cells(view: View, entry: Entry, columns: Sequence[str], facets: IndexFacets | None) -> Iterator[str]:
    """The cells of a row. All but the name carry their heading, which narrow screens show in place of the head."""
    for name in columns:
        is_name = name == "name"
        yield with_data(
            cell(view.field(entry, name, short=True)),
            label="" if is_name else cell(attribute(view.words.say(column_label(entry.kind, name)))),
            v=sort_value(view.catalog, entry, name),
            found=named(facets.choices(entry)) if facets and name == columns[0] else "",
        )


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
