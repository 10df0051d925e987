"""A place on the globe: latitude and longitude in degrees, as written `42.36, -71.06`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.model.date_hints import short

_FORM = re.compile(r"(-?\d{1,3}(?:\.\d{1,6})?)\s*,\s*(-?\d{1,3}(?:\.\d{1,6})?)")
_EXAMPLE = "Write latitude, longitude in degrees with a point, such as 42.36, -71.06"


@dataclass(frozen=True)
class Coordinates:
    """Degrees north of the equator, and degrees east of Greenwich; south and west are negative."""

    latitude: float
    longitude: float

    @classmethod
    def parse(cls, text: str) -> Coordinates:
        """Read `42.36, -71.06`. Raises ValueError with a message for editors."""
        match = _FORM.fullmatch(text.strip())
        if match is None:
            raise ValueError(f"{_EXAMPLE} (found {short(text) or 'nothing'}).")
        latitude, longitude = float(match[1]), float(match[2])
        if abs(latitude) > 90 and abs(longitude) <= 90:
            raise ValueError(f"The latitude comes first. Write {match[2]}, {match[1]}.")
        if abs(latitude) > 90:
            raise ValueError(f"A latitude lies between -90 and 90 (found {match[1]}). Look it up again.")
        if abs(longitude) > 180:
            raise ValueError(f"A longitude lies between -180 and 180 (found {match[2]}). Look it up again.")
        return cls(latitude, longitude)

    def __str__(self) -> str:
        return f"{self.latitude:g}, {self.longitude:g}"

    @property
    def in_degrees(self) -> str:
        """For readers: `42.36° N, 71.06° W`."""
        north, east = "N" if self.latitude >= 0 else "S", "E" if self.longitude >= 0 else "W"
        return f"{abs(self.latitude):g}° {north}, {abs(self.longitude):g}° {east}"
