"""Puts an export into its folder: all of it or nothing, and never over anything that somebody else wrote."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.engine.swapping import swap

MARK = "factsheet-export.json"  # says what was written, so that nothing else is ever replaced
# What engines leave in the folder when they build there; it can be made anew.
PRODUCTS = frozenset({"site", ".cache", "build"})
# Parts of a project that no export may take the place of.
_SOURCES = ("content", "docs", "site_config", "generator", "tests", "site", ".git")
_STAGING = ".export-"
_SHOWN = 5


class RefusedFolderError(Exception):
    """The folder is not ours to write; the message says why and what to do. Nothing was changed."""


def write_export(files: Mapping[str, bytes], folder: Path, root: Path) -> None:
    """Make `folder` the export `files` (path -> bytes) of the project in `root`.

    It is written beside its place and exchanged with what is there, in one step where the system can. Raises
    RefusedFolderError for a folder that is no export, or an export in which somebody changed or added files.
    """
    refuse(folder, root)
    folder.parent.mkdir(parents=True, exist_ok=True)
    for left in folder.parent.glob(f"{_STAGING}*"):
        shutil.rmtree(left, ignore_errors=True)
    staging = Path(tempfile.mkdtemp(prefix=_STAGING, dir=folder.parent))
    try:
        for path, data in {**files, MARK: _mark(files)}.items():
            target = staging / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        staging.chmod(0o755)
        swap(staging, folder)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def refuse(folder: Path, root: Path) -> None:
    """Raise RefusedFolderError unless `folder` may become an export: it is not there, empty, or one without changes."""
    if root.is_relative_to(folder) or any(folder.is_relative_to(root / name) for name in _SOURCES):
        raise RefusedFolderError(f"{folder} is a part of the project itself. Name another folder.")
    if folder.exists() and not folder.is_dir():
        raise RefusedFolderError(f"{folder} is a file. Name a folder.")
    if not folder.is_dir() or not any(folder.iterdir()):
        return
    written = _written(folder)
    if not written:
        raise RefusedFolderError(f"{folder} holds files that are no export. Empty it, or name another folder.")
    foreign = sorted(_foreign(folder, written))
    if foreign:
        more = f" and {len(foreign) - _SHOWN} more" if len(foreign) > _SHOWN else ""
        raise RefusedFolderError(
            f"In {folder}, somebody changed or added {', '.join(foreign[:_SHOWN])}{more}; an export would remove that. "
            "Move it away, or name another folder."
        )


def _mark(files: Mapping[str, bytes]) -> bytes:
    digests = {path: hashlib.sha256(files[path]).hexdigest() for path in sorted(files)}
    return (json.dumps({"export": 1, "files": digests}, ensure_ascii=False, indent=1) + "\n").encode()


def _written(folder: Path) -> dict[str, str]:
    """The digests of the files that an export put there; none if nobody can tell."""
    try:
        told = json.loads((folder / MARK).read_text(encoding="utf-8"))
        return {str(path): str(digest) for path, digest in told["files"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _foreign(folder: Path, written: Mapping[str, str]) -> Iterator[str]:
    """The files that are not as an export wrote them. What is gone is no loss."""
    for path in folder.rglob("*"):
        inside = path.relative_to(folder)
        name = inside.as_posix()
        if inside.parts[0] in PRODUCTS or name == MARK or (path.is_dir() and not path.is_symlink()):
            continue
        if path.is_symlink() or written.get(name) != hashlib.sha256(path.read_bytes()).hexdigest():
            yield name
