"""Corrections: what a statement said, what it says, and why it was changed; one file for the whole site."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from pydantic import Field

from generator.loading.record import Record
from generator.model.intervals import Interval, Unit, add_interval
from generator.model.parts import Part
from generator.model.scalars import FullDate, Prose, Ref

SHOWN_FOR = Interval(1, Unit.YEAR)


class Correction(Part):
    """One correction. The notes on pages end; the list of all corrections keeps it for good."""

    date: FullDate = Field(description="The day on which the statement was corrected.")
    fact: Ref = Field(description="What was corrected: kind/id#fact, or kind/id for an entry as a whole.")
    was: Prose = Field(description="What it said before, in one sentence. Numbers are typed out.")
    now: Prose = Field(description="What it says since then. Numbers are typed out: a token would change.")
    why: Prose = Field(description="Why it was wrong, in one sentence.")
    shown_until: FullDate | None = Field(
        None, description=f"The last day of the notes on pages; {SHOWN_FOR} after the correction by default."
    )

    @property
    def ends(self) -> dt.date:
        """The last day on which pages carry a note."""
        return self.shown_until or add_interval(self.date, SHOWN_FOR)


class CorrectionsData(Part):
    """What the file `content/corrections.yml` may say."""

    corrections: tuple[Correction, ...] = Field((), description="All corrections.")


@dataclass(frozen=True)
class Corrections:
    """The corrections of a site in the order of the file, and their record; no file means none."""

    items: tuple[Correction, ...] = ()
    record: Record | None = None

    def noted_on(self, day: dt.date) -> tuple[Correction, ...]:
        """Those of which pages carry a note on this day, the newest first."""
        noted = (each for each in self.items if each.date <= day <= each.ends)
        return tuple(sorted(noted, key=lambda each: each.date, reverse=True))

    @property
    def newest_first(self) -> tuple[Correction, ...]:
        """All of them by date."""
        return tuple(sorted(self.items, key=lambda each: each.date, reverse=True))
