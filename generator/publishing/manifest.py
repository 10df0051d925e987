"""`manifest.json`: every file of a site with its size and SHA-256, so that anyone can tell whether a copy is whole."""

from __future__ import annotations

import hashlib
import json
import os
import re
import struct
from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from json.encoder import encode_basestring
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

NAME = "manifest.json"
FORMAT = 1
LARGEST = 50_000_000  # bytes of a manifest that are read
_SEGMENT = re.compile(r"(?!\.{1,2}\Z)[^/\\\x00-\x1f\x7f\ud800-\udfff]+")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_MOST_BYTES = 1 << 40
_PACKED = struct.Struct("<Q32sq")


class ManifestError(Exception):
    """There cannot be a manifest, or what is there is none; the message says why."""


class Listed(NamedTuple):
    """A file of a site: its path below the site as served, its size in bytes, its SHA-256 in hexadecimal."""

    path: str
    size: int
    sha256: str


class Digest(NamedTuple):
    """What a file held when it was written: its size, its SHA-256, and the time of that in nanoseconds."""

    size: int
    sha256: str
    time: int


class Digests(MutableMapping[str, Digest]):
    """Digests by path, in a third of the memory that tuples take: a large site has very many files."""

    def __init__(self) -> None:
        self._packed: dict[str, bytes] = {}

    def __getitem__(self, path: str) -> Digest:
        size, sha256, time = _PACKED.unpack(self._packed[path])
        return Digest(size, sha256.hex(), time)

    def __setitem__(self, path: str, digest: Digest) -> None:
        size, sha256, time = digest
        self._packed[path] = _PACKED.pack(size, bytes.fromhex(sha256), time)

    def take(self, others: Digests) -> str:
        """Take all of another one, unless both have one of a path: gives the first such path, or nothing."""
        if twice := self._packed.keys() & others._packed.keys():
            return min(twice)
        self._packed |= others._packed
        return ""

    def __delitem__(self, path: str) -> None:
        del self._packed[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)


def write_manifest(site: Path, known: Mapping[str, Digest] = MappingProxyType({})) -> None:
    """List every file of a site in its manifest. Nothing may be written into the site afterwards.

    A digest that is `known` is taken where the file was not changed since: it has that size and that time.

    Raises ManifestError if a page or a file of the site has this name already.
    """
    if (site / NAME).exists():
        raise ManifestError(f"The software writes {NAME} itself. Rename what has this address in docs/ or content/.")
    pieces = _pieces(_each_listed(site, known))
    with (site / NAME).open("w", encoding="utf-8") as file:
        file.writelines(pieces)


def listed(site: Path, known: Mapping[str, Digest] = MappingProxyType({})) -> list[Listed]:
    """Every file below a folder, but for the manifest, sorted by path."""
    return list(_each_listed(site, known))


def _each_listed(site: Path, known: Mapping[str, Digest]) -> Iterator[Listed]:
    return (_listed(path, f"{site}/{path}", known.get(path)) for path in sorted(paths(site)) if path != NAME)


def _listed(path: str, file: str, digest: Digest | None) -> Listed:
    if digest:
        state = os.lstat(file)
        if state.st_size == digest.size and state.st_mtime_ns == digest.time:
            return Listed(path, digest.size, digest.sha256)
    with open(file, "rb") as opened:  # noqa: PTH123 - a Path for each file takes longer
        sha256 = hashlib.file_digest(opened, "sha256").hexdigest()
        return Listed(path, opened.tell(), sha256)


def paths(site: Path) -> Iterator[str]:
    """The paths of the files below a folder, as they are served, in any order; links to folders count as files."""
    waiting = [""]
    while waiting:
        folder = waiting.pop()
        with os.scandir(f"{site}/{folder}") as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{folder}{entry.name}/")
                else:
                    yield f"{folder}{entry.name}"


def render(files: Iterable[Listed]) -> str:
    """The text of a manifest: one line a file, so that two of them can be compared by any tool."""
    return "".join(_pieces(files))


def _pieces(files: Iterable[Listed]) -> Iterator[str]:
    yield f'{{"format": {FORMAT}, "files": [\n'
    for number, (path, size, sha256) in enumerate(files):
        end = ",\n" if number else ""
        yield f'{end}  {{"path": {encode_basestring(path)}, "size": {size}, "sha256": "{sha256}"}}'
    yield "\n]}\n"


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
