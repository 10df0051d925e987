"""Which files a check reads, and the state of each: whatever is done to a file, its state is another.

A state is size, times of the last change of content and of the file itself (`ctime`, which nobody sets at will), number
and mode. A file that was written in the moment of a look may be written again within the same tick of the clock, so it
counts as changed at the next look. Links and odd names are for those who read every file.
"""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from pathlib import Path

from generator.loading.files import is_left_behind
from generator.loading.symlinks import links_of_products
from generator.loading.texts import ARTICLES_VARIABLE

ELSEWHERE = "//"  # begins the path of a text that lies outside of the project
FOLDERS = ("content", "docs", "site_config")
_TICK, _SECONDS = 20_000_000, 2_500_000_000  # nanoseconds: of most file systems, and of those that know whole seconds

Listing = Mapping[str, str]


class OddError(Exception):
    """Something about the files is not as it nearly always is."""


def list_files(root: Path, environ: Mapping[str, str]) -> Listing:
    """The state of each file that a check of the project reads, by path below `root`. Raises OddError and OSError.

    A folder has none, and its path ends with a slash. Texts that may not be published can lie elsewhere.
    """
    fresh = time.time_ns()
    found: dict[str, str] = {}
    if links_of_products(root):
        raise OddError
    for name in FOLDERS:
        if (root / name).is_symlink():
            raise OddError
        if (root / name).is_dir():
            _look_below(str(root / name), f"{name}/", fresh, found)
    if articles := environ.get(ARTICLES_VARIABLE):
        with os.scandir(articles) as entries:
            for entry in entries:
                if entry.name.endswith(".txt"):
                    found[f"{ELSEWHERE}{entry.name}"] = _state(entry, fresh)
    if not all(map(str.isprintable, found)):
        raise OddError
    return found


def _look_below(folder: str, prefix: str, fresh: int, found: dict[str, str]) -> None:
    """Find all files and folders, but for what editors leave behind in the folders of records."""
    in_records = prefix.startswith("content/") and prefix != "content/"
    with os.scandir(folder) as entries:
        for entry in entries:
            name = entry.name
            if entry.is_dir(follow_symlinks=False):
                found[f"{prefix}{name}/"] = ""
                _look_below(entry.path, f"{prefix}{name}/", fresh, found)
            elif not (in_records and is_left_behind(name)):
                found[prefix + name] = _state(entry, fresh)


def _state(entry: os.DirEntry[str], fresh: int) -> str:
    stat = entry.stat(follow_symlinks=False)
    if entry.is_symlink():
        raise OddError
    written, changed = stat.st_mtime_ns, stat.st_ctime_ns
    state = f"{stat.st_size} {written} {changed} {stat.st_ino} {stat.st_mode}"
    last = max(written, changed)
    tick = _TICK if last % 1_000_000_000 else _SECONDS
    return f"{state} {time.monotonic_ns()}" if last > fresh - tick else state
