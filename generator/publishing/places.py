"""What a build keeps beside the folder of a site while it works, and how that is cleaned away.

Each name holds that of the site's folder, so a build never touches what belongs to the site next door. What is made
anew each time has a random part as well: a program that outlives a killed build may still write into its folder.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import stat
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

_LONGEST = 200  # bytes of a name that can still be made longer on every file system


def lock_of(site: Path) -> Path:
    """The file that a build holds while it works on a site."""
    return site.with_name(f"{_prefix(site)}lock")


def journal_of(site: Path) -> Path:
    """The file that says of an exchange in two steps what it is doing."""
    return site.with_name(f"{_prefix(site)}journal")


def new_folder(site: Path, use: str) -> Path:
    """A new empty folder beside a site; `use` is `fresh` (to be the site), `old` (it was) or `work` (scratch)."""
    return Path(tempfile.mkdtemp(prefix=_prefix(site), suffix=f".{use}", dir=site.parent))


def leftovers(site: Path) -> Iterator[Path]:
    """The folders beside a site that builds of it made, and that are still there."""
    made = made_for(site)
    yield from sorted(path for path in site.parent.iterdir() if made(path.name))


def made_for(site: Path) -> Callable[[str], bool]:
    """Whether a name is that of a folder that a build of the site made."""
    form = re.compile(re.escape(_prefix(site)) + r"[a-z0-9_]{8}\.(?:fresh|old|work)")
    return lambda name: form.fullmatch(name) is not None


def clean(site: Path) -> None:
    """Remove what interrupted builds of a site left behind, as far as that can be. Needs the lock of the site."""
    if site.parent.is_dir():
        for path in leftovers(site):
            remove(path)


def remove(folder: Path) -> None:
    """Remove a folder, also one whose folders may not be written to. What cannot be removed stays."""
    shutil.rmtree(folder, ignore_errors=True)
    if folder.is_dir() and not folder.is_symlink():
        _open(folder)
        for path, folders, _ in os.walk(folder):
            for name in folders:
                _open(Path(path, name))
        shutil.rmtree(folder, ignore_errors=True)


def _open(folder: Path) -> None:
    if not folder.is_symlink():
        with suppress(OSError):  # it belongs to somebody else
            folder.chmod(stat.S_IRWXU)


def _prefix(site: Path) -> str:
    name = site.name
    if len(os.fsencode(name)) > _LONGEST:
        name = hashlib.blake2b(os.fsencode(name), digest_size=16).hexdigest()
    return f".site-{name}."
