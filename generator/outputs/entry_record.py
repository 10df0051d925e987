"""One entry as published data: what an editor wrote, and beside it what the software worked out as of one day."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from generator.kinds.field_types import Base, FieldType
from generator.model.absences import Absence
from generator.model.entry import Entry
from generator.model.parts import Fact, StatusEvent, Value
from generator.model.references import Reference
from generator.model.reviews import review_of
from generator.model.walk import pieces_of
from generator.outputs.authored import authored, number
from generator.outputs.parts_record import Data, date, evidence, named, reference, speaker, support, who_says_so
from generator.outputs.record import Record
from generator.outputs.site_data import SiteData
from generator.pages.answers import answer_and_rest
from generator.pages.links import entry_uri, fact_uri
from generator.prose.attributing import beside
from generator.prose.numbers import full_value


@dataclass(frozen=True)
class EntryRecord(Record):
    """An entry with its published data. `authored` follows the YAML file, `computed` the schema of the format.

    `sources` are the ids of all sources that it cites, each once, in the order in which they are cited first.
    """

    entry: Entry
    uri: str
    authored: Data
    computed: Data
    sources: tuple[str, ...]


def entry_record(entry: Entry, data: SiteData) -> EntryRecord:
    """The published data of one entry. The catalog must be free of errors."""
    written: Data = authored(entry.data)
    written.pop("draft", None)
    cited = tuple(dict.fromkeys(piece.source for piece in pieces_of(entry)))
    return EntryRecord(entry, entry_uri(entry.kind.id, entry.id), written, _computed(entry, data, cited), cited)


def _computed(entry: Entry, data: SiteData, cited: tuple[str, ...]) -> Data:
    catalog, content = data.catalog, entry.data
    review, changed = review_of(entry), data.changed_on(entry)
    preferred, instead = catalog.preferred(entry), entry.kind.declared.in_place_of_status
    return {
        "kind": entry.kind.singular,
        "url": data.address(entry_uri(entry.kind.id, entry.id)),
        "as_of": catalog.today.isoformat(),
        "answer": data.plain(answer_and_rest(content.summary, catalog.site.language)[0]),
        "summary": data.plain(content.summary),
        "status": _status(catalog.present_status(entry), entry, data),
        "in_place_of_status": instead.label if instead else None,
        "value": _value(preferred, entry, data) if preferred else None,
        "topics": [{"id": tag, "label": catalog.vocabulary.term("topics", tag).label} for tag in content.tags],
        "changed_on": changed.isoformat() if changed else None,
        "checked_on": content.checked_on.isoformat(),
        "review_due": review.due.isoformat(),
        "review_overdue": review.is_overdue(catalog.today),
        "fields": [_field(name, entry, data) for name, _ in entry.kind.fields() if entry.fields.get(name) is not None],
        "evidence": evidence(content.evidence, data),
        "statuses": [_status(event, entry, data) for event in entry.status],
        "definition": data.plain(entry.definition) or None,
        "values": [_value(value, entry, data) for value in entry.values],
        "weighing": data.plain(entry.weighing) or None,
        "facts": [_fact(fact, entry, data) for fact in entry.facts],
        "caveats": [data.plain(text) for text in content.caveats],
        "unknowns": [
            {
                "asks": data.plain(each.asks),
                "note": data.plain(each.note) or None,
                "since": date(each.since, data) if each.since else None,
            }
            for each in content.unknowns
        ],
        "disagreements": [
            {
                "about": data.plain(each.about),
                "says": [
                    {
                        "claim": data.plain(claim.claim),
                        "on": date(claim.on, data) if claim.on else None,
                        "evidence": evidence(claim.evidence, data),
                    }
                    for claim in each.says
                ],
                "weighing": data.plain(each.weighing),
            }
            for each in content.disagreements
        ],
        "see_also": [reference(each, data) for each in content.see_also],
        "referred_to_by": [
            named(catalog.entries[key], data) for key in catalog.backlinks.get(entry.key, ()) if key in catalog.entries
        ],
        "sources": list(cited),
    }


def _status(event: StatusEvent | None, entry: Entry, data: SiteData) -> Data | None:
    if event is None:
        return None
    term = data.catalog.vocabulary.term(entry.kind.declared.status or "", event.becomes)
    return {
        "id": event.becomes,
        "label": term.label,
        "meaning": term.help,
        "since": date(event.since, data),
        "has_begun": event.since.begun_by(data.catalog.today),
        "caused_by": reference(event.caused_by, data) if event.caused_by else None,
        "note": data.plain(event.note) or None,
        "evidence": evidence(event.evidence, data),
    }


def _value(value: Value, entry: Entry, data: SiteData) -> Data:
    unit = entry.unit
    return {
        "id": value.id,
        "url": data.address(fact_uri(entry, value.id)),
        "text": str(full_value(value, unit, data.catalog.words)),
        "number": None if value.value is None else number(value.value),
        "phrase": value.phrase,
        "precision": value.precision and value.precision.value,
        "unit": (unit.currency or unit.other) if unit else None,
        "as_of": date(value.as_of, data),
        "rank": value.rank.value,
        "note": data.plain(value.note) or None,
        "evidence": evidence(value.evidence, data),
        **support(value.evidence, data),
    }


def _fact(fact: Fact, entry: Entry, data: SiteData) -> Data:
    """A fact. `attribution` is what must be said beside the sentence where it does not name its speaker itself."""
    later = fact.overtaken
    said: Data = {
        "assertion": fact.assertion.value,
        "by": speaker(fact.by, data) if fact.by else None,
        "evidence": evidence(fact.evidence, data),
    }
    return {
        "id": fact.id,
        "url": data.address(fact_uri(entry, fact.id)),
        "says": data.plain(fact.says),
        "assertion": said["assertion"],
        "by": said["by"],
        "who_says_so": who_says_so(said, data.catalog.words),
        "attribution": beside(fact.says, fact.assertion, fact.by, data.catalog) or None,
        "on": date(fact.on, data) if fact.on else None,
        "inferred_from": data.plain(fact.inferred_from) or None,
        "caveat": data.plain(fact.caveat) or None,
        "overtaken": {
            "on": date(later.on, data),
            "by": reference(later.by, data) if later.by else None,
            "how": data.plain(later.how),
        }
        if later
        else None,
        "evidence": said["evidence"],
        **support(fact.evidence, data),
    }


def _field(name: str, entry: Entry, data: SiteData) -> Data:
    """A field of the kind in words for readers, with the entries that it names."""
    declared, value = entry.kind.declared.fields[name].type, entry.fields[name]
    if isinstance(value, Absence):
        absent = {"reason": value.reason.value, "why": data.plain(value.why)}
        return {"name": name, "label": entry.kind.label(name), "text": None, "absent": absent, "entries": []}
    items = value if declared.is_list else (value,)
    linked = [reference(item, data) for item in items if isinstance(item, Reference)]
    text = ", ".join(_words(declared, item, data) for item in items)
    return {"name": name, "label": entry.kind.label(name), "text": text, "absent": None, "entries": linked}


def _words(declared: FieldType, value: Any, data: SiteData) -> str:
    match declared.base:
        case Base.PROSE:
            return data.plain(value)
        case Base.DATE:
            return str(date(value, data)["text"])
        case Base.TERM:
            return data.catalog.vocabulary.term(declared.target, value).label
        case Base.REFERENCE:
            return str(reference(value, data)["name"])
        case Base.COORDINATES:
            return str(value.in_degrees)
        case Base.NUMBER:
            return f"{Decimal(value):,f}"
        case _:
            return str(value)
