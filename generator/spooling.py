"""Texts that lie on the disk until they are wanted, so that what all pages say together need not be held in memory."""

from __future__ import annotations

import os
import tempfile
import threading
from collections.abc import Iterable, Iterator, MutableMapping
from typing import IO, NamedTuple

_WASTE = 64_000_000  # bytes that nobody reads any more, besides as many as are read, until a file is left behind
_BLOCK = 1 << 18  # bytes that wait in memory to be written at once: most texts are short
_HAS_PREAD = hasattr(os, "pread")  # Windows has not


class Place(NamedTuple):
    """Where a text lies: its first byte, and how many there are."""

    start: int
    size: int


class Spool:
    """A file without a name, which is gone with this object or with the process, however that ends."""

    def __init__(self) -> None:
        self._file: IO[bytes] | None = None
        self._end = 0
        self._written = 0  # bytes that lie on the disk; those behind them wait
        self._waiting = bytearray()
        self._moving = threading.Lock()

    @property
    def size(self) -> int:
        """Bytes of all that was laid down."""
        return self._end

    def put(self, text: str) -> Place:
        """Lay a text down. Raises OSError where the disk has no room for it and for those that wait with it."""
        return self.put_bytes(text.encode("utf-8", "surrogatepass"))

    def put_bytes(self, data: bytes) -> Place:
        """The same for bytes."""
        with self._moving:
            place, self._end = Place(self._end, len(data)), self._end + len(data)
            self._waiting += data
            if len(self._waiting) >= _BLOCK:
                self._write()
        return place

    def _write(self) -> None:
        """Write what waits. If that fails, it waits on, and the next try begins at the same place."""
        if self._file is None:
            self._file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 - it stays open as long as this object
        self._file.seek(self._written)
        with memoryview(self._waiting) as rest:
            done = 0
            while done < len(rest):
                done += self._file.write(rest[done:])
        self._waiting.clear()
        self._written = self._end

    def read(self, place: Place) -> str:
        """A text that was laid down. Several threads, and processes made by a fork, may read at the same time.

        Of this process and a fork of it, one alone may lay down more: the other would write to the same place.
        """
        return self.read_bytes(place).decode("utf-8", "surrogatepass")

    def read_bytes(self, place: Place) -> bytes:
        """The same for bytes."""
        if place.start >= self._written:
            with self._moving:
                at = place.start - self._written
                if at >= 0:  # nobody has written it meanwhile
                    return bytes(self._waiting[at : at + place.size])
        if self._file is None:  # an empty text, before all others
            return b""
        if _HAS_PREAD:
            return os.pread(self._file.fileno(), place.size, place.start)
        with self._moving:
            self._file.seek(place.start)
            return self._file.read(place.size)


class Texts(MutableMapping[str, str]):
    """Texts by their names, which lie on the disk: each is read when it is asked for."""

    def __init__(self) -> None:
        self._spool = Spool()
        self._places: dict[str, Place] = {}

    def only(self, names: Iterable[str]) -> Texts:
        """Those of these names, in this order. What becomes of one of the two is nothing to the other.

        They move to a file of their own once most of what lies in this one was replaced, as in a long preview.
        """
        found = Texts()
        places = dict(self._places) if names is self else {name: self._places[name] for name in names}
        if self._spool.size > 2 * sum(place.size for place in places.values()) + _WASTE:
            for name in places:
                found[name] = self[name]
        else:
            found._spool, found._places = self._spool, places
        return found

    def __getitem__(self, name: str) -> str:
        return self._spool.read(self._places[name])

    def __setitem__(self, name: str, text: str) -> None:
        self._places[name] = self._spool.put(text)

    def __delitem__(self, name: str) -> None:
        del self._places[name]

    def __contains__(self, name: object) -> bool:
        return name in self._places

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)
