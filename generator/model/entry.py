"""An entry: the fields that every kind shares, and those of its own kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

from pydantic import BeforeValidator, Field, WithJsonSchema

from generator.loading.record import Record
from generator.model.disagreements import Disagreement
from generator.model.editor_forms import NAME
from generator.model.intervals import Interval
from generator.model.parts import Evidence, Fact, Part, StatusEvent, Unit, Unknown, Value
from generator.model.references import Reference
from generator.model.refusing import refuse
from generator.model.scalars import Flag, FullDate, Id, Period, Prose, Ref, Text, short_text

T = TypeVar("T")

if TYPE_CHECKING:
    from generator.kinds.declaration import Kind


def _name(value: object) -> str:
    text = short_text(value)
    if "[[" in text:
        refuse("A token is not replaced in a name.", "Write the words that readers are to see.")
    return text


Name = Annotated[str, BeforeValidator(_name), WithJsonSchema(NAME)]


class EntryBase(Part):
    """The fields of every entry. A kind's own fields are added to this (`generator.kinds.models`)."""

    name: Name = Field(description="The name of the entry, short, in sentence case.")
    aliases: tuple[Name, ...] = Field((), description="Other names under which people look for it.")
    summary: Prose = Field(description="One to three short sentences: what it is, and what holds.")
    tags: tuple[Text, ...] = Field(min_length=1, description="Topics, from the vocabulary list `topics`.")
    evidence: tuple[Evidence, ...] = Field((), description="What the details of the box rest on.")
    facts: tuple[Fact, ...] = Field((), description="The facts, each with its evidence.")
    caveats: tuple[Prose, ...] = Field((), description="What the entry does not say.")
    unknowns: tuple[Unknown, ...] = Field((), description="What we do not know.")
    disagreements: tuple[Disagreement, ...] = Field((), description="What sources differ about, and our weighing.")
    see_also: tuple[Ref, ...] = Field((), description="Entries that a reader may want next.")
    checked_on: FullDate = Field(description="The day on which somebody last checked the entry.")
    review_every: Period | None = Field(None, description="How often to check it, if not as its kind says.")
    former_ids: dict[Id, Id] = Field(
        default_factory=dict, description="Old id of a fact or value: the id of the one that took its place."
    )
    draft: Flag = Field(False, description="true: shown in a preview only, and nowhere in a build.")


class StatusFields(Part):
    """Added to the kinds that track a status."""

    status: tuple[StatusEvent, ...] = Field(min_length=1, description="Dated changes of status, oldest first.")


class ValueFields(Part):
    """Added to the kinds that carry numbers."""

    definition: Prose = Field(description="What exactly is counted, over which period, and what is not.")
    unit: Unit = Field(description="What is counted: {one: person, other: people}, or {currency: USD}.")
    values: tuple[Value, ...] = Field(min_length=1, description="The values, each dated and ranked.")
    weighing: Prose | None = Field(None, description="Where values differ: why the preferred one is shown.")


class Stub(Part):
    """What a renamed entry leaves behind, so that its address never dies."""

    moved_to: Ref = Field(description="Where the entry lives now: kind/id.")


@dataclass(frozen=True)
class Entry:
    """A checked entry. `data` holds the shared fields, `fields` those of the kind, in the kind's order."""

    kind: Kind
    id: str
    record: Record
    data: EntryBase
    fields: Mapping[str, Any]

    @property
    def key(self) -> str:
        """The entry's key in the catalog: `kind/id`."""
        return f"{self.kind.id}/{self.id}"

    @property
    def reference(self) -> Reference:
        """A reference to the entry."""
        return Reference(self.kind.id, self.id)

    @property
    def name(self) -> str:
        """The entry's name, plain text."""
        return self.data.name

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts in the editor's order."""
        return self.data.facts

    @property
    def status(self) -> tuple[StatusEvent, ...]:
        """The dated status events; empty for kinds without a status."""
        return self._trait("status", ())

    @property
    def values(self) -> tuple[Value, ...]:
        """The values of a figure; empty for kinds without values."""
        return self._trait("values", ())

    @property
    def unit(self) -> Unit | None:
        """The unit of a figure."""
        return self._trait("unit", None)

    @property
    def definition(self) -> str:
        """What a figure counts; empty for kinds without values."""
        return self._trait("definition", "")

    @property
    def weighing(self) -> str:
        """Why a figure prefers one of several values; empty where none differ."""
        return self._trait("weighing", "") or ""

    def _trait(self, field: str, absent: T) -> T:
        """A field that not every kind has. Not by `getattr`, which pydantic makes slow where there is none."""
        found: T = vars(self.data).get(field, absent)
        return found

    @property
    def review_every(self) -> Interval:
        """How often the entry is to be checked."""
        return self.data.review_every or self.kind.review_every

    def kept(self, make: Callable[[Entry], T]) -> T:
        """What `make` gives for this entry, which reads nothing else. A preview keeps it as long as the entry lives."""
        return make(self)

    def anchors(self) -> Iterator[str]:
        """The ids of all facts and values: each is a permalink on the entry's page."""
        yield from (fact.id for fact in self.facts)
        yield from (value.id for value in self.values)

    def fact(self, anchor: str) -> Fact | None:
        """The fact with this id, following ids that have been replaced."""
        wanted = self.data.former_ids.get(anchor, anchor)
        for fact in self.facts:
            if fact.id == wanted:
                return fact
        return None

    def value(self, anchor: str) -> Value | None:
        """The value with this id, following ids that have been replaced."""
        wanted = self.data.former_ids.get(anchor, anchor)
        for value in self.values:
            if value.id == wanted:
                return value
        return None


@dataclass(frozen=True)
class Moved:
    """A stub left by a rename: where the entry was, and where it is."""

    kind: Kind
    id: str
    record: Record
    to: Reference

    @property
    def key(self) -> str:
        """The old key: `kind/id`."""
        return f"{self.kind.id}/{self.id}"
