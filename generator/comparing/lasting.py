"""What of the past may still be said: the words of what stands today, and of what led to it change by change.

A fact and a value stand as long as their id does. What has no id (a caveat, a status, a piece of evidence, a field) is
followed by its data: from what the record holds today back through what each change made out of what. Where the thread
ends, or is lost, the words are not said again, on no day. That something happened is told all the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from generator.comparing.change import Act, Change, DayOfChanges, Part
from generator.comparing.entries import entry_changes
from generator.comparing.items import Subject, mappings
from generator.comparing.sources import source_changes
from generator.comparing.state import Data, State
from generator.comparing.wording import Wording, as_written
from generator.languages.words import Words

_KEPT = (Part.ENTRY, Part.SOURCE, Part.CORRECTION)  # of these, who tells them decides by what is published today
_Thread = tuple[Part, str, str, str]  # what it is, the fact or value that it belongs to, its key, its data


def lasting(days: Iterable[DayOfChanges], today: State, words: Words) -> Iterator[DayOfChanges]:
    """The days, the newest first, without the words of what was withdrawn since; `today` is the last state."""
    present = _Present(today, words)
    for each in days:
        told = [(change, present.holds(change)) for change in each.changes]
        for change, holds in told:
            if holds:
                present.lead_back(change)
        kept = (change if holds else change.without_words() for change, holds in told)
        yield DayOfChanges(each.day, tuple(replace(change, trace=("", "")) for change in kept))


class _Present:
    """What stands today, with all that led to it as far as the days were read."""

    def __init__(self, today: State, words: Words) -> None:
        self._state = today
        self._wording = Wording(today, words)
        self._threads: dict[str, set[_Thread]] = {}
        self._renamed = {old: name for name, data in today.sources.items() for old in _texts(data.get("former_ids"))}

    def holds(self, change: Change) -> bool:
        """Whether the words of a change may be said."""
        if change.part in _KEPT or change.act is Act.RENAMED:
            return True
        record = self._record(self._now(change.of))
        if record is None or change.act is Act.WITHDRAWN:
            return False
        if change.part in (Part.FACT, Part.VALUE) and change.name in ("", "says"):
            return _anchor(change, record) in _anchors(record)
        return self._thread(change, 1, record) in self._threads_of(self._now(change.of), record)

    def lead_back(self, change: Change) -> None:
        """What a change that holds was made from belongs to what stands today as well."""
        of = self._now(change.of)
        record = self._record(of)
        if record is not None and change.trace[0]:
            self._threads_of(of, record).add(self._thread(change, 0, record))

    def _now(self, of: str) -> str:
        kind, _, name = of.partition("/")
        if kind != "sources":
            return self._state.followed(of)
        return of if name in self._state.sources else f"sources/{self._renamed.get(name, name)}"

    def _record(self, of: str) -> Data | None:
        kind, _, name = of.partition("/")
        return self._state.sources.get(name) if kind == "sources" else self._state.entries.get(of)

    def _threads_of(self, of: str, record: Data) -> set[_Thread]:
        """What the record holds today, found by comparing it with nothing, and with its facts without their parts."""
        if of not in self._threads:
            subject = Subject(of, "", of.partition("/")[0], self._wording, self._wording)
            found = (
                source_changes(subject, {}, record)
                if subject.kind == "sources"
                else (each for bare in ({}, _bare(record)) for each in entry_changes(subject, bare, record))
            )
            self._threads[of] = {self._thread(change, 1, record) for change in found}
        return self._threads[of]

    def _thread(self, change: Change, side: int, record: Data) -> _Thread:
        return change.part, _anchor(change, record), change.name, self._wording.settled(change.trace[side])


def _bare(entry: Data) -> Data:
    """The entry with nothing but the ids of its facts and values, and the turns of its status."""
    ids = {key: [{"id": item.get("id")} for item in mappings(entry.get(key))] for key in ("facts", "values")}
    turns = [{key: event.get(key) for key in ("is", "from")} for event in mappings(entry.get("status"))]
    return {**ids, "status": turns}


def _anchor(change: Change, record: Data) -> str:
    former = record.get("former_ids")
    return as_written(former.get(change.anchor, change.anchor)) if isinstance(former, Mapping) else change.anchor


def _anchors(record: Data) -> set[str]:
    return {as_written(item.get("id")) for key in ("facts", "values") for item in mappings(record.get(key))}


def _texts(value: object) -> list[str]:
    return [as_written(item) for item in value] if isinstance(value, list) else []
