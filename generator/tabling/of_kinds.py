"""Tables of the kinds' own fields, made from each declaration: one table a kind, and one for each field with a list."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.kinds.declaration import FieldDeclaration, Kind
from generator.kinds.field_types import Base, FieldType
from generator.model.absences import Absence
from generator.model.catalog import Catalog
from generator.outputs.authored import number
from generator.outputs.entry_record import EntryRecord
from generator.outputs.parts_record import date, reference
from generator.outputs.site_data import SiteData
from generator.tabling.columns import BOUNDS, ENTRY, POSITION, entry_of, vague
from generator.tabling.table import Cell, Column, Rows, Table, Type

_PLAIN = {Base.NUMBER: Type.NUMBER, Base.URL: Type.LINK}


def kind_tables(catalog: Catalog, taken: frozenset[str]) -> Iterator[Table]:
    """The tables of all kinds in the order of the menu. `taken` are the names of tables that every site has."""
    for name in catalog.site.kinds:
        kind = catalog.kinds[name]
        yield Table(
            table_name(kind.id, taken),
            kind.title,
            f"{kind.declared.purpose} The fields of this kind; what every entry has stands in entries.",
            tuple(_columns(kind)),
            label="name",
        )
        yield from (_list_table(kind, *each, taken) for each in kind.fields() if each[1].type.is_list)


def table_name(kind: str, taken: frozenset[str]) -> str:
    """The name of a kind's table: that of the kind, or with `kind__` before it where every site has such a table, or
    SQLite keeps the name for itself.

    Ids and names of fields have no double underscore, so no two tables or columns can come to the same name.
    """
    name = kind.replace("-", "_")
    return f"kind__{name}" if name in taken or name.startswith("sqlite_") else name


def rows(record: EntryRecord, data: SiteData, taken: frozenset[str]) -> Rows:
    """The rows of these tables for one entry. What has no value, with the reason, stands in the table of absences."""
    entry = record.entry
    table, status = table_name(entry.kind.id, taken), record.computed["status"]
    row: dict[str, Cell] = {
        "id": entry.key,
        "name": entry.name,
        _beside("entry", "url", entry.kind): record.computed["url"],
    }
    if status:
        row["status"] = status["id"]
    if standing := record.computed["in_place_of_status"]:
        row[_beside("in_place_of", "status", entry.kind)] = standing
    lists: list[tuple[str, dict[str, Cell]]] = []
    for name, declared in entry.kind.fields():
        value = entry.fields.get(name)
        if value is None or isinstance(value, Absence):
            continue
        if declared.type.is_list:
            for place, item in enumerate(value, 1):
                cells = _cells("value", declared.type, item, data, None)
                lists.append((f"{table}__{name}", {"entry": entry.key, "position": place, **cells}))
        else:
            row |= _cells(name, declared.type, value, data, entry.kind)
    yield table, row
    yield from lists


def _columns(kind: Kind) -> Iterator[Column]:
    yield Column("id", "The entry.", refers_to="entries", required=True)
    yield Column("name", "Its name.", required=True)
    yield Column(_beside("entry", "url", kind), "Its page.", Type.PAGE, required=True)
    if kind.declared.status:
        yield Column("status", "The word for its status; see entries for the day and the meaning.")
    if kind.declared.in_place_of_status:
        about = "What its page says in the place of a status. Keep it with whatever you take."
        yield Column(_beside("in_place_of", "status", kind), about, required=True)
    for name, declared in kind.fields():
        if not declared.type.is_list:
            yield from _field_columns(name, declared, kind)


def _list_table(kind: Kind, name: str, declared: FieldDeclaration, taken: frozenset[str]) -> Table:
    return Table(
        f"{table_name(kind.id, taken)}__{name}",
        f"{table_name(kind.id, taken)}__{name}",
        f"The items of the field “{kind.label(name)}” of {kind.title}, one a row. {declared.help}",
        (ENTRY, POSITION, *_field_columns("value", declared, None)),
        key=("entry", "position"),
    )


def _beside(name: str, what: str, kind: Kind | None) -> str:
    """The name of a column that the software adds; it gives way to a field of the kind that is called so."""
    plain = f"{name}_{what}"
    return f"{name}__{what}" if kind and plain in kind.declared.fields else plain


def _field_columns(name: str, declared: FieldDeclaration, kind: Kind | None) -> Iterator[Column]:
    about = " ".join(declared.help.split())
    match declared.type.base:
        case Base.DATE:
            yield from vague(name, about, beside=[_beside(name, bound, kind) for bound in BOUNDS])
        case Base.TERM:
            yield Column(name, f"{about} A word of the list {declared.type.target} in vocabulary.")
            yield Column(_beside(name, "label", kind), f"The word of {name} as readers see it.")
        case Base.REFERENCE:
            yield Column(name, about, refers_to="entries")
        case Base.COORDINATES:
            yield Column(_beside(name, "latitude", kind), f"{about} Degrees north; south is negative.", Type.NUMBER)
            yield Column(_beside(name, "longitude", kind), f"{about} Degrees east; west is negative.", Type.NUMBER)
        case base:
            yield Column(name, about, _PLAIN.get(base, Type.TEXT))


def _cells(name: str, declared: FieldType, value: Any, data: SiteData, kind: Kind | None) -> dict[str, Cell]:
    match declared.base:
        case Base.DATE:
            day = date(value, data)
            bounds = {_beside(name, bound, kind): day[bound] for bound in BOUNDS}
            return {name: day["written"], **bounds}
        case Base.TERM:
            label = data.catalog.vocabulary.term(declared.target, value).label
            return {name: value, _beside(name, "label", kind): label}
        case Base.REFERENCE:
            return {name: entry_of(str(reference(value, data)["id"]))}
        case Base.COORDINATES:
            degrees = {"latitude": value.latitude, "longitude": value.longitude}
            return {_beside(name, way, kind): degree for way, degree in degrees.items()}
        case Base.PROSE:
            return {name: data.plain(value)}
        case Base.NUMBER:
            return {name: number(value)}
        case _:
            return {name: str(value)}
