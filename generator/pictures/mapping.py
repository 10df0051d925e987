"""A map of the entries that say where they lie: an outline, a point for each, and names where there is room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from generator.kinds.declaration import Kind
from generator.model.coordinates import Coordinates
from generator.model.entry import Entry
from generator.model.outline import Frame, Outline, Trace
from generator.pages.links import INDEX, entry_uri
from generator.pages.naming import Naming
from generator.pictures.labels import Labelled, place_labels
from generator.pictures.picture import Picture
from generator.pictures.projection import Albers, Fit, Point, fit
from generator.pictures.scene import MapScene
from generator.pictures.table import Cell, Table

ACROSS = 1000  # the width of the outline's own frame
_MOST_POINTS, _SQUARES = 600, 40  # points that are drawn each by itself; else squares across


def place_map(view: Naming, kind: Kind) -> Picture | None:
    """The map of a kind that declares one; nothing where no entry lies on it."""
    declared = kind.declared.pictures.map if kind.declared.pictures else None
    if declared is None:
        return None
    outline = view.catalog.outlines[declared.outline]
    drawn = _drawn(outline)
    places = [(entry, place) for entry in view.catalog.of_kind(kind.id) if (place := _place(entry, declared.location))]
    points = [(entry, place, point) for entry, place in places if (point := drawn.point(place))]
    if not points:
        return None
    say, height = view.words.say, float(outline.height)
    shown = _apart([Labelled(entry.name, x, y) for entry, _, (x, y) in points])
    labels = place_labels(shown, height)
    rules = [say(outline.leaves_out)]
    if len(shown) < len(points):
        rules.append(say("Where many places lie close together, one point stands for them."))
    if any(label.is_hidden for label in labels):
        rules.append(say("Names without room on the map stand in its data."))
    return Picture(
        name=f"{kind.id}/map",
        about=f"{kind.id}/{INDEX}",
        title=say(declared.title),
        description=say(declared.says),
        scene=MapScene(height, drawn.land, drawn.borders, labels),
        table=Table(
            (kind.singular.capitalize(), say("Latitude and longitude")),
            tuple(
                (Cell(entry.name, entry_uri(kind.id, entry.id)), Cell(place.in_degrees, data=str(place)))
                for entry, place, _ in points
            ),
        ),
        as_of=view.catalog.today,
        reading=" ".join((*rules, f"{say(outline.credit)}.")),
    )


def _apart(points: list[Labelled]) -> list[Labelled]:
    """All points; of more than anybody could tell apart, one for each small square."""
    if len(points) <= _MOST_POINTS:
        return points
    return list({(round(point.x * _SQUARES), round(point.y * _SQUARES)): point for point in reversed(points)}.values())


def _place(entry: Entry, field: str) -> Coordinates | None:
    value = entry.fields.get(field)
    return value if isinstance(value, Coordinates) else None


@dataclass(frozen=True)
class _Drawn:
    """An outline with its frames projected into the picture."""

    outline: Outline

    def point(self, place: Coordinates) -> Point | None:
        """Where a place lies, in shares of the width; nothing outside of all frames."""
        frame = self.outline.frame_of(place)
        if frame is None:
            return None
        return self._fits[frame].place(_projection(frame).project(place))

    @cached_property
    def land(self) -> str:
        """The land of all frames as path data."""
        return "".join(self._path(frame, trace, closed=True) for frame in self.outline.frames for trace in frame.land)

    @cached_property
    def borders(self) -> str:
        """The borders of all frames as path data."""
        return "".join(self._path(frame, trace) for frame in self.outline.frames for trace in frame.borders)

    @cached_property
    def _fits(self) -> dict[Frame, Fit]:
        return {frame: self._fit(frame) for frame in self.outline.frames}

    def _fit(self, frame: Frame) -> Fit:
        left, top, right, bottom = (float(side) for side in frame.box)
        height = float(self.outline.height)
        points = [_projection(frame).project(place) for trace in frame.land for place in self._points(trace)]
        return fit(points, (left, top * height, right, bottom * height))

    def _points(self, trace: Trace) -> list[Coordinates]:
        return trace.points(self.outline.steps_per_degree)

    def _path(self, frame: Frame, trace: Trace, *, closed: bool = False) -> str:
        fitted, projection = self._fits[frame], _projection(frame)
        shares = (fitted.place(projection.project(place)) for place in self._points(trace))
        points = [(round(x * ACROSS), round(y * ACROSS)) for x, y in shares]
        return _data([here for before, here in zip([None, *points], points, strict=False) if here != before], closed)


@lru_cache(maxsize=8)
def _drawn(outline: Outline) -> _Drawn:
    """An outline is projected once: several pages and languages show the same land."""
    return _Drawn(outline)


def _data(points: Sequence[tuple[int, int]], closed: bool) -> str:
    """Points as path data in whole steps; a line that shrank to one point is left out."""
    if len(points) < 2:
        return ""
    steps = "".join(f"{_signed(x - left)}{_signed(y - top)}" for (left, top), (x, y) in pairwise(points))
    return f"M{points[0][0]} {points[0][1]}l{steps.lstrip()}{'z' if closed else ''}"


def _signed(step: int) -> str:
    return str(step) if step < 0 else f" {step}"


def _projection(frame: Frame) -> Albers:
    south, north = frame.parallels
    longitude, latitude = frame.center
    return Albers((float(south), float(north)), Coordinates(float(latitude), float(longitude)))
