"""Why a build ended, in plain words: what the system refused is no mistake of the software."""

from __future__ import annotations

import errno

_FULL = "There is no space left on the disk. Make room, and build again."
_REFUSED = "This user has no permission for {place}. Give it, or name another folder with --site-dir."
_REASONS = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EACCES: _REFUSED,
    errno.EPERM: _REFUSED,
    errno.EROFS: "{place} lies on a disk that can only be read. Name another folder with --site-dir.",
    errno.EFBIG: "A file would have become larger than the system allows: {place}.",
    errno.EMFILE: "The system allows no more open files. Close other programs, and build again.",
    errno.ENFILE: "The system allows no more open files. Close other programs, and build again.",
    errno.EIO: "The disk fails at {place}.",
    errno.EBUSY: "{place} is held by the system, so no other folder can take its place. Name a folder in it.",
    errno.ENAMETOOLONG: "The path is too long for this disk: {place}.",
}


class BuildFailedError(Exception):
    """The engine refused; the message says why. The site is what it was."""


def refused_by_system(error: BaseException) -> str | None:
    """What the system says no to, for people; None if the error is of another kind."""
    if type(error).__module__ == "sqlite3" and "full" in str(error):
        return _FULL
    if not isinstance(error, OSError) or error.errno not in _REASONS:
        return None
    return _REASONS[error.errno].format(place=error.filename or "the disk")
