"""The originals behind pages of this site: the case or law that an entry is about, a source, the source of a number."""

from __future__ import annotations

import datetime as dt

from generator.citing.work import Law, Work
from generator.model.absences import Absence
from generator.model.catalog import Catalog
from generator.model.dates import PartialDate
from generator.model.entry import Entry
from generator.model.references import Reference
from generator.model.source import Source

# The field in which an entry of a court or other body gives the short form that citations use, such as N.D. Cal.
SHORT_FORM = "cite_as"


def original(catalog: Catalog, entry: Entry) -> Work | None:
    """What an entry is about as a work of its own: a case or law by its kind's form, or the source of its number.

    None for entries that are about no one work; what they rest on is cited source by source.
    """
    match entry.kind.declared.citation:
        case "case":
            return _case(catalog, entry)
        case "legislation":
            return _legislation(catalog, entry)
    value = catalog.preferred(entry)
    return source_original(catalog, catalog.sources[value.evidence[0].source]) if value else None


def source_original(catalog: Catalog, source: Source) -> Work:
    """A source as its publisher would have it cited, with the address at which it is or was read."""
    data = source.data
    declared = catalog.vocabulary.term("source-types", data.type).cited_as
    return Work(
        key=f"sources:{source.id}.original",
        type=declared or "webpage",
        title=data.title,
        issued=source.published,
        read=data.read_on,
        author=data.author or "",
        publisher=data.publisher,
        address=source.address or next(iter(data.read_at), ""),
        language=data.language,
        law=Law(authority=data.publisher, reporter=data.official_citation) if data.official_citation else None,
    )


def _case(catalog: Catalog, entry: Entry) -> Work:
    body = _body(catalog, entry.fields.get("court"))
    law = Law(
        number=_text(entry, "docket"),
        authority=body.name if body else "",
        authority_short=_text(body, SHORT_FORM) if body else "",
        reporter=_text(entry, "citation"),
    )
    return Work(
        key=f"{entry.kind.id}:{entry.id}.original",
        type="legal_case",
        title=_text(entry, "case_name") or entry.name,
        issued=_day(entry, "decided"),
        language=catalog.site.language,
        law=law,
    )


def _legislation(catalog: Catalog, entry: Entry) -> Work:
    body = _body(catalog, entry.fields.get("issued_by"))
    return Work(
        key=f"{entry.kind.id}:{entry.id}.original",
        type="legislation",
        title=entry.name,
        issued=_day(entry, "adopted"),
        language=catalog.site.language,
        law=Law(authority=body.name if body else "", reporter=_text(entry, "official_citation")),
    )


def _body(catalog: Catalog, value: object) -> Entry | None:
    """The entry that a field refers to; the first of several."""
    first = value[0] if isinstance(value, tuple) and value else value
    return catalog.entry(first) if isinstance(first, Reference) else None


def _text(entry: Entry, field: str) -> str:
    value = entry.fields.get(field)
    return "" if value is None or isinstance(value, Absence) else str(value)


def _day(entry: Entry, field: str) -> PartialDate | None:
    value = entry.fields.get(field)
    if isinstance(value, dt.date):
        return PartialDate(value.year, value.month, value.day)
    return value if isinstance(value, PartialDate) else None
