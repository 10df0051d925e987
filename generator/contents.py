"""What a file of the site holds, before it is written: a text, bytes, or what lies on the disk as it is too large."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

_PIECE = 1 << 20


class OnDisk:
    """Bytes in a file without a name, which is gone with this object: they are never in memory as a whole."""

    def __init__(self) -> None:
        self._bytes = tempfile.TemporaryFile()  # noqa: SIM115 - it stays open as long as this object

    @classmethod
    def copied(cls, file: Path) -> OnDisk:
        """What `file` holds now."""
        found = cls()
        with file.open("rb") as opened:
            shutil.copyfileobj(opened, found._bytes, _PIECE)
        return found

    def add(self, piece: bytes) -> None:
        """Add bytes at the end, before any are read."""
        self._bytes.write(piece)

    def pieces(self) -> Iterator[bytes]:
        """All bytes in their order, some at a time."""
        self._bytes.seek(0)
        while piece := self._bytes.read(_PIECE):
            yield piece

    def read(self) -> bytes:
        """All bytes."""
        return b"".join(self.pieces())


Content = str | bytes | OnDisk


def as_bytes(content: Content) -> bytes:
    """What a file is to hold, in memory."""
    if isinstance(content, str):
        return content.encode()
    return content.read() if isinstance(content, OnDisk) else content
