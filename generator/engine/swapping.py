"""Exchanges the freshly built site with the old one: `site/` is always one of the two, whole."""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import shutil
import sys
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def swap(fresh: Path, published: Path) -> None:
    """Put `fresh` where `published` is, and remove what was there. Both are folders of one file system.

    On Linux the two change places in one step of the kernel (renameat2); elsewhere the old folder steps aside
    first, and comes back if the second step fails.
    """
    if not published.exists():
        fresh.rename(published)
        return
    if _exchange(fresh, published):
        shutil.rmtree(fresh)
        return
    aside = published.with_name(f"{fresh.name}.old")
    published.rename(aside)
    try:
        fresh.rename(published)
    except OSError:
        aside.rename(published)
        raise
    shutil.rmtree(aside)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders at once, where the system can. Whether it did."""
    if not sys.platform.startswith("linux"):
        return False
    library = ctypes.CDLL(ctypes.util.find_library("c") or "libc.so.6", use_errno=True)
    if not hasattr(library, "renameat2"):
        return False
    done: int = library.renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    return done == 0
