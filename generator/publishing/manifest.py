"""`manifest.json`: every file of a site with its size and SHA-256, so that anyone can tell whether a copy is whole."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

NAME = "manifest.json"
FORMAT = 1
LARGEST = 50_000_000  # bytes of a manifest that are read
_SEGMENT = re.compile(r"(?!\.{1,2}\Z)[^/\\\x00-\x1f\x7f\ud800-\udfff]+")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_MOST_BYTES = 1 << 40


class ManifestError(Exception):
    """There cannot be a manifest, or what is there is none; the message says why."""


@dataclass(frozen=True, order=True)
class Listed:
    """A file of a site: its path below the site as served, its size in bytes, its SHA-256 in hexadecimal."""

    path: str
    size: int
    sha256: str


def write_manifest(site: Path) -> None:
    """List every file of a site in its manifest. Nothing may be written into the site afterwards.

    Raises ManifestError if a page or a file of the site has this name already.
    """
    if (site / NAME).exists():
        raise ManifestError(f"The software writes {NAME} itself. Rename what has this address in docs/ or content/.")
    (site / NAME).write_text(render(listed(site)), encoding="utf-8")


def listed(site: Path) -> Iterator[Listed]:
    """Every file below a folder, but for the manifest, sorted by path."""
    for path in sorted(paths(site)):
        if path != NAME:
            with (site / path).open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
                yield Listed(path, file.tell(), digest)


def paths(site: Path) -> Iterator[str]:
    """The paths of the files below a folder, as they are served, in any order; links to folders count as files."""
    for folder, folders, names in os.walk(site):
        for name in (*names, *(name for name in folders if Path(folder, name).is_symlink())):
            yield Path(folder, name).relative_to(site).as_posix()


def render(files: Iterable[Listed]) -> str:
    """The text of a manifest: one line a file, so that two of them can be compared by any tool."""
    lines = ",\n".join(
        "  " + json.dumps({"path": each.path, "size": each.size, "sha256": each.sha256}, ensure_ascii=False)
        for each in files
    )
    return f'{{"format": {FORMAT}, "files": [\n{lines}\n]}}\n'


def parse(data: bytes) -> list[Listed]:
    """Read a manifest, which somebody else may have written. Raises ManifestError."""
    try:
        manifest = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise ManifestError(f"{NAME} is no JSON.") from error
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        raise ManifestError(f"{NAME} is not in the form that this version reads (format {FORMAT}).")
    files = manifest.get("files")
    if not isinstance(files, list):
        raise ManifestError(f"{NAME} lists no files.")
    found = [_entry(number, each) for number, each in enumerate(files, 1)]
    if len({each.path for each in found}) < len(found):
        raise ManifestError(f"{NAME} lists a file twice.")
    return found


def _entry(number: int, data: Any) -> Listed:
    if isinstance(data, dict):
        path, size, sha256 = data.get("path"), data.get("size"), data.get("sha256")
        if (
            isinstance(path, str)
            and type(size) is int
            and isinstance(sha256, str)
            and 0 <= size < _MOST_BYTES
            and _SHA256.fullmatch(sha256)
            and all(map(_SEGMENT.fullmatch, path.split("/")))
        ):
            return Listed(path, size, sha256)
    raise ManifestError(f"{NAME} lists something that is no file, at place {number} of its files.")
