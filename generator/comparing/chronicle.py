"""The chronicle: day by day, what changed on the site in facts, from what its records held."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from generator.comparing.change import Act, Change, Chronicle, DayOfChanges
from generator.comparing.lasting import lasting
from generator.comparing.state import State
from generator.comparing.states import compare_states
from generator.languages.words import Words

Days = Iterable[tuple[dt.date, Mapping[str, Any]]]


def chronicle_of(days: Days, settings: Mapping[str, Any], words: Words) -> Chronicle:
    """What changed in facts, day by day.

    `days` come the oldest first, each with the data of the files that were committed, None for one that went.
    What was taken back on the same day is no change, nor is another way of writing the same. `settings` are those of
    today: they name fields and words. Drafts are not there until they are none. Of what was withdrawn since, the
    chronicle knows that it came and went, and none of its words.
    """
    before = State(settings)
    found: list[DayOfChanges] = []
    for day, files in days:
        records = {**before.records, **{file: data for file, data in files.items() if not _is_draft(data)}}
        for file, data in files.items():
            if data is None or _is_draft(data):
                records.pop(file, None)
        after = State(records)
        changes = [each for each in compare_states(before, after, words, frozenset(files)) if _counts(each)]
        if changes:
            found.append(DayOfChanges(day, tuple(changes)))
        before = after
    return Chronicle(tuple(lasting(reversed(found), before, words)))


def _counts(change: Change) -> bool:
    """Whether a change is one of facts, or gives a fact the id under which its past is found."""
    return change.is_fact or change.act is Act.RENAMED


def _is_draft(data: Any) -> bool:
    return isinstance(data, Mapping) and data.get("draft") == "true"
