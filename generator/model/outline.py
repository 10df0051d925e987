"""An outline for maps, as a file of `site_config/maps/` holds it: frames with land, borders and projection."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field, model_validator

from generator.model.coordinates import Coordinates
from generator.model.parts import Part
from generator.model.refusing import refuse
from generator.model.scalars import Label, Number, Reads, Whole


@dataclass(frozen=True)
class Trace:
    """A line over the globe in small steps: its first point and then the way from each point to the next."""

    steps: tuple[int, ...]

    @classmethod
    def parse(cls, text: str) -> Trace:
        """Read whole numbers, two a point. Raises ValueError with a message for editors."""
        if not re.fullmatch(r"-?\d{1,6}( -?\d{1,6})*", text):
            raise ValueError("A line of a map is whole numbers with single spaces. Make the file again.")
        steps = tuple(int(step) for step in text.split(" "))
        if len(steps) < 4 or len(steps) % 2:
            raise ValueError("A line of a map has two numbers for each of its points. Make the file again.")
        return cls(steps)

    def points(self, steps_per_degree: int) -> list[Coordinates]:
        """The points of the line."""
        x = y = 0
        found = []
        for east, north in zip(self.steps[::2], self.steps[1::2], strict=True):
            x, y = x + east, y + north
            found.append(Coordinates(y / steps_per_degree, x / steps_per_degree))
        return found


TraceText = Annotated[Trace, Reads(Trace.parse)]
Pair = Annotated[tuple[Number, Number], Field(description="Two numbers.")]
Four = Annotated[tuple[Number, Number, Number, Number], Field(description="Four numbers.")]


class Frame(Part):
    """A part of the world with a scale of its own, and where in the picture it stands."""

    name: Label
    bounds: Four = Field(description="West, south, east and north: points within belong to this frame.")
    parallels: Pair = Field(description="The two latitudes at which the projection is true.")
    center: Pair = Field(description="The longitude and latitude of its middle.")
    box: Four = Field(description="Where it stands: left, top, right and bottom, as shares of the picture.")
    land: tuple[TraceText, ...] = Field(min_length=1, description="Closed lines around land.")
    borders: tuple[TraceText, ...] = Field((), description="Lines between parts of the land.")

    def holds(self, place: Coordinates) -> bool:
        """Whether a place belongs to this frame."""
        west, south, east, north = (float(bound) for bound in self.bounds)
        return west <= place.longitude <= east and south <= place.latitude <= north


class Outline(Part):
    """The outline below the points of a map."""

    title: Label = Field(description="What it shows.")
    leaves_out: Label = Field(description="What it leaves out, or shows at another scale: printed below the map.")
    credit: Label = Field(description="Where it comes from: printed below the map.")
    height: Number = Field(description="The height of the picture, as a share of its width.")
    steps_per_degree: Whole = Field(description="How fine the lines are.")
    frames: tuple[Frame, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _can_be_drawn(self) -> Outline:
        if not 0 < float(self.height) <= 2:
            refuse("The height of a map is a share of its width, from 0 to 2.", "Write 0.6.", at=("height",))
        return self

    def frame_of(self, place: Coordinates) -> Frame | None:
        """The first frame that holds a place."""
        return next((frame for frame in self.frames if frame.holds(place)), None)
