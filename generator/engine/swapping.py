"""Exchanges the freshly built site with the old one: `site/` is always one of the two, whole."""

from __future__ import annotations

import ctypes
import ctypes.util
import json
import os
import secrets
import sys
from pathlib import Path

from generator.publishing.places import journal_of, made_for, remove

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def swap(fresh: Path, published: Path) -> None:
    """Put `fresh` where `published` is, and remove what was there. Both are folders of one file system.

    On Linux the two change places in one step of the kernel (renameat2). Elsewhere the old folder steps aside first;
    a journal says so until the second step is done, and comes before `complete`, which the next start calls. If the
    second step fails, the old folder comes back. Raises OSError; what cannot be removed afterwards stays.
    """
    if not published.exists():
        fresh.rename(published)
    elif _exchange(fresh, published):
        remove(fresh)
    else:
        _in_two_steps(fresh, published)


def complete(published: Path) -> None:
    """Do the second step of an exchange that was cut short after the first, if there was one. Raises OSError."""
    journal = journal_of(published)
    if not journal.is_file():
        return
    for name in filter(made_for(published), _written(journal)):  # the fresh site, else the old one
        folder = published.with_name(name)
        if not published.exists() and folder.is_dir():
            folder.rename(published)
    journal.unlink()


def _in_two_steps(fresh: Path, published: Path) -> None:
    journal = journal_of(published)
    aside = published.with_name(f"{journal.stem}.{secrets.token_hex(4)}.old")
    _write_down(journal, [fresh.name, aside.name])
    try:
        published.rename(aside)
        try:
            fresh.rename(published)
        except BaseException:
            aside.rename(published)
            raise
    finally:
        if published.exists():  # else only `complete` can help, and needs the journal for it
            journal.unlink()
    remove(aside)


def _write_down(journal: Path, names: list[str]) -> None:
    """Write the journal, and wait until it is on the disk: it must be there before the first step."""
    with journal.open("w", encoding="utf-8") as file:
        json.dump(names, file)
        file.flush()
        os.fsync(file.fileno())


def _written(journal: Path) -> list[str]:
    """The names in a journal; none if it was cut off, for then the exchange had not begun."""
    try:
        names = json.loads(journal.read_text(encoding="utf-8"))
    except ValueError:
        return []
    return [name for name in names if isinstance(name, str)] if isinstance(names, list) else []


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders at once, where the system can. Whether it did."""
    if not sys.platform.startswith("linux"):
        return False
    library = ctypes.CDLL(ctypes.util.find_library("c") or "libc.so.6", use_errno=True)
    if not hasattr(library, "renameat2"):
        return False
    done: int = library.renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    return done == 0
