"""The parts that every kind of entry is made of: evidence, facts, status events, values, unknowns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from generator.model.editor_forms import SPAN
from generator.model.quantities import Precision
from generator.model.refusing import refuse
from generator.model.scalars import Date, Flag, Id, Number, Prose, Reads, Ref, Text, Whole, formed
from generator.model.speakers import Speaker


class Part(BaseModel):
    """Base of all parts: no unknown keys, no later change."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True, populate_by_name=False)


@dataclass(frozen=True)
class Span:
    """Words `first` to `last` of a paragraph, counted from 1, split on white space."""

    first: int
    last: int

    @classmethod
    def parse(cls, text: str) -> Span:
        """Read `4-19` or `4`. Raises ValueError with a message for editors."""
        match = re.fullmatch(r"([1-9]\d{0,5})(?:-([1-9]\d{0,5}))?", text.replace(" ", ""))
        if match is None:
            raise ValueError(f"“{text}” is not a span of words. Write first-last, such as 4-19.")
        first, last = int(match[1]), int(match[2] or match[1])
        if last < first:
            raise ValueError(f"The span {text} ends before it begins. Write the smaller number first.")
        return cls(first, last)

    def __str__(self) -> str:
        return f"{self.first}-{self.last}"


SpanText = Annotated[Span, Reads(Span.parse, **SPAN)]


class Evidence(Part):
    """Where a statement can be seen: a source, and in a text that we hold the very words."""

    source: Id = Field(description="The id of the source: the name of its file in content/sources/, without .yml.")
    paragraph: Whole | None = Field(None, description="The paragraph of the source's text, counted from 1.")
    quote: Text | None = Field(None, description="The exact words, as few as prove it; printed on the page.")
    prefix: Text | None = Field(None, description="Words right before the quotation, if it stands in the text twice.")
    suffix: Text | None = Field(None, description="Words right behind the quotation, if it stands in the text twice.")
    words: SpanText | None = Field(None, description="Instead of a quotation: the words of the paragraph, first-last.")
    at: Text | None = Field(None, description="Where in a source whose text is not held: a page or section.")
    page: Whole | None = Field(None, description="The page of a PDF, as its viewer counts: the link opens there.")

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if self.quote and self.words:
            refuse(
                "This evidence has both `quote` and `words`.",
                "Keep one: a printed quotation, or a span of words.",
                at=("words",),
            )
        if (self.prefix or self.suffix) and not self.quote:
            key = "prefix" if self.prefix else "suffix"
            tip = "Add `quote:`, or take the key out; a span of words needs neither `prefix` nor `suffix`."
            refuse(f"`{key}` belongs to a quotation, and there is none.", tip, at=(key,))
        if self.words and not self.paragraph:
            refuse("A span of words needs its paragraph.", "Add `paragraph:` with its number.", at=("words",))
        return self


class Assertion(StrEnum):
    """In which way a fact is asserted, and so who answers for it."""

    REPORTED = "reported"
    HELD = "held"
    ANNOUNCED = "announced"
    ALLEGED = "alleged"
    PREDICTED = "predicted"
    OPINION = "opinion"
    INFERENCE = "inference"

    @property
    def needs_speaker(self) -> bool:
        """Whether the fact must say by whom: all but plain reports and our own inferences."""
        return self not in (Assertion.REPORTED, Assertion.INFERENCE)


class Overtaken(Part):
    """Later events overtook a fact: when, by what, and how in one sentence."""

    on: Date = Field(description="When the later event happened.")
    by: Ref | None = Field(None, description="The entry, or its fact, that overtook this one.")
    how: Prose = Field(description="What happened, in one sentence.")


