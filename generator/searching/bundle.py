"""The files that scripts of the search load, made from the engine's index: for each language a folder of lists.

`search/names.LANG.json` is loaded first, and tells the name of that folder. The folder is named after what it holds, so
no browser mixes the files of two builds.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.model.catalog import Catalog
from generator.searching.names import FOLDER, head, languages, names_items, written_words
from generator.searching.packed import Index
from generator.searching.page import SearchPage
from generator.searching.postings import all_postings, first_places
from generator.searching.shards import Sharding, Shards, shards
from generator.searching.vocabulary import ADDRESS, words_item

BUNDLE = "pagefind"
TEXTS = "texts"
# A word whose places are longer is on nearly every page. They are left out: a quotation is found by its other words.
_MOST_PLACES = 60_000


@dataclass(frozen=True)
class Part:
    """The search of one language: its pages in the order of the index, the files with their texts, and its lists."""

    pages: list[SearchPage]
    lengths: list[int]
    texts: list[Path]
    lists: Mapping[str, Shards]
    common: list[str]

    def folder(self) -> str:
        """A name that no other content has."""
        content = hashlib.sha256()
        for path in self.texts:
            content.update(f"{path.name}\n".encode())  # which the engine made from what the file holds
        for each in self.lists.values():
            for piece in each.pieces:
                content.update(piece)
        return f"{self.pages[0].language}-{content.hexdigest()[:10]}"


def part(
    indexes: Sequence[Index],
    pages: Iterable[SearchPage],
    words: Sequence[str],
    turn: Callable[[], None] = lambda: None,
) -> Part:
    """The search of the pages of one language; `words` stand on the page of the vocabulary.

    `turn` is called again and again, and may wait for something more urgent.

    `indexes` are those of all batches. Pages are numbered in the order of the site: the engine has them in the one in
    which the disk gives them, which is another on each machine.
    """
    known = {address: (length, text) for each in indexes for address, length, text in each.pages()}
    own = [page for page in pages if page.address in known]
    numbers = {page.address: number for number, page in enumerate(own)}
    learned = len(own)
    numbers.update((address, learned) for address in known if address.startswith(ADDRESS))
    stems: dict[str, str] = {}
    found, places = Sharding(), Sharding()
    for each in all_postings(indexes, numbers):
        turn()
        if each.pages[-1] == learned:
            stems.update((words[place], each.word) for place in first_places(each.places[-1]))
            each = each.without_last()
        if each.pages:
            found.add(each.word, each.pages_item())
            if len(text := each.places_item()) <= _MOST_PLACES:
                places.add(each.word, text)
    rows, common = names_items(own)
    written = written_words(own)
    lists = {
        "index": found.done(),
        "places": places.done(),
        "words": shards((word, f'"{words_item(word, stems.get(word, word), written)}"') for word in words),
        "names": shards(rows),
    }
    lengths, texts = zip(*(known[page.address] for page in own), strict=True) if own else ((), ())
    return Part(own, list(lengths), list(texts), lists, common)


def write_bundle(catalog: Catalog, parts: Mapping[str, Part], target: Path) -> None:
    """Write everything into the folder of a site. A language without pages of its own searches those of the site."""
    for each in parts.values():
        _write_part(each, target / BUNDLE / each.folder())
    codes = languages(catalog)
    for code, words in codes.items():
        each = parts.get(code) or parts[next(iter(codes))]
        data = {
            "folder": f"{BUNDLE}/{each.folder()}/",
            **head(catalog, words, each.pages, each.lengths),
            "common": each.common,
            "starts": {name: one.starts for name, one in each.lists.items()},
        }
        path = target / FOLDER / f"names.{code}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


def _write_part(each: Part, folder: Path) -> None:
    for name, one in each.lists.items():
        _write_all(one.pieces, folder / name)
    (folder / TEXTS).mkdir(parents=True, exist_ok=True)
    for number, path in enumerate(each.texts):
        shutil.move(path, folder / TEXTS / f"{number}.gz")


def _write_all(pieces: Iterable[bytes], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for number, piece in enumerate(pieces):
        (folder / f"{number}.gz").write_bytes(piece)
