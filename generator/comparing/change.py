"""A change: one thing that was added, changed, withdrawn or renamed between two states of the content."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import Any


class Act(StrEnum):
    """What happened to a thing."""

    ADDED = "added"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"
    RENAMED = "renamed"


_REVERSED = {Act.ADDED: Act.WITHDRAWN, Act.WITHDRAWN: Act.ADDED}


class Part(StrEnum):
    """Which kind of thing a change concerns, in the order in which changes of one entry are told."""

    ENTRY = "entry"
    SOURCE = "source"
    PRESENT = "present-status"
    STATUS = "status"
    VALUE = "value"
    FACT = "fact"
    TEXT = "text"  # the fields of every entry: name, summary, definition, weighing
    FIELD = "field"  # the fields of a kind, which stand in the box, and those of a source
    EVIDENCE = "evidence"
    CAVEAT = "caveat"
    UNKNOWN = "unknown"
    DISAGREEMENT = "disagreement"
    CORRECTION = "correction"
    UPKEEP = "upkeep"  # when it was checked, what is shown first: nothing that is said of the world
    SETTING = "setting"
    TRANSLATION = "translation"
    STALE = "stale-translation"


_UNTOLD = ("trace", "into", "ended")
_NO_FACTS = frozenset((Part.UPKEEP, Part.SETTING, Part.TRANSLATION, Part.STALE))


@dataclass(frozen=True)
class Claim:
    """Who said what a sentence only claims and does not attribute itself: how it was asserted, and their name."""

    assertion: str
    speaker: str


@dataclass(frozen=True)
class Change:
    """One change, in words that can be printed: `before` and `after` are plain text, never markup.

    `of` is the address of the entry (`kind/id`) or source (`sources/id`) as it is after the change, or the file of a
    setting; `title` its name. `anchor` is the id of the fact or value that is concerned, `name` the key of the record
    (`says`, `owner`), which tells what of it changed; `count` how many facts and values came or went with an entry.
    Each side of a claim has its own `Claim`, as it was then. `trace` is the data of both sides as one text each, by
    which the chronicle follows what has no id; it is never printed.

    What became of it since is known to the chronicle only (`generator.comparing.lives`): `into` is the address of the
    entry or source that took in the one at `of`, whose past stays its own; a merger itself names there where it led.
    `ended` says that what the change concerns was withdrawn since, whatever its address and id mean today.
    """

    act: Act
    part: Part
    of: str
    title: str = ""
    anchor: str = ""
    name: str = ""
    before: str = ""
    after: str = ""
    count: int = 0
    claim_before: Claim | None = None
    claim_after: Claim | None = None
    trace: tuple[str, str] = ("", "")
    into: str = ""
    ended: bool = False

    @property
    def is_fact(self) -> bool:
        """Whether the site says something else of the world than before."""
        return self.part not in _NO_FACTS and not (self.part is Part.FACT and self.act is Act.RENAMED)

    @property
    def reference(self) -> str:
        """The address with the fact or value: `kind/id#fact`."""
        return f"{self.of}#{self.anchor}" if self.anchor else self.of

    def reversed(self) -> Change:
        """The change that takes this one back."""
        return replace(
            self,
            act=_REVERSED.get(self.act, self.act),
            before=self.after,
            after=self.before,
            claim_before=self.claim_after,
            claim_after=self.claim_before,
            trace=self.trace[::-1],
        )

    def without_words(self) -> Change:
        """What happened to what, and nothing of what it said."""
        return replace(self, before="", after="", claim_before=None, claim_after=None)

    def as_data(self) -> Mapping[str, Any]:
        """The change for programs: only what is filled."""
        return {name: value for name, value in asdict(self).items() if value and name not in _UNTOLD}


@dataclass(frozen=True)
class DayOfChanges:
    """What changed on one day (UTC), entry by entry."""

    day: dt.date
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Chronicle:
    """Every day on which facts changed, the newest first."""

    days: tuple[DayOfChanges, ...] = ()

    def of(self, addresses: Iterable[str]) -> list[tuple[dt.date, list[Change]]]:
        """What changed in an entry or source under any of its addresses, by day, the newest first.

        The past of another one that it took in is not its own.
        """
        found: dict[dt.date, list[Change]] = {}
        for address in addresses:
            for day, change in self._by_address.get(address, ()):
                found.setdefault(day, []).append(change)
        return sorted(found.items(), key=lambda pair: pair[0], reverse=True)

    @cached_property
    def _by_address(self) -> dict[str, list[tuple[dt.date, Change]]]:
        found: dict[str, list[tuple[dt.date, Change]]] = {}
        for each in self.days:
            for change in each.changes:
                if not change.into:
                    found.setdefault(change.of, []).append((each.day, change))
        return found


def in_order(changes: list[Change]) -> list[Change]:
    """The changes entry by entry, and within an entry by what they concern; of one thing, in the order found."""
    order = list(Part)
    return sorted(changes, key=lambda change: (change.of, order.index(change.part)))
