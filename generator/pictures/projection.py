"""The Albers equal-area conic projection, after J. P. Snyder, Map Projections (USGS 1395, 1987), pages 98 to 103.

Equal areas, because a map of places should not make the north look larger. The globe is taken for a sphere, which is
more exact than these small pictures can show.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import cos, radians, sin, sqrt

from generator.model.coordinates import Coordinates

Point = tuple[float, float]


@dataclass(frozen=True)
class Albers:
    """A cone that cuts the globe at two parallels. Points are radii of the globe: east of the center, south of it."""

    parallels: Point
    center: Coordinates

    def project(self, place: Coordinates) -> Point:
        """Where a place lies; downward is positive, as in a picture."""
        theta = self._cone * radians(place.longitude - self.center.longitude)
        rho = self._radius(place.latitude)
        return rho * sin(theta), rho * cos(theta) - self._radius(self.center.latitude)

    @cached_property
    def _cone(self) -> float:
        """The constant of the cone (Snyder, 14-6)."""
        south, north = self.parallels
        return (sin(radians(south)) + sin(radians(north))) / 2

    def _radius(self, latitude: float) -> float:
        """How far a parallel lies from the tip of the cone (Snyder, 14-3 and 14-5)."""
        south = radians(self.parallels[0])
        inside = cos(south) ** 2 + 2 * self._cone * sin(south)
        return sqrt(inside - 2 * self._cone * sin(radians(latitude))) / self._cone


@dataclass(frozen=True)
class Fit:
    """Brings projected points into a box without stretching them, in the middle of the room that is left."""

    scale: float
    right: float
    down: float

    def place(self, point: Point) -> Point:
        """A point in the picture."""
        return point[0] * self.scale + self.right, point[1] * self.scale + self.down


def fit(points: list[Point], box: tuple[float, float, float, float]) -> Fit:
    """The largest scale at which all points lie in a box of left, top, right and bottom."""
    left, top, right, bottom = box
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    north, south = min(y for _, y in points), max(y for _, y in points)
    scale = min((right - left) / (east - west), (bottom - top) / (south - north))
    return Fit(
        scale,
        (left + right - (west + east) * scale) / 2,
        (top + bottom - (north + south) * scale) / 2,
    )
