"""Reads the files of a published site: from a folder, or politely from its address. Nothing is followed elsewhere."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from generator.publishing.manifest import LARGEST, paths

CHUNK = 1 << 16  # bytes that are read at a time


class AbsentError(Exception):
    """There is no such file."""


class UnreadableError(Exception):
    """The file may be there, and cannot be read; the message says why."""


class SilentError(UnreadableError):
    """Nobody answers, so it makes little sense to ask for more."""


@dataclass(frozen=True)
class Content:
    """What was read of a file: its size, its SHA-256 in hexadecimal, and its beginning, which is most often all."""

    size: int
    sha256: str
    beginning: bytes


class Site(Protocol):
    """Where a site is published."""

    def read(self, path: str, limit: int) -> Content:
        """The first `limit` bytes of a file. Raises AbsentError or UnreadableError."""

    def paths(self) -> Iterator[str] | None:
        """The paths of all files; None where nobody can know them."""

    def keeps(self, path: str) -> bool:
        """Whether a host may keep this file to itself, because it is written for the host."""


@dataclass(frozen=True)
class SiteFolder:
    """A site in a folder of this machine."""

    root: Path

    def read(self, path: str, limit: int) -> Content:
        """The first `limit` bytes of a file. A link, or what is no file, is not read."""
        whole = self.root / path
        try:
            handle = os.open(whole, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
        except (FileNotFoundError, NotADirectoryError) as error:
            raise AbsentError(path) from error
        except OSError as error:
            reason = "It is a link to elsewhere." if error.errno == errno.ELOOP else f"{error.strerror}."
            raise UnreadableError(reason) from error
        if not stat.S_ISREG(os.fstat(handle).st_mode) or not whole.resolve().is_relative_to(self.root.resolve()):
            os.close(handle)
            raise UnreadableError("It is no file of this folder.")
        with os.fdopen(handle, "rb") as file:
            return content(iter(lambda: file.read(CHUNK), b""), limit)

    def paths(self) -> Iterator[str] | None:
        """The paths of all files."""
        return paths(self.root)

    def keeps(self, path: str) -> bool:
        """A folder keeps nothing back."""
        return False


def content(chunks: Iterable[bytes], limit: int) -> Content:
    """What comes in pieces, up to a limit. No more is held than the largest manifest has, whatever comes."""
    digest, size, kept = hashlib.sha256(), 0, bytearray()
    for chunk in chunks:
        part = chunk[: limit - size]
        digest.update(part)
        size += len(part)
        kept += part[: LARGEST - len(kept)]
        if size == limit:
            break
    return Content(size, digest.hexdigest(), bytes(kept))
