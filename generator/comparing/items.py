"""What the comparisons share: the two sides of a thing, and the change that leads from one to the other."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.comparing.change import Act, Change, Part
from generator.comparing.state import Data
from generator.comparing.wording import Wording, as_written

# What a record means where the key is not written (the defaults of generator.model).
_DEFAULTS = {"key": "false", "draft": "false", "read_as": "full", "language": "en"}
Say = Callable[[Wording, Any], str]


@dataclass(frozen=True)
class Subject:
    """The entry or source whose changes are told, and the words of each side."""

    of: str
    title: str
    kind: str
    before: Wording
    after: Wording

    def change(
        self, part: Part, before: Any, after: Any, say: Say, *, anchor: str = "", name: str = ""
    ) -> Iterator[Change]:
        """The change from one side of a thing to the other; nothing where both mean the same."""
        if same({name: before}, {name: after}):  # with its name, for some have a default
            return
        if self._only_renamed(as_written(before), as_written(after)):
            return
        was = say(self.before, before) if filled(before) else ""
        now = say(self.after, after) if filled(after) else ""
        if was == now:  # the words are the same, what stands behind them is not
            was, now = ("", "") if _is_nested(before) or _is_nested(after) else (as_written(before), as_written(after))
        act = Act.ADDED if not filled(before) else Act.WITHDRAWN if not filled(after) else Act.CHANGED
        trace = _traced(before), _traced(after)
        yield Change(act, part, self.of, self.title, anchor, name, was, now, trace=trace)

    def _only_renamed(self, before: str, after: str) -> bool:
        """Whether nothing differs but the address of something that was renamed."""
        sides = (self.after, self.before)  # the stub stands on either, when a rename is taken back
        return before != after and any(side.settled(before) == side.settled(after) for side in sides)


def said(wording: Wording, value: Any) -> str:
    """The words of plain data."""
    return wording.text(value)


def same(one: Any, other: Any) -> bool:
    """Whether two pieces of data mean the same, however they are written, ordered by key or wrapped."""
    return bool(_canonical(one) == _canonical(other))


def filled(value: Any) -> bool:
    """Whether there is anything in a piece of data."""
    return _canonical(value) is not None


def _is_nested(value: Any) -> bool:
    """Whether a piece of data holds keys, which no reader knows."""
    return isinstance(value, Mapping) or bool(mappings(value))


def _traced(value: Any) -> str:
    """A piece of data as one text, the same however it is written; nothing for nothing."""
    return json.dumps(_canonical(value), ensure_ascii=False, sort_keys=True) if filled(value) else ""


def _canonical(value: Any) -> Any:
    if isinstance(value, Mapping):
        items = {str(key): _canonical(item) for key, item in value.items()}
        kept = {key: item for key, item in items.items() if item is not None and _DEFAULTS.get(key) != item}
        if isinstance(words := kept.get("words"), str):
            kept["words"] = words.replace(" ", "")
        return kept or None
    if isinstance(value, list):
        return [_canonical(item) for item in value] or None
    return " ".join(str(value).split()) or None if value is not None else None


def mappings(value: Any) -> list[Data]:
    """The items of a list that are mappings; whatever else an old record may hold there is passed over."""
    return [item for item in value if isinstance(item, Mapping)] if isinstance(value, list) else []
