"""A source record: bibliographic data, tier, our digest, and the fingerprint of the text where one is held."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, WrapValidator, model_validator

from generator.loading.record import Record
from generator.model.absences import Absence, AbsenceSchema, absent_or
from generator.model.dates import PartialDate
from generator.model.editor_forms import SHA256
from generator.model.parts import Part
from generator.model.refusing import refuse
from generator.model.scalars import Date, Flag, FullDate, Id, Prose, Reads, Text, Title, Url, Whole, one_of


class Tier(StrEnum):
    """How close a source is to the fact."""

    PRIMARY = "primary"  # the record itself: an order, a statute, a notice
    SECONDARY = "secondary"  # reporting and analysis
    AGGREGATOR = "aggregator"  # a copy or compilation of what others published


def _sha256(text: str) -> str:
    if len(text) != 64 or set(text) - set("0123456789abcdef"):
        raise ValueError(
            "This is not a SHA-256. Write 64 zeros; where the text is at hand, the checks name the right one."
        )
    return text


class TextData(Part):
    """Fingerprint and shape of a text that we hold but do not publish."""

    sha256: Annotated[str, Reads(_sha256, **SHA256)] = Field(
        description="SHA-256 of the folded text; see the page on method."
    )
    paragraphs: Whole = Field(description="How many paragraphs the text has.")
    words: Whole = Field(description="How many words the text has, split on white space.")
    joins: tuple[Whole, ...] = Field((), description="Non-blank lines that continue the one above them.")


class Rights(Part):
    """Whether the source's text may be published here."""

    republish: Flag = Field(description="true only for public domain or an open licence.")
    licence: Text | None = Field(None, description="The licence, where there is one.")
    note: Text | None = Field(None, description="Who holds the rights, in one line.")

    @model_validator(mode="after")
    def _licensed(self) -> Self:
        if self.republish and self.licence is None:
            tip = "Add `licence:`, such as public domain or CC BY 4.0, or write `republish: false`."
            refuse("The text may be published, but not under which license.", tip, at=("republish",))
        return self


class SourceData(Part):
    """What a file in `content/sources/` may say."""

    title: Title = Field(description="The title as published, or a plain description of the record.")
    publisher: Title = Field(description="Who published it.")
    author: Title | None = Field(None, description="Who wrote it, where that is named.")
    type: Text = Field(description="What it is, from the vocabulary list `source-types`.")
    tier: Tier = Field(description="primary (the record itself), secondary, or aggregator (a copy).")
    published: Annotated[Date, WrapValidator(absent_or), AbsenceSchema()] = Field(description="When published.")
    published_basis: Prose | None = Field(None, description="How we know the date.")
    address: Annotated[Url, WrapValidator(absent_or), AbsenceSchema()] = Field(description="Where it is.")
    read_at: tuple[Url, ...] = Field((), description="Copies at which it was read, if not at its address.")
    derived_from: Id | None = Field(None, description="The source that it copies or rewrites: both count once.")
    archived: Url | None = Field(None, description="An archived copy.")
    official_citation: Text | None = Field(None, description="How it is cited, such as 90 Fed. Reg. 13611.")
    read_on: FullDate = Field(description="The day on which it was read.")
    read_as: Annotated[str, one_of("full", "excerpt", "account")] = Field(
        "full", description="full, excerpt (a part was read), or account (known through accounts of it)."
    )
    language: Text = Field("en", description="The language of the source.")
    note: Prose | None = Field(None, description="Provenance: what the copy is, interests, what was left out.")
    checked_on: FullDate = Field(description="The day on which the record was last checked.")
    text: TextData | None = Field(None, description="Only where the text is held.")
    digest: dict[Whole, Prose] = Field(default_factory=dict, description="Each paragraph in our own words.")
    skipped: dict[Whole, Prose] = Field(default_factory=dict, description="Each paragraph not used, with why.")
    rights: Rights | None = Field(None, description="Whether the text may be published here.")
    former_ids: tuple[Id, ...] = Field((), description="Ids under which it was published; they lead to its page.")
    draft: Flag = Field(False, description="true: shown in a preview only, and nowhere in a build.")

    @model_validator(mode="after")
    def _text_and_digest(self) -> Self:
        if self.text is None and (self.digest or self.skipped):
            tip = "Add `text:`, or take out `digest` and `skipped`."
            refuse("A digest belongs to a text that is held.", tip, at=("digest" if self.digest else "skipped",))
        return self


@dataclass(frozen=True)
class Source:
    """A checked source record."""

    id: str
    record: Record
    data: SourceData

    @property
    def is_held(self) -> bool:
        """Whether we hold the text, so that quotations from it can be checked word for word."""
        return self.data.text is not None

    @property
    def may_be_published(self) -> bool:
        """Whether the rights allow to publish the whole text."""
        return self.data.rights is not None and self.data.rights.republish

    @property
    def published(self) -> PartialDate | None:
        """When it was published, if that is known."""
        return None if isinstance(self.data.published, Absence) else self.data.published

    @property
    def address(self) -> str | None:
        """The source's own address, if it is known."""
        return None if isinstance(self.data.address, Absence) else self.data.address


def renamed_sources(sources: Mapping[str, Source]) -> dict[str, Source]:
    """The sources that had another id once, by that id; one that is in use again leads to no other."""
    former = ((old, source) for source in sources.values() for old in source.data.former_ids)
    return {old: source for old, source in former if old not in sources}
