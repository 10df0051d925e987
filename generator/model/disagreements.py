"""Sources that disagree about something else than a figure: what each one says, and how we weigh them."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from generator.model.parts import Evidence, Part
from generator.model.refusing import refuse
from generator.model.scalars import Date, Prose


class Claim(Part):
    """What one of the sources says, with its own evidence."""

    claim: Prose = Field(description="What this source says, attributed, in our own words.")
    on: Date | None = Field(None, description="The date for which it speaks, or on which it was said.")
    evidence: tuple[Evidence, ...] = Field(min_length=1, description="Where it says so; at least one.")


class Disagreement(Part):
    """A question on which sources differ. Values of a figure that differ are shown by the figure itself."""

    about: Prose = Field(description="What the sources differ about, in a few words.")
    says: tuple[Claim, ...] = Field(min_length=1, description="What each of them says; at least two.")
    weighing: Prose = Field(description="Which one this site follows and why, or why none.")

    @model_validator(mode="after")
    def _at_least_two(self) -> Self:
        if len(self.says) < 2:
            tip = "Add what the other source says, or make this a fact with a caveat."
            refuse("One claim alone is no disagreement.", tip, at=("says",))
        return self
