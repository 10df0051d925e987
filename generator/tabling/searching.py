"""The full-text search of the database: one row for each text that people search for, and an index of its words."""

from __future__ import annotations

from collections.abc import Iterator

from generator.tabling.table import Column, Table, Type

TEXTS = Table(
    "texts",
    "Search",
    "Every summary, other name, fact, value and quotation in one table, for searching. The index is the FTS5 table "
    "search: SELECT texts.* FROM search JOIN texts ON texts.id = search.rowid "
    "WHERE search MATCH 'words' ORDER BY rank.",
    (
        Column("id", "The number of the row, in this file only.", Type.INTEGER, required=True),
        Column("type", "entry, alias, fact, value or quotation.", required=True),
        Column("entry", "The entry on whose page it stands.", refers_to="entries", required=True),
        Column("name", "The name of that entry.", required=True),
        Column("says", "The text. An attribution in brackets belongs to it.", required=True),
        Column("source", "Of a quotation: the source.", refers_to="sources"),
        Column("url", "The permalink; of a quotation, that of what rests on it.", Type.PAGE, required=True),
    ),
    label="says",
)
SEARCH = "search"

_ENTRY = "JOIN entries ON entries.id = {table}.entry"
# A number goes with its day, and what no longer holds says so.
_FACT = "facts.says || CASE WHEN facts.overtaken_on IS NULL THEN '' ELSE ' (Overtaken by later events.)' END"
_VALUE = (
    "entry_values.text || ', as of ' || entry_values.as_of || CASE entry_values.rank WHEN 'superseded' THEN "
    "' (no longer live)' ELSE '' END || coalesce(': ' || entry_values.note, '')"
)
# What is searched: type, table, expression of the text, of the source, of the address, and more of the query.
_PARTS = (
    ("entry", "entries", "entries.summary || coalesce(' ' || entries.definition, '')", "NULL", "entries.url", ""),
    ("alias", "aliases", "aliases.alias", "NULL", "entries.url", _ENTRY),
    ("fact", "facts", _FACT, "NULL", "facts.url", _ENTRY),
    (
        "value",
        "entry_values",
        _VALUE,
        "NULL",
        "entry_values.url",
        _ENTRY,
    ),
    (
        "quotation",
        "evidence",
        "evidence.quote",
        "evidence.source",
        "coalesce(facts.url, entry_values.url, entries.url)",
        f"{_ENTRY} LEFT JOIN facts ON facts.id = evidence.fact "
        "LEFT JOIN entry_values ON entry_values.id = evidence.value WHERE evidence.quote IS NOT NULL",
    ),
)


def texts_sql() -> Iterator[str]:
    """What fills the table, in an order that follows from the rows alone."""
    for kind, table, text, source, url, more in _PARTS:
        picked = f"'{kind}', entries.id, entries.name, {text}, {source}, {url}"
        query = f"SELECT {picked} FROM {table} {more.format(table=table)} ORDER BY {table}.rowid"
        yield f"INSERT INTO texts (type, entry, name, says, source, url) {query}"


def search_sql(language: str) -> Iterator[str]:
    """What makes the index. Words of English are found in their other forms as well; accents never matter."""
    stems = "porter " if language.partition("-")[0] == "en" else ""
    options = f"""content="texts", content_rowid="id", tokenize='{stems}unicode61 remove_diacritics 2'"""
    yield f"CREATE VIRTUAL TABLE {SEARCH} USING fts5(name, says, {options})"
    yield f"INSERT INTO {SEARCH} ({SEARCH}) VALUES ('rebuild')"
    yield f"INSERT INTO {SEARCH} ({SEARCH}) VALUES ('optimize')"
