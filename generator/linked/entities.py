"""What an entry is about, in the words of schema.org, as its kind declares under `schema_org:`.

Only fields of the box and the present status are told, each with evidence. Facts are not: a bare property cannot say
who asserts it. No verdict is given on any claim.
"""

from __future__ import annotations

from typing import Any

from generator.citing.days import in_words
from generator.kinds.field_types import Base
from generator.kinds.schema_org import SchemaOrg
from generator.linked.naming import THING, Here, Node, known_day, told
from generator.linked.vocabulary import BASE, FITTING, vocabulary
from generator.model.absences import Absence
from generator.model.entry import Entry
from generator.model.references import Reference
from generator.outputs.authored import number
from generator.pages.links import INDEX, fact_uri
from generator.pages.naming import Naming

_STATUS = "creativeWorkStatus"
_LASTING = ("sameAs", "identifier", "url")  # what says which thing is meant does not hold for a day only
_GLOSSARY = SchemaOrg(type="DefinedTerm")


def entity(entry: Entry, here: Here) -> Node:
    """The thing that the entry is about; nothing if its kind does not say what it is."""
    declared = _declared(entry)
    if declared is None:
        return {}
    says = entry.data.summary if entry.kind.declared.glossary else entry.definition
    node: Node = {
        **_named(entry, here),
        "alternateName": list(entry.data.aliases),
        "description": here.data.plain(says),
    }
    if entry.kind.declared.glossary:
        node["inDefinedTermSet"] = {"@id": here.iri(f"{entry.kind.id}/{INDEX}{THING}")}
    for name, wanted in declared.fields.items():
        if vocabulary().has(node["@type"], wanted) and (values := _values(name, wanted, entry, here)):
            is_dated = declared.as_of and wanted not in _LASTING
            held = [_dated(wanted, value, entry, here) for value in values] if is_dated else values
            node[wanted] = _one_or_all([*_as_list(node.get(wanted)), *held])
    return told({**node, **_status(declared, node["@type"], entry, here)})


def type_of(entry: Entry) -> str:
    """What an entry is about, as a type of schema.org; nothing if its kind does not say."""
    declared = _declared(entry)
    if declared is None:
        return ""
    word = entry.fields.get(declared.types.field) if declared.types else None
    exact = declared.types.words.get(word) if declared.types and isinstance(word, str) else None
    return exact or declared.type


def _declared(entry: Entry) -> SchemaOrg | None:
    return entry.kind.declared.schema_org or (_GLOSSARY if entry.kind.declared.glossary else None)


def _named(entry: Entry, here: Here) -> Node:
    return {"@type": type_of(entry), "@id": here.iri(fact_uri(entry, "") + THING), "name": entry.name}


def _values(name: str, wanted: str, entry: Entry, here: Here) -> list[Any]:
    """The values of a field as those of a property; what is absent, vague or does not fit is left out."""
    value, field = entry.fields.get(name), entry.kind.declared.fields[name]
    if value is None or isinstance(value, Absence):
        return []
    items = value if field.type.is_list else (value,)
    found = [_value(field.type.base, field.type.target, item, wanted, here) for item in items]
    held = [each for each in found if each is not None]
    if wanted != "identifier":
        return held
    return [{"@type": "PropertyValue", "name": entry.kind.label(name), "value": each} for each in held]


def _value(base: Base, target: str, item: Any, wanted: str, here: Here) -> Any:
    if base is Base.REFERENCE:
        return _reference(item, wanted, here)
    if wanted != "identifier" and not vocabulary().takes(wanted, FITTING[base]):
        return None
    match base:
        case Base.DATE:
            return known_day(item)
        case Base.PROSE:
            return here.data.plain(item)
        case Base.TERM:
            return here.data.catalog.vocabulary.term(target, item).label
        case Base.NUMBER:
            return number(item)
        case Base.COORDINATES:
            return {"@type": "GeoCoordinates", "latitude": item.latitude, "longitude": item.longitude}
        case _:
            return str(item)


def _reference(to: Reference, wanted: str, here: Here) -> Any:
    other = here.data.catalog.entry(to)
    if other is None:
        return None
    if (sort := type_of(other)) and vocabulary().takes(wanted, (sort,)):
        return _named(other, here)
    return other.name if vocabulary().takes(wanted, ("Text",)) else None


def _dated(wanted: str, value: Any, entry: Entry, here: Here) -> Node:
    """A value that is known to hold on one day, by the pattern of https://schema.org/Role."""
    day = entry.fields.get((_declared(entry) or _GLOSSARY).as_of or "")
    words = here.data.catalog.words
    said = None if day is None or isinstance(day, Absence) else words.say("As of {date}", date=in_words(day, words))
    return told({"@type": "Role", wanted: value, "description": said})


def _status(declared: SchemaOrg, sort: str, entry: Entry, here: Here) -> Node:
    """The present status in our words, and what it means if the declaration says, each with the day since when."""
    event = here.data.catalog.present_status(entry)
    if event is None:
        return {}
    found, words = {}, here.data.catalog.words
    since = words.say("since {date}", date=Naming(here.data.catalog, here.uri).since(event.since))
    role = {"@type": "Role", "startDate": known_day(event.since), "description": since}
    if vocabulary().has(sort, _STATUS):
        label = here.data.catalog.vocabulary.term(entry.kind.declared.status or "", event.becomes).label
        found[_STATUS] = told({**role, _STATUS: label})
    if declared.status and vocabulary().has(sort, declared.status.property):
        member = declared.status.words.get(event.becomes)
        name = declared.status.property
        found |= {name: told({**role, name: {"@id": BASE + member}})} if member else {}
    return found


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _one_or_all(values: list[Any]) -> Any:
    return values[0] if len(values) == 1 else values
