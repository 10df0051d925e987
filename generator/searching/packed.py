"""Reads what the engine wrote: words with the pages and places that have them, and how long each page is.

Its files are CBOR (RFC 8949), of which it uses whole numbers, texts and arrays; with a signature, packed as gzip.
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FORMAT = "1.5."
_SIGNATURE = b"pagefind_dcd"
_NUMBER, _NEGATIVE, _TEXT, _ARRAY = 0, 1, 3, 4


class UnknownFormatError(Exception):
    """The engine wrote its files in another form than that which is read here."""


@dataclass(frozen=True)
class Index:
    """The pages of one language: for each its address, its number of words, and the file with its text.

    `fields` are the names of what is known of a page besides its text; `pieces` are the files with the words.
    """

    addresses: list[str]
    lengths: list[int]
    texts: list[Path]
    fields: list[str]
    pieces: list[Path]

    def pages(self) -> Iterator[tuple[str, int, Path]]:
        """Each page with its address, its number of words, and the file with its text."""
        return zip(self.addresses, self.lengths, self.texts, strict=True)

    def words(self) -> Iterator[Any]:
        """Each word as `[word, pages, variants]`, with pages as `[gap, places, places in fields]`."""
        for piece in self.pieces:
            yield from _unpacked(piece)[0]


def read_index(folder: Path) -> dict[str, Index]:
    """What the engine wrote into a folder, by language. Raises UnknownFormatError."""
    try:
        entry = json.loads((folder / "pagefind-entry.json").read_text(encoding="utf-8"))
        if not entry["version"].startswith(FORMAT):
            raise UnknownFormatError(f"version {entry['version']}")
        return {language: _index(folder, about["hash"]) for language, about in sorted(entry["languages"].items())}
    except (OSError, ValueError, KeyError, IndexError, TypeError, zlib.error) as error:
        raise UnknownFormatError(str(error)) from error


def _index(folder: Path, name: str) -> Index:
    _, pages, pieces, _, _, fields = _unpacked(folder / f"pagefind.{name}.pf_meta")
    texts = [folder / "fragment" / f"{page}.pf_fragment" for page, _ in pages]
    return Index(
        [_address(json.loads(_packed(path))["url"]) for path in texts],
        [length for _, length in pages],
        texts,
        fields,
        [folder / "index" / f"{piece}.pf_index" for _, _, piece in pieces],
    )


def _address(url: str) -> str:
    """The address of a page, by the file that the engine had for it (SearchPage.file)."""
    return url.removeprefix("/").removesuffix(".html") + "/" * url.endswith(".html")


def _packed(path: Path) -> bytes:
    data = gzip.decompress(path.read_bytes())
    if not data.startswith(_SIGNATURE):
        raise UnknownFormatError(f"{path.name} has no signature")
    return data[len(_SIGNATURE) :]


def _unpacked(path: Path) -> Any:
    return _item(_packed(path), 0)[0]


def _item(data: bytes, at: int) -> tuple[Any, int]:
    """The item at a place, and where the next one begins."""
    sort, size = data[at] >> 5, data[at] & 31
    at += 1
    if size > 23:
        more = 1 << (size - 24)
        size = int.from_bytes(data[at : at + more], "big")
        at += more
    if sort == _NUMBER:
        return size, at
    if sort == _NEGATIVE:
        return -1 - size, at
    if sort == _TEXT:
        return data[at : at + size].decode(), at + size
    if sort != _ARRAY:
        raise UnknownFormatError(f"an item of the sort {sort}")
    items: list[Any] = []
    for _ in range(size):
        head = data[at]
        # Nearly all items are these, and there are millions of them.
        if head < 24:
            items.append(head)
            at += 1
        elif head == 24:
            items.append(data[at + 1])
            at += 2
        elif 32 <= head < 56:
            items.append(31 - head)
            at += 1
        elif head == 128:
            items.append([])
            at += 1
        else:
            item, at = _item(data, at)
            items.append(item)
    return items, at
