"""Who refers to whom: for each entry, the entries that lead to it, by fields, tokens in prose, and former ids."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property

from generator.model.catalog import follow
from generator.model.entry import Entry, Moved
from generator.model.walk import referred_by, texts_of
from generator.prose.tokens import find_tokens


def targets_of(entry: Entry) -> set[str]:
    """The keys that an entry refers to, as they are written."""
    found = {reference.entry for reference in referred_by(entry)}
    for text in texts_of(entry):
        if "[" in text:
            found |= {token.reference.entry for token in find_tokens(text) if token.reference}
    return found


def backlinks_of(entries: Mapping[str, Entry], moved: Mapping[str, Moved]) -> dict[str, tuple[str, ...]]:
    """For each entry that others refer to, their keys. References to stubs lead to where the entry lives now."""
    found: dict[str, list[str]] = defaultdict(list)
    for key, entry in entries.items():
        targets = targets_of(entry)
        if not targets.isdisjoint(moved):
            targets = {follow(target, moved) for target in targets}
        for target in targets - {key}:
            found[target].append(key)
    return {target: tuple(sorted(keys)) for target, keys in sorted(found.items())}


class Backlinks(Mapping[str, tuple[str, ...]]):
    """What `backlinks_of` gives, worked out when it is first asked for: pages need it, and hardly any rule does."""

    def __init__(self, entries: Mapping[str, Entry], moved: Mapping[str, Moved]) -> None:
        self._records = entries, moved

    @cached_property
    def _found(self) -> dict[str, tuple[str, ...]]:
        return backlinks_of(*self._records)

    def __getitem__(self, key: str) -> tuple[str, ...]:
        return self._found[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


def with_links_of(
    before: Mapping[str, tuple[str, ...]], key: str, old: Entry | None, new: Entry | None, moved: Mapping[str, Moved]
) -> Mapping[str, tuple[str, ...]]:
    """The same after one entry was edited, came or went; the very mapping of before where that changes nothing."""
    gone, come = (
        {follow(target, moved) for target in targets_of(each)} - {key} if each else set[str]() for each in (old, new)
    )
    if gone == come:
        return before
    found = {target: set(keys) for target, keys in before.items() if target in gone ^ come}
    for target in gone - come:
        found[target].discard(key)
    for target in come - gone:
        found.setdefault(target, set()).add(key)
    merged = {**before, **{target: tuple(sorted(keys)) for target, keys in found.items()}}
    return {target: keys for target, keys in sorted(merged.items()) if keys}
