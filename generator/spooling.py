"""Texts that lie on the disk until they are wanted, so that what all pages say together need not be held in memory."""

from __future__ import annotations

import tempfile
from typing import IO, NamedTuple


class Place(NamedTuple):
    """Where a text lies: its first byte, and how many there are."""

    start: int
    size: int


class Spool:
    """A file without a name, which is gone with this object or with the process, however that ends."""

    def __init__(self) -> None:
        self._file: IO[bytes] | None = None
        self._end = 0

    def put(self, text: str) -> Place:
        """Lay a text down. Raises OSError where the disk has no room for it."""
        if self._file is None:
            self._file = tempfile.TemporaryFile()  # noqa: SIM115 - it stays open as long as this object
        data = text.encode("utf-8", "surrogatepass")
        place, self._end = Place(self._end, len(data)), self._end + len(data)
        self._file.seek(place.start)
        self._file.write(data)
        return place

    def read(self, place: Place) -> str:
        """A text that was laid down."""
        if self._file is None:
            return ""
        self._file.seek(place.start)
        return self._file.read(place.size).decode("utf-8", "surrogatepass")
