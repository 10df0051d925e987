"""Writes, moves and removes files all or nothing: whatever happens on the way, everything is as it was before."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path


def write_all(root: Path, contents: Mapping[str, bytes | None]) -> None:
    """Give each file below `root` its new content; None takes it away.

    If anything fails or somebody interrupts, the files that were changed already get back what they held, and the
    error goes on to the caller.
    """
    before = {name: _read(root / name) for name in contents}
    done: list[str] = []
    try:
        for name, data in contents.items():
            done.append(name)
            _put(root / name, data)
    except BaseException:
        for name in reversed(done):
            _put(root / name, before[name])
        raise


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _put(path: Path, data: bytes | None) -> None:
    """One file in one step, with the permissions that it had."""
    if data is None:
        path.unlink(missing_ok=True)
        return
    if _read(path) == data:
        return
    mode = path.stat().st_mode & 0o777 if path.is_file() else 0o644
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(temporary).chmod(mode)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
