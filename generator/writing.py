"""Writes files: only what changed, each in one step, and nothing that is no longer wanted stays behind."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Written:
    """What a round of writing did, as paths below the folder."""

    changed: tuple[str, ...]
    removed: tuple[str, ...]


def write_tree(folder: Path, files: Mapping[str, str]) -> Written:
    """Make `folder` hold exactly `files` (path -> text). Files that are right already are left alone.

    So a watcher sees only real changes. Files that are not in `files` are removed, and emptied folders with them.
    """
    changed = tuple(name for name, text in files.items() if write_if_changed(folder / name, text))
    removed = []
    for path in sorted(folder.rglob("*"), reverse=True) if folder.is_dir() else ():
        name = path.relative_to(folder).as_posix()
        if path.is_dir() and not path.is_symlink():
            if not any(path.iterdir()):
                path.rmdir()
        elif name not in files:
            path.unlink()
            removed.append(name)
    return Written(changed, tuple(removed))


def write_if_changed(path: Path, content: str | bytes) -> bool:
    """Write a file in one step, unless it holds this content already. Whether it was written."""
    data = content.encode() if isinstance(content, str) else content
    if path.is_file() and not path.is_symlink() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return True
