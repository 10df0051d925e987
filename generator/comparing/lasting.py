"""What of the past may still be said: the words of what stands today, and of what led to it change by change.

A fact and a value stand until they are withdrawn (`generator.comparing.lives`). What has no id (a caveat, a status, a
piece of evidence, a field) is followed by its data: from what the record holds today back through what each change made
out of what. Where the thread ends, or is lost, the words are not said again, on no day. That something happened is told
all the same.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.comparing.change import Act, Change, DayOfChanges, Part
from generator.comparing.entries import entry_changes
from generator.comparing.items import Subject, mappings
from generator.comparing.lives import Lives
from generator.comparing.sources import source_changes
from generator.comparing.state import Data, State
from generator.comparing.wording import Wording
from generator.languages.words import Words

_KEPT = (Part.ENTRY, Part.SOURCE)  # of these, who tells them decides by what is published today
_SOURCE = re.compile(r'("(?:source|derived_from)": )"([^"\\]*)"')  # a reference to a source in a trace
_Thread = tuple[Part, str, str, str]  # what it is, the fact or value that it belongs to, its key, its data


def lasting(days: Iterable[DayOfChanges], today: State, words: Words) -> Iterator[DayOfChanges]:
    """The days, the newest first, without the words of what was withdrawn since; `today` is the last state.

    Changes that are none of facts are looked at and left out: a fact with a new id is one that stands.
    """
    lives = Lives(today)
    present = _Present(today, words, lives)
    for each in days:
        told = [(change, present.holds(change)) for change in each.changes]
        for change, holds in told:
            if holds:
                present.lead_back(change)
        kept = [lives.marked(change if holds else change.without_words()) for change, holds in told if change.is_fact]
        lives.step_back(each.changes)
        if kept:
            yield DayOfChanges(each.day, tuple(replace(change, trace=("", "")) for change in kept))


class _Present:
    """What stands today, with all that led to it as far as the days were read."""

    def __init__(self, today: State, words: Words, lives: Lives) -> None:
        self._lives = lives
        self._wording = Wording(today, words)
        self._threads: dict[str, set[_Thread]] = {}

    def holds(self, change: Change) -> bool:
        """Whether the words of a change may be said. Tokens in them are no words: the record reads the same."""
        if change.part is Part.CORRECTION or change.act is Act.RENAMED:
            return True
        if self._lives.of(change.of).ended or "[[" in change.before + change.after:
            return False
        if change.part in _KEPT:
            return True
        record = self._lives.record(change.of)
        anchor = self._lives.anchor(change.of, change.anchor) if change.anchor else ""
        if record is None or change.act is Act.WITHDRAWN or (change.anchor and not anchor):
            return False
        if change.part in (Part.FACT, Part.VALUE) and change.name in ("", "says"):
            return True
        return self._thread(change, 1, anchor) in self._threads_of(self._lives.of(change.of).now, record)

    def lead_back(self, change: Change) -> None:
        """What a change that holds was made from belongs to what stands today as well."""
        record = self._lives.record(change.of)
        if record is not None and change.trace[0]:
            anchor = self._lives.anchor(change.of, change.anchor) if change.anchor else ""
            self._threads_of(self._lives.of(change.of).now, record).add(self._thread(change, 0, anchor))

    def _threads_of(self, of: str, record: Data) -> set[_Thread]:
        """What the record holds today, found by comparing it with nothing, and with its facts without their parts."""
        if of not in self._threads:
            subject = Subject(of, "", of.partition("/")[0], self._wording, self._wording)
            found = (
                source_changes(subject, {}, record)
                if subject.kind == "sources"
                else (each for bare in ({}, _bare(record)) for each in entry_changes(subject, bare, record))
            )
            self._threads[of] = {self._thread(change, 1, change.anchor) for change in found}
        return self._threads[of]

    def _thread(self, change: Change, side: int, anchor: str) -> _Thread:
        return change.part, anchor, change.name, self._settled(change.trace[side], change.name)

    def _settled(self, trace: str, name: str) -> str:
        """The data of one side with the addresses of today."""
        if name == "derived_from" and trace:
            return json.dumps(self._source(str(json.loads(trace))))
        settled = self._wording.settled(trace)
        return _SOURCE.sub(lambda found: f'{found[1]}"{self._source(found[2])}"', settled)

    def _source(self, name: str) -> str:
        return self._lives.of(f"sources/{name}").now.removeprefix("sources/")


def _bare(entry: Data) -> Data:
    """The entry with nothing but the ids of its facts and values, and the turns of its status."""
    ids = {key: [{"id": item.get("id")} for item in mappings(entry.get(key))] for key in ("facts", "values")}
    turns = [{key: event.get(key) for key in ("is", "from")} for event in mappings(entry.get("status"))]
    return {**ids, "status": turns}