class Fact(Part):
    """The unit of the site: one sentence, who asserts it, when, and the words it rests on."""

    id: Id = Field(description="Its permalink on the page; it never changes.")
    says: Prose = Field(description="One precise, attributed, dated statement of ours, in one or two short sentences.")
    assertion: Assertion = Field(description="How it is asserted; an announcement is not yet a deed.")
    by: Speaker | None = Field(None, description="Who says so; required unless reported or our own inference.")
    on: Date | None = Field(None, description="The date of what is said or done.")
    evidence: tuple[Evidence, ...] = Field(min_length=1, description="What it rests on; at least one.")
    inferred_from: Prose | None = Field(None, description="For an inference: from what we infer it.")
    caveat: Prose | None = Field(None, description="What the fact does not say.")
    overtaken: Overtaken | None = Field(None, description="The later event that overtook it.")
    key: Flag = Field(False, description="true: one of the key facts at the top of the page, six at most.")
    shows: tuple[Text, ...] = Field((), description="Fields of the entry that this fact proves; tables link to it.")

    @model_validator(mode="after")
    def _answerable(self) -> Self:
        if self.assertion.needs_speaker and self.by is None:
            message = f"The assertion “{self.assertion}” does not say by whom."
            refuse(message, "Add `by:` with who says so.", at=("assertion",))
        if self.assertion is Assertion.INFERENCE and self.inferred_from is None:
            tip = "Add `inferred_from:` with what we infer it from."
            refuse("An inference does not say from what.", tip, at=("assertion",))
        if self.inferred_from and self.assertion is not Assertion.INFERENCE:
            tip = "Take the key out, or set `assertion: inference`."
            refuse("Only an inference has `inferred_from`.", tip, at=("inferred_from",))
        return self


class StatusEvent(Part):
    """A dated change of status. The present status is computed from these, never typed."""

    becomes: Text = Field(alias="is", description="The word for the status, from the vocabulary of the kind.")
    since: Date = Field(alias="from", description="From when it holds.")
    caused_by: Ref | None = Field(None, description="The entry that brought the change about.")
    note: Prose | None = Field(None, description="What happened, in one sentence.")
    evidence: tuple[Evidence, ...] = Field(min_length=1, description="What the change rests on.")


class Rank(StrEnum):
    """Which of several values to show first; a superseded one is kept but no longer live."""

    PREFERRED = "preferred"
    NORMAL = "normal"
    SUPERSEDED = "superseded"


class Value(Part):
    """One value of a figure: a number with its precision, or a quantity without a number (`phrase`)."""

    id: Id = Field(description="Its permalink on the page; it never changes.")
    value: Number | None = Field(None, description="The number in plain digits, such as 532000.")
    phrase: Text | None = Field(None, description="A quantity without a number, in the source's words.")
    precision: Precision | None = Field(None, description="What the source's words say of the number.")
    as_of: Date = Field(description="The date for which the value speaks.")
    rank: Rank = Field(description="Exactly one value is preferred.")
    evidence: tuple[Evidence, ...] = Field(min_length=1, description="What it rests on, with a quotation.")
    note: Prose | None = Field(None, description="What this value means, or why it has its rank.")

    @model_validator(mode="after")
    def _one_of(self) -> Self:
        if (self.value is None) == (self.phrase is None):
            tip = "Write one of them: plain digits, or the source's words for a quantity without a number."
            refuse("A value has either `value` or `phrase`.", tip, at=("phrase",) if self.phrase else ())
        if self.value is not None and self.precision is None:
            tip = "Add `precision:` exact, about, at-least or at-most."
            refuse("The value has no `precision`.", tip, at=("value",))
        if self.phrase is not None and self.precision is not None:
            refuse("A phrase has no precision.", "Take out `precision:`.", at=("precision",))
        return self


class Unit(Part):
    """What a figure counts: a noun in singular and plural, or a currency."""

    one: Text | None = Field(None, description="The noun for one, such as person.")
    other: Text | None = Field(None, description="The noun for several, such as people.")
    currency: Annotated[str, formed(r"[A-Z]{3}", "a code of a currency", "USD")] | None = Field(
        None, description="An ISO 4217 code, such as USD."
    )

    @model_validator(mode="after")
    def _noun_or_currency(self) -> Self:
        if bool(self.currency) == bool(self.one or self.other) or bool(self.one) != bool(self.other):
            refuse("A unit is a noun or a currency.", "Write {one: person, other: people} or {currency: USD}.")
        return self


class Unknown(Part):
    """Something that we do not know, since when, and where we looked."""

    asks: Prose = Field(description="What we do not know.")
    note: Prose | None = Field(None, description="Where we looked, and until when.")
    since: Date | None = Field(None, description="Since when the question stands open.")
