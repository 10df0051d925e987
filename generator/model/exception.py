"""Exceptions: a problem that editors know of and accept for a while, with the reason and the last day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from pydantic import Field, model_validator

from generator.loading.record import Record
from generator.model.parts import Part
from generator.model.refusing import refuse
from generator.model.scalars import FullDate, Prose, Ref, Text


class RuleException(Part):
    """One exception. It covers problems of one rule, in one file or about one entry or fact, until a day."""

    rule: Text = Field(description="The rule, as it stands in brackets behind the message of the problem.")
    file: Text | None = Field(None, description="The file of the problem, such as docs/about.md.")
    about: Ref | None = Field(None, description="Instead of a file: kind/id, or kind/id#fact for one fact or value.")
    words: Text | None = Field(None, description="Words that its message must hold, where not all are meant.")
    reason: Prose = Field(description="Why it may stay for now, for whoever reads this later.")
    until: FullDate = Field(description="The last day on which it holds.")

    @model_validator(mode="after")
    def _one_place(self) -> Self:
        if (self.file is None) == (self.about is None):
            tip = "Write `file:` with a path such as docs/about.md, or `about:` with kind/id or kind/id#fact."
            refuse("An exception names one place: `file` or `about`.", tip, at=("about",) if self.about else ())
        return self


class ExceptionsData(Part):
    """What the file `content/exceptions.yml` may say."""

    exceptions: tuple[RuleException, ...] = Field((), description="All exceptions.")


@dataclass(frozen=True)
class Exceptions:
    """The exceptions of a site in the order of the file, and their record; no file means none."""

    items: tuple[RuleException, ...] = ()
    record: Record | None = None
