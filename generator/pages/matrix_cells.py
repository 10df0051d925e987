"""What the cells of a kind's matrix answer: each entry to each claim, with where it can be seen.

A cell is never empty and never a bare yes: it holds what is recorded, or says that this is not known, not applicable or
not found, and why.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from generator.kinds.field_types import Base
from generator.kinds.matrix import MatrixColumn
from generator.model.absences import Absence, Reason
from generator.model.entry import Entry
from generator.model.parts import Fact
from generator.model.references import Reference
from generator.pages.escape import Markdown
from generator.pages.key_facts import best
from generator.pages.links import fact_uri, source_uri

if TYPE_CHECKING:
    from generator.pages.view import View


class State(StrEnum):
    """What kind of answer a cell gives; also the name of its icon's class."""

    FOUND = "found"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not-applicable"
    NONE = "none"


@dataclass(frozen=True)
class Line:
    """One of the things that a cell says, and where just that can be seen, if it differs from line to line."""

    says: Markdown
    proof: str = ""


@dataclass(frozen=True)
class Cell:
    """The answer of an entry to a claim, in one or more lines, and where all of it can be seen."""

    state: State
    lines: tuple[Line, ...]
    proofs: tuple[Markdown, ...] = ()


def cell(view: View, entry: Entry, column: MatrixColumn) -> Cell:
    """What an entry answers to the claim of a column."""
    if column.field:
        return _of_field(view, entry, column)
    found = list(_by_sources(view, entry, column) if column.sources else _by_others(view, entry, column))
    return Cell(State.FOUND, tuple(found)) if found else _nothing(view, column)


def _of_field(view: View, entry: Entry, column: MatrixColumn) -> Cell:
    name = column.field or ""
    value = entry.fields.get(name)
    declared = entry.kind.declared.fields.get(name)
    says_day = declared is not None and declared.type.base is Base.DATE and not isinstance(value, Absence)
    proofs = tuple(proof(view, entry, fact, dated=not says_day) for fact in entry.facts if name in fact.shows)
    if isinstance(value, Absence):
        unknown = value.reason is Reason.UNKNOWN
        return Cell(State.UNKNOWN if unknown else State.NOT_APPLICABLE, (Line(view.field(entry, name)),), proofs)
    if value is not None and declared and declared.type.base is Base.REFERENCE:
        references = value if declared.type.is_list else (value,)
        return Cell(State.FOUND, tuple(Line(referred(view, each)) for each in references), proofs)
    if name == "status":
        return _of_status(view, entry, column)
    said = view.field(entry, name)
    if not said:
        return _nothing(view, column)
    if name in ("value", "as_of"):
        return Cell(State.FOUND, (Line(said),), tuple(_value_proof(view, entry)))
    return Cell(State.FOUND, (Line(said),), proofs or tuple(_box_proof(view, entry) if declared else ()))


def _of_status(view: View, entry: Entry, column: MatrixColumn) -> Cell:
    event = view.status(entry)
    if event is None:
        return _nothing(view, column)
    words = view.words.say("{status} since {since}", status=view.status_mark(entry), since=view.since(event.since))
    mark = view.evidence_mark(best(view.catalog, event.evidence))
    link = view.link(view.words.say("evidence"), fact_uri(entry, "timeline"))
    return Cell(State.FOUND, (Line(Markdown(words), f"{link} {mark}"),))


def _nothing(view: View, column: MatrixColumn) -> Cell:
    return Cell(State.NONE, (Line(view.label(column.none)),))


def _by_sources(view: View, entry: Entry, column: MatrixColumn) -> Iterator[Line]:
    """Each source of the column's types that a fact rests on, the first fact of each."""
    seen: set[str] = set()
    for fact in entry.facts:
        for item in fact.evidence:
            source = view.catalog.sources[item.source]
            wanted = source.data.type in column.sources and (source.is_held or not column.held)
            if wanted and source.id not in seen:
                seen.add(source.id)
                published = f", {view.date(source.published, 'short')}" if source.published else ""
                says = Markdown(f"{view.link(source.data.publisher, source_uri(source.id))}{published}")
                yield Line(says, proof(view, entry, fact, dated=False))


def _by_others(view: View, entry: Entry, column: MatrixColumn) -> Iterator[Line]:
    """Each entry that refers to this one by the field that the column names; its own page is the evidence."""
    named = column.referred_by
    found = view.catalog.referring(named.kind, named.field) if named else {}
    yield from (Line(referred(view, other.reference)) for other in found.get(entry.key, ()))


def referred(view: View, reference: Reference) -> Markdown:
    """An entry by its name, with its present status and since when, if its kind tracks one."""
    other = view.catalog.entry(reference)
    event = view.status(other) if other else None
    if other is None or event is None:
        return view.ref(reference)
    words = view.words.say("{status} since {since}", status=view.status_mark(other), since=view.since(event.since))
    return Markdown(f"{view.ref(reference)} {words}")


def proof(view: View, entry: Entry, fact: Fact, *, dated: bool = True) -> Markdown:
    """A link to a fact on its page, with its date, and how its evidence was checked."""
    label = view.words.say("evidence")
    if dated and fact.on:
        label = view.words.say("evidence, {date}", date=view.date(fact.on, "short"))
    mark = view.evidence_mark(best(view.catalog, fact.evidence))
    return Markdown(f"{view.link(label, fact_uri(entry, fact.id))} {mark}")


def _value_proof(view: View, entry: Entry) -> Iterator[Markdown]:
    """The preferred value of an entry and its day rest on the evidence of that value."""
    value = view.catalog.preferred(entry)
    if value:
        mark = view.evidence_mark(best(view.catalog, value.evidence))
        yield Markdown(f"{view.link(view.words.say('evidence'), fact_uri(entry, value.id))} {mark}")


def _box_proof(view: View, entry: Entry) -> Iterator[Markdown]:
    """Where no fact shows a field, the evidence of the box does."""
    if entry.data.evidence:
        mark = view.evidence_mark(best(view.catalog, entry.data.evidence))
        label = view.words.say("evidence of the box")
        yield Markdown(f"{view.link(label, fact_uri(entry, 'box'))} {mark}")
