"""Compares the record of a source before and after."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.comparing.change import Change, Part
from generator.comparing.items import Subject, said
from generator.comparing.state import Data
from generator.comparing.wording import Wording

_UPKEEP = ("checked_on", "read_on")
_DAYS = ("published", "checked_on", "read_on")
_APART = ("former_ids",)  # a rename is told as one
_BY_PARAGRAPH = ("digest", "skipped")


def source_changes(subject: Subject, before: Data, after: Data) -> Iterator[Change]:
    """What changed in the record of a source; its digest paragraph by paragraph."""
    for key in (each for each in dict.fromkeys((*before, *after)) if each not in _APART):
        if key in _BY_PARAGRAPH:
            yield from _paragraphs(subject, key, before.get(key), after.get(key))
            continue
        part = Part.UPKEEP if key in _UPKEEP else Part.FIELD
        say = _say_day if key in _DAYS else _say_type if key == "type" else said
        yield from subject.change(part, before.get(key), after.get(key), say, name=key)


def _paragraphs(subject: Subject, key: str, before: Any, after: Any) -> Iterator[Change]:
    old, new = (side if isinstance(side, Mapping) else {} for side in (before, after))
    for number in dict.fromkeys((*old, *new)):
        yield from subject.change(Part.FIELD, old.get(number), new.get(number), said, name=f"{key} {number}")


def _say_type(wording: Wording, value: Any) -> str:
    return wording.term("source-types", value)


def _say_day(wording: Wording, value: Any) -> str:
    return wording.text(value) if isinstance(value, Mapping) else wording.day(value)
