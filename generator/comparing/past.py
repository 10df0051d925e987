"""How one entry, fact or source came to be what it is: each commit that changed it, with what changed in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.comparing.change import Act, Change, Part
from generator.comparing.entries import entry_changes
from generator.comparing.items import Subject
from generator.comparing.state import State
from generator.comparing.states import compare_states
from generator.comparing.wording import Wording
from generator.languages.words import Words


@dataclass(frozen=True)
class Edition:
    """What a commit did to the records of one thing: data by file before and after, None where there was no file."""

    id: str
    day: dt.date
    author: str
    subject: str
    before: Mapping[str, Any]
    after: Mapping[str, Any]


@dataclass(frozen=True)
class PastChange:
    """A commit that changed the thing, and what it changed."""

    edition: Edition
    changes: tuple[Change, ...]


def past_of(
    editions: Iterable[Edition], settings: Mapping[str, Any], anchors: frozenset[str], words: Words
) -> list[PastChange]:
    """The commits that changed something, in the order given; with `anchors`, only what they did to that fact or value.

    `anchors` are the ids that it has or had. A commit that only wrote the same in another way is left out.
    """
    found = []
    for edition in editions:
        before, after = (State({**settings, **_present(side)}) for side in (edition.before, edition.after))
        changes = [
            each
            for change in compare_states(before, after, words, frozenset((*edition.before, *edition.after)))
            for each in (_of_fact(change, before, after, anchors, words) if anchors else (change,))
            if each.part is not Part.SETTING
        ]
        if changes:
            found.append(PastChange(edition, tuple(changes)))
    return found


def _present(side: Mapping[str, Any]) -> dict[str, Any]:
    return {file: data for file, data in side.items() if data is not None}


def _of_fact(change: Change, before: State, after: State, anchors: frozenset[str], words: Words) -> Iterator[Change]:
    """What a change means for one fact: it came or went with its entry, or the change is its own."""
    if change.part is Part.ENTRY and change.act is Act.RENAMED:
        yield change
    elif change.part is Part.ENTRY:
        subject = Subject(
            change.of, change.title, change.of.partition("/")[0], Wording(before, words), Wording(after, words)
        )
        sides = (state.entries.get(change.of, {}) for state in (before, after))
        yield from (each for each in entry_changes(subject, *sides) if each.anchor in anchors)
    elif change.anchor in anchors:
        yield change
