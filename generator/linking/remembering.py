"""What was answered of late, so that no host is asked twice in a few days: `build/links.json`, which Git ignores."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.linking.answers import Answer, State
from generator.writing import write_if_changed

FILE = "build/links.json"
# Bad news is asked for again the next time, so that what somebody mended is not called broken.
_KEPT = (State.FINE, State.MOVED, State.REFUSED)

Memory = Mapping[str, tuple[dt.date, Answer]]


def recall(root: Path, today: dt.date, days: int) -> dict[str, tuple[dt.date, Answer]]:
    """The answers by address that are fewer than so many days old; none if the file cannot be read."""
    try:
        data = json.loads((root / FILE).read_text(encoding="utf-8"))
        found = {str(address): _read(entry) for address, entry in data.items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}
    return {address: pair for address, pair in found.items() if 0 <= (today - pair[0]).days < days}


def _read(entry: Any) -> tuple[dt.date, Answer]:
    answer = Answer(State(entry["state"]), str(entry["why"]), str(entry["moved_to"]), float(entry["seconds"]))
    return dt.date.fromisoformat(entry["asked_on"]), answer


def remember(root: Path, memory: Memory) -> None:
    """Write down the answers that are kept."""
    data = {
        address: {
            "asked_on": day.isoformat(),
            "state": answer.state.value,
            "why": answer.why,
            "moved_to": answer.moved_to,
            "seconds": round(answer.seconds, 1),
        }
        for address, (day, answer) in sorted(memory.items())
        if answer.state in _KEPT
    }
    write_if_changed(root / FILE, json.dumps(data, indent=1, ensure_ascii=False) + "\n")
