"""The columns of an index: what their heads say, what their cells say to scripts, and how they are sorted."""

from __future__ import annotations

from decimal import Decimal

from generator.kinds.declaration import Kind
from generator.kinds.field_types import Base
from generator.languages.words import message
from generator.model.absences import Absence
from generator.model.catalog import Catalog
from generator.model.dates import PartialDate
from generator.model.entry import Entry

_LABELS = {
    "value": message("Value"),
    "as_of": message("As of"),
    "checked_on": message("Checked on"),
    "tags": message("Topics"),
    "status": message("Status"),
    "summary": message("Summary"),
}
_ORDERS = {Base.PROSE: "", Base.COORDINATES: "", Base.DATE: "date", Base.NUMBER: "number"}
_SHARED_ORDERS = {"value": "number", "as_of": "date", "checked_on": "date", "summary": ""}


def column_label(kind: Kind, name: str) -> str:
    """The heading of a column."""
    if name == "name":
        return kind.singular.capitalize()
    return _LABELS.get(name) or kind.label(name)


def order_of(kind: Kind, name: str) -> str:
    """How a column is sorted: by `text`, `date` or `number`; prose is not sorted at all."""
    field = kind.declared.fields.get(name)
    return _ORDERS.get(field.type.base, "text") if field else _SHARED_ORDERS.get(name, "text")


def sorted_by(kind: Kind, name: str) -> str:
    """The word for a column by which the table is sorted as it is made; nothing for all others.

    Words and names are sorted by their ids there, which is no order that a reader would recognize.
    """
    index, field = kind.declared.index, kind.declared.fields.get(name)
    if name != index.sort or (field and (field.type.is_list or field.type.base in (Base.TERM, Base.REFERENCE))):
        return ""
    return "descending" if index.descending else "ascending"


def sort_value(catalog: Catalog, entry: Entry, name: str) -> str | None:
    """What a cell is sorted by, where that is not what it shows: nothing in it sorts last, whichever way.

    None where the text of the cell sorts as it is.
    """
    match name:
        case "name" | "summary":
            return None
        case "status":
            return None if catalog.present_status(entry) else ""
        case "tags":
            return None if entry.data.tags else ""
        case "checked_on":
            return entry.data.checked_on.isoformat()
    if name in ("value", "as_of"):
        value = catalog.preferred(entry)
        if value is None:
            return ""
        return value.as_of.iso if name == "as_of" else "" if value.value is None else f"{value.value:f}"
    return _of_field(entry.kind.declared.fields[name].type.base, entry.fields.get(name))


def _of_field(base: Base, value: object) -> str | None:
    if value is None or isinstance(value, Absence) or value == ():
        return ""
    first = value[0] if isinstance(value, tuple) else value
    if base is Base.DATE and isinstance(first, PartialDate):
        return first.iso
    return f"{first:f}" if isinstance(first, Decimal) else None
