"""Which thing of today an address or id of the past means: they are renamed, withdrawn, and used again for others.

`former_ids` and the stubs of renames say only where an old address leads today. That is no more than a way for readers:
a fact that was withdrawn leads to another one, an entry to the one that took it in, and neither is the same thing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from generator.comparing.change import Act, Change, Part
from generator.comparing.items import mappings
from generator.comparing.state import Data, State
from generator.comparing.wording import as_written

_THINGS = (Part.ENTRY, Part.SOURCE)
_STATEMENTS = (Part.FACT, Part.VALUE)


def standing(anchor: str, former: Mapping[str, str], anchors: Collection[str]) -> str:
    """The id to which the id of a fact or value leads today; nothing if there is none in `anchors`."""
    now = former.get(anchor, anchor)
    return now if now in anchors else ""


@dataclass(frozen=True)
class Life:
    """One entry or source from when it came until it went: its address today, and what became of its old ids.

    One that `ended` was withdrawn, or taken in by that at `into`. `ids` has the id of today of each fact and value that
    was renamed since, and nothing for one that was withdrawn.
    """

    now: str
    ended: bool = False
    into: str = ""
    ids: dict[str, str] = field(default_factory=dict)


class Lives:
    """What the addresses and ids mean on one day. It begins with today, and goes back day by day."""

    def __init__(self, today: State) -> None:
        self._today = today
        self._lives: dict[str, Life] = {}

    def of(self, address: str) -> Life:
        """The life of the entry or source that had an address on this day."""
        if address not in self._lives:
            self._lives[address] = Life(self._today.followed(address))
        return self._lives[address]

    def record(self, address: str) -> Data | None:
        """The record of today of what had an address on this day; None for what is there no more."""
        life = self.of(address)
        kind, _, name = life.now.partition("/")
        if life.ended:
            return None
        return self._today.sources.get(name) if kind == "sources" else self._today.entries.get(life.now)

    def anchor(self, address: str, anchor: str) -> str:
        """The id that a fact or value of this day has today; nothing for one that is there no more."""
        life, record = self.of(address), self.record(address)
        if record is None or anchor in life.ids:
            return life.ids.get(anchor, "")
        found = {as_written(item.get("id")) for key in ("facts", "values") for item in mappings(record.get(key))}
        former = record.get("former_ids")
        pairs = former.items() if isinstance(former, Mapping) else ()
        return standing(anchor, {as_written(old): as_written(new) for old, new in pairs}, found)

    def marked(self, change: Change) -> Change:
        """A change of this day that says what became of the thing that it concerns."""
        life = self.of(change.of)
        into = life.into or (self._taken_in(change.of) if _ends(change, _THINGS) else "")
        gone = bool(change.anchor) and not self.anchor(change.of, change.anchor)
        return replace(change, into=into, ended=life.ended or gone or _ends(change, _STATEMENTS))

    def step_back(self, changes: Iterable[Change]) -> None:
        """Takes the changes of this day back: from now on, addresses and ids mean what they meant before it."""
        for change in changes:
            if change.part in _THINGS and change.act is Act.RENAMED:
                life = self.of(change.of)
                self._lives[change.before] = Life(life.now, True, life.into or life.now) if change.into else life
            elif _ends(change, _THINGS):
                self._lives[change.of] = Life(self._today.followed(change.of), True, self._taken_in(change.of))
            elif change.part is Part.FACT and change.act is Act.RENAMED:
                self.of(change.of).ids[change.before] = self.anchor(change.of, change.anchor)
            elif _ends(change, _STATEMENTS):
                self.of(change.of).ids[change.anchor] = ""

    def _taken_in(self, address: str) -> str:
        """Where the address of what was withdrawn leads today, if elsewhere."""
        now = self._today.followed(address)
        return now if now != address else ""


def _ends(change: Change, parts: Collection[Part]) -> bool:
    """Whether a change withdraws a whole entry, source, fact or value."""
    return change.act is Act.WITHDRAWN and change.part in parts and not change.name
