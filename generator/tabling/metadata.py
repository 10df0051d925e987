"""What Datasette shows beside the database: titles, license, meanings, labels.

The keys are those of https://docs.datasette.io/en/stable/metadata.html.
"""

from __future__ import annotations

from typing import Any

from generator.outputs.site_data import NOT_COVERED, SiteData
from generator.tabling.searching import SEARCH, TEXTS
from generator.tabling.table import Table
from generator.tabling.views import VIEWS

DATABASE = "factsheet"  # Datasette names a database by its file
_SORTS = {"changes": {"sort_desc": "day"}, "evidence": {"sort": "source"}}
_FACETS = {
    "entries": ["kind", "status"],
    "facts": ["assertion", "standing"],
    "evidence": ["standing"],
    "sources": ["tier", "type"],
    "changes": ["act", "part"],
    TEXTS.name: ["type"],
}


def metadata(tables: tuple[Table, ...], data: SiteData) -> dict[str, Any]:
    """The metadata of the site's database."""
    site, license = data.catalog.site, data.catalog.site.licenses.content
    told = {
        "title": site.name,
        "description": f"{site.description} {data.plain(site.notice)} The license does not cover: {NOT_COVERED}",
        "license": license.name,
        "license_url": license.address,
        "source": site.publisher.name,
        **({"source_url": site.address} if site.address else {}),
    }
    shown = {table.name: _table(table) for table in (*tables, TEXTS)}
    views = {view.name: {"title": view.title, "description": view.about} for view in VIEWS}
    database = {"tables": {**shown, **views, SEARCH: {"hidden": True}}, "queries": {"found": _found()}}
    return {**told, "databases": {DATABASE: database}}


def _table(table: Table) -> dict[str, Any]:
    return {
        "title": table.title,
        "description": table.about,
        "columns": {column.name: column.about for column in table.columns},
        **({"label_column": table.label} if table.label else {}),
        **_SORTS.get(table.name, {}),
        **({"facets": _FACETS[table.name]} if table.name in _FACETS else {}),
    }


def _found() -> dict[str, str]:
    sql = (
        f"SELECT texts.type, texts.name, texts.says, texts.url FROM {SEARCH} "
        f"JOIN texts ON texts.id = {SEARCH}.rowid WHERE {SEARCH} MATCH escape_fts(:words) ORDER BY rank LIMIT 100"
    )
    return {"title": "Search", "description": "The best of what is found for some words first.", "sql": sql}
