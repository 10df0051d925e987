"""The Data Package descriptor of the CSV files, for readers of version 2 (datapackage.org) and of version 1."""

from __future__ import annotations

import re
from typing import Any

from generator.loading.ids import suggest_id
from generator.outputs.site_data import NOT_COVERED, SiteData
from generator.tabling.table import Column, Table, Type

V2 = "https://datapackage.org/profiles/2.0/"
_TYPES = {Type.INTEGER: "integer", Type.NUMBER: "number", Type.BOOLEAN: "boolean", Type.DAY: "date"}


def descriptor(tables: tuple[Table, ...], data: SiteData) -> dict[str, Any]:
    """The descriptor. `$schema` and `type` speak to version 2, `profile` to version 1; each passes over the other's.

    Paths are relative to its own place. The minor number of the version is the day for which the data was made.
    """
    catalog = data.catalog
    site, license = catalog.site, catalog.site.licenses.content
    address = site.address.rstrip("/")
    about: dict[str, Any] = {
        "$schema": f"{V2}datapackage.json",
        "profile": "tabular-data-package",
        "name": suggest_id(site.short_name or site.name) or "factsheet",
        "title": site.name,
        "description": f"{site.description} The license does not cover: {NOT_COVERED}",
        "version": f"1.{catalog.today:%Y%m%d}.0",
        "created": f"{catalog.today.isoformat()}T00:00:00Z",
        "licenses": [{"name": license_name(license.name), "title": license.name, "path": license.address}],
        "contributors": [{"title": site.publisher.name, "role": "publisher", "roles": ["publisher"]}],
        "sources": [{"title": "The sources that are cited, one a row", "path": "csv/sources.csv"}],
    }
    if address:
        about |= {"id": f"{address}/data/datapackage.json", "homepage": f"{address}/"}
    return {**about, "resources": [_resource(table, whole=bool(address)) for table in tables]}


def license_name(name: str) -> str:
    """A license as an identifier, as both versions ask for: `CC-BY-4.0` for `CC BY 4.0`."""
    return re.sub(r"[^-a-zA-Z0-9._]+", "-", name).strip("-")


def csv_path(table: Table) -> str:
    """Where the CSV of a table lies, seen from the descriptor."""
    return f"csv/{table.name}.csv"


def _resource(table: Table, *, whole: bool) -> dict[str, Any]:
    return {
        "$schema": f"{V2}dataresource.json",
        "profile": "tabular-data-resource",
        "type": "table",
        "name": table.name,
        "title": table.title,
        "description": table.about,
        "path": csv_path(table),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {
            "$schema": f"{V2}tabledialect.json",
            "delimiter": ",",
            "lineTerminator": "\r\n",
            "doubleQuote": True,
        },
        "schema": _schema(table, whole=whole),
    }


def _schema(table: Table, *, whole: bool) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "$schema": f"{V2}tableschema.json",
        "fields": [_field(column, table, whole=whole) for column in table.columns],
        "missingValues": [""],
        "primaryKey": list(table.key),
    }
    keys = [
        {
            "fields": [column.name],
            # Version 1 wants an empty text for the table itself, which version 2 still reads.
            "reference": {"resource": "" if column.refers_to == table.name else column.refers_to, "fields": ["id"]},
        }
        for column in table.references
    ]
    return {**schema, "foreignKeys": keys} if keys else schema


def _field(column: Column, table: Table, *, whole: bool) -> dict[str, Any]:
    constraints = {"required": True} if column.required or column.name in table.key else {}
    if table.key == (column.name,):
        constraints["unique"] = True
    field: dict[str, Any] = {
        "name": column.name,
        "type": _TYPES.get(column.type, "string"),
        "description": column.about,
    }
    if column.type is Type.LINK or (column.type is Type.PAGE and whole):
        field["format"] = "uri"
    return {**field, "constraints": constraints} if constraints else field
