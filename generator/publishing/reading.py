"""Reads the files of a published site: from a folder, or politely from its address. Nothing is followed elsewhere."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from generator.publishing.manifest import paths


class AbsentError(Exception):
    """There is no such file."""


class UnreadableError(Exception):
    """The file may be there, and cannot be read; the message says why."""


class SilentError(UnreadableError):
    """Nobody answers, so it makes little sense to ask for more."""


class Site(Protocol):
    """Where a site is published."""

    def read(self, path: str, limit: int) -> bytes:
        """The first `limit` bytes of a file. Raises AbsentError or UnreadableError."""

    def paths(self) -> Iterator[str] | None:
        """The paths of all files; None where nobody can know them."""

    def keeps(self, path: str) -> bool:
        """Whether a host may keep this file to itself, because it is written for the host."""


@dataclass(frozen=True)
class SiteFolder:
    """A site in a folder of this machine."""

    root: Path

    def read(self, path: str, limit: int) -> bytes:
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
            return file.read(limit)

    def paths(self) -> Iterator[str] | None:
        """The paths of all files."""
        return paths(self.root)

    def keeps(self, path: str) -> bool:
        """A folder keeps nothing back."""
        return False
