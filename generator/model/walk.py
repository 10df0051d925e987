"""Walks through an entry or source: every prose field, every reference and every piece of evidence, with its path."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Generic, NamedTuple, TypeVar

from generator.kinds.field_types import Base
from generator.model.absences import Absence
from generator.model.entry import Entry
from generator.model.parts import Evidence, Fact, StatusEvent, Value
from generator.model.references import Reference
from generator.model.source import Source

Path = tuple[str | int, ...]
T = TypeVar("T")


class Located(NamedTuple, Generic[T]):
    """Something found in a record, and the path that leads to it there."""

    path: Path
    item: T


def texts_of(entry: Entry) -> Iterator[str]:
    """The texts of `prose_of`, in any order and without the paths, which take longest."""
    data = entry.data
    yield data.summary
    yield from data.caveats
    for fact in data.facts:
        yield fact.says
        if fact.caveat:
            yield fact.caveat
        if fact.inferred_from:
            yield fact.inferred_from
        if fact.overtaken:
            yield fact.overtaken.how
    for unknown in data.unknowns:
        yield unknown.asks
        if unknown.note:
            yield unknown.note
    for event in entry.status:
        if event.note:
            yield event.note
    if values := entry.values:  # what else a figure says, no other entry does
        for value in values:
            if value.note:
                yield value.note
        yield from filter(None, (entry.definition, entry.weighing))
    for field in entry.fields.values():
        if type(field) is Absence:
            yield field.why
    for name, declared in entry.kind.fields_of(Base.PROSE):
        said = entry.fields.get(name)
        if said is not None and not isinstance(said, Absence):
            yield from said if declared.type.is_list else (said,)
    if data.disagreements:
        yield from (located.item for located in _prose_of_disagreements(entry))


def prose_of(entry: Entry) -> Iterator[Located[str]]:
    """Every text of an entry that is prose, our own words, in the order of the page."""
    data = entry.data
    yield Located(("summary",), data.summary)
    if entry.definition:
        yield Located(("definition",), entry.definition)
    for name, declared in entry.kind.fields():
        value = entry.fields.get(name)
        if isinstance(value, Absence):
            yield Located((name, value.reason.value), value.why)
        elif declared.type.base is Base.PROSE and value is not None:
            items = value if declared.type.is_list else (value,)
            for index, item in enumerate(items):
                yield Located((name, index) if declared.type.is_list else (name,), item)
    for index, event in enumerate(entry.status):
        if event.note:
            yield Located(("status", index, "note"), event.note)
    if entry.weighing:
        yield Located(("weighing",), entry.weighing)
    for index, value in enumerate(entry.values):
        if value.note:
            yield Located(("values", index, "note"), value.note)
    yield from _prose_of_facts(entry)
    for index, caveat in enumerate(data.caveats):
        yield Located(("caveats", index), caveat)
    for index, unknown in enumerate(data.unknowns):
        yield Located(("unknowns", index, "asks"), unknown.asks)
        if unknown.note:
            yield Located(("unknowns", index, "note"), unknown.note)
    yield from _prose_of_disagreements(entry)


def _prose_of_facts(entry: Entry) -> Iterator[Located[str]]:
    for index, fact in enumerate(entry.facts):
        yield Located(("facts", index, "says"), fact.says)
        for key, text in (("caveat", fact.caveat), ("inferred_from", fact.inferred_from)):
            if text:
                yield Located(("facts", index, key), text)
        if fact.overtaken:
            yield Located(("facts", index, "overtaken", "how"), fact.overtaken.how)


def _prose_of_disagreements(entry: Entry) -> Iterator[Located[str]]:
    for index, disagreement in enumerate(entry.data.disagreements):
        yield Located(("disagreements", index, "about"), disagreement.about)
        for number, claim in enumerate(disagreement.says):
            yield Located(("disagreements", index, "says", number, "claim"), claim.claim)
        yield Located(("disagreements", index, "weighing"), disagreement.weighing)


def evidence_of(entry: Entry) -> Iterator[Located[Evidence]]:
    """Every piece of evidence of an entry."""
    groups: list[tuple[Path, tuple[Evidence, ...]]] = [((), entry.data.evidence)]
    groups += [(("status", index), event.evidence) for index, event in enumerate(entry.status)]
    groups += [(("values", index), value.evidence) for index, value in enumerate(entry.values)]
    groups += [(("facts", index), fact.evidence) for index, fact in enumerate(entry.facts)]
    groups += [
        (("disagreements", index, "says", number), claim.evidence)
        for index, disagreement in enumerate(entry.data.disagreements)
        for number, claim in enumerate(disagreement.says)
    ]
    for path, group in groups:
        for index, evidence in enumerate(group):
            yield Located((*path, "evidence", index), evidence)


def pieces_of(entry: Entry) -> list[Evidence]:
    """The same evidence in the same order, without the paths."""
    found = [*entry.data.evidence]
    parts: tuple[StatusEvent | Value | Fact, ...] = (*entry.status, *entry.values, *entry.facts)
    for part in parts:
        found += part.evidence
    for disagreement in entry.data.disagreements:
        for claim in disagreement.says:
            found += claim.evidence
    return found


def references_of(entry: Entry) -> Iterator[Located[Reference]]:
    """Every typed reference of an entry to another; references in prose are tokens (`generator.prose.tokens`)."""
    for name, declared in entry.kind.fields_of(Base.REFERENCE):
        value = entry.fields.get(name)
        if value is None or isinstance(value, Absence):
            continue
        if declared.type.is_list:
            yield from (Located((name, index), item) for index, item in enumerate(value))
        else:
            yield Located((name,), value)
    for index, event in enumerate(entry.status):
        if event.caused_by:
            yield Located(("status", index, "caused_by"), event.caused_by)
    for index, fact in enumerate(entry.facts):
        if isinstance(fact.by, Reference):
            yield Located(("facts", index, "by"), fact.by)
        if fact.overtaken and fact.overtaken.by:
            yield Located(("facts", index, "overtaken", "by"), fact.overtaken.by)
    for index, reference in enumerate(entry.data.see_also):
        yield Located(("see_also", index), reference)


def referred_by(entry: Entry) -> Iterator[Reference]:
    """The references of `references_of`, in any order and without the paths."""
    data = entry.data
    for name, declared in entry.kind.fields_of(Base.REFERENCE):
        value = entry.fields.get(name)
        if value is not None and not isinstance(value, Absence):
            yield from value if declared.type.is_list else (value,)
    for event in entry.status:
        if event.caused_by:
            yield event.caused_by
    for fact in data.facts:
        if isinstance(fact.by, Reference):
            yield fact.by
        if fact.overtaken and fact.overtaken.by:
            yield fact.overtaken.by
    yield from data.see_also


def texts_of_source(source: Source) -> Iterator[str]:
    """The texts of `prose_of_source`, in any order and without the paths."""
    data = source.data
    yield from filter(None, (data.note, data.published_basis))
    yield from (value.why for value in (data.published, data.address) if isinstance(value, Absence))
    yield from data.digest.values()
    yield from data.skipped.values()


def prose_of_source(source: Source) -> Iterator[Located[str]]:
    """Every text of a source record that readers see as prose."""
    for key in ("note", "published_basis"):
        text = getattr(source.data, key)
        if text:
            yield Located((key,), text)
    for key in ("published", "address"):
        value = getattr(source.data, key)
        if isinstance(value, Absence):
            yield Located((key, value.reason.value), value.why)
    for name, texts in (("digest", source.data.digest), ("skipped", source.data.skipped)):
        for number, text in texts.items():
            yield Located((name, str(number)), text)
