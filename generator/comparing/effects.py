"""What a change does elsewhere: sentences that nobody edited and that read differently, and pages that differ."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.comparing.items import same
from generator.comparing.state import State
from generator.comparing.wording import Wording, as_written
from generator.languages.words import Words
from generator.prose.sentences import sentences

_BLANK = re.compile(r"\n[^\S\n]*\n")


@dataclass(frozen=True)
class Sentence:
    """A sentence that reads differently because something that it shows has changed."""

    where: str
    before: str
    after: str


@dataclass(frozen=True)
class Pages:
    """The pages that differ, by path."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]


def changed_pages(before: Mapping[str, str], after: Mapping[str, str]) -> Pages:
    """Compares the Markdown of all pages."""
    return Pages(
        tuple(sorted(after.keys() - before.keys())),
        tuple(sorted(uri for uri in after.keys() & before.keys() if after[uri] != before[uri])),
        tuple(sorted(before.keys() - after.keys())),
    )


def affected_sentences(before: State, after: State, words: Words) -> list[Sentence]:
    """The sentences of entries, sources and hand-written pages that were not edited and read differently."""
    wordings = Wording(before, words), Wording(after, words)
    found: list[Sentence] = []
    for where, text in _unchanged(before, after):
        was, now = (wording.prose(text) for wording in wordings)
        if was != now:
            found += _sentences(where, was, now, words)
    return list(dict.fromkeys(found))


def _unchanged(before: State, after: State) -> Iterator[tuple[str, str]]:
    """Each text with a token that both states hold as it is, with its address."""
    for key in sorted(before.entries.keys() & after.entries.keys()):
        yield from _texts(before.entries[key], after.entries[key], key)
    for name in sorted(before.sources.keys() & after.sources.keys()):
        yield from _texts(before.sources[name], after.sources[name], f"sources/{name}")
    for file in sorted(before.documents.keys() & after.documents.keys()):
        kept = set(_BLANK.split(after.documents[file]))
        for paragraph in _BLANK.split(before.documents[file]):
            if "[[" in paragraph and paragraph in kept:
                yield file, as_written(paragraph)


def _texts(one: Any, other: Any, where: str) -> Iterator[tuple[str, str]]:
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        for key in one.keys() & other.keys():
            yield from _texts(one[key], other[key], where)
    elif isinstance(one, list) and isinstance(other, list):
        yield from _items(one, other, where)
    elif isinstance(one, str) and "[[" in one and same(one, other):
        yield where, as_written(one)


def _items(one: list[Any], other: list[Any], where: str) -> Iterator[tuple[str, str]]:
    """The items of two lists that belong together: by their ids, else those that are equal."""
    by_id = {item["id"]: item for item in other if isinstance(item, Mapping) and "id" in item}
    for item in one:
        anchor = item.get("id") if isinstance(item, Mapping) else None
        if anchor in by_id:
            yield from _texts(item, by_id[anchor], f"{where.partition('#')[0]}#{anchor}")
        elif anchor is None and item in other:
            yield from _texts(item, item, where)


def _sentences(where: str, was: str, now: str, words: Words) -> Iterator[Sentence]:
    """Only the sentences that differ, where both texts have as many."""
    reading = words.reading
    if reading is not None:
        old, new = ([text[start:end] for start, end in sentences(text, reading)] for text in (was, now))
        if len(old) == len(new):
            yield from (Sentence(where, a, b) for a, b in zip(old, new, strict=True) if a != b)
            return
    yield Sentence(where, was, now)
