"""Which files a preview is made from, and which of them are others than at the last look: by size, time and place.

Reading ten thousand files to find the one that was saved would take a second; asking for their size and time takes a
twentieth of that. A file that was written in the moment of a look may be written again within the same tick of the
clock, so the next look takes it for changed.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Mapping
from pathlib import Path

_TICK = 20_000_000  # nanoseconds; clocks of file systems go in steps of up to ten milliseconds
State = tuple[int, int, int, int]
Look = Mapping[str, State]


def look(places: Iterable[Path]) -> Look:
    """The state of each file below some folders, by its whole path."""
    found: dict[str, State] = {}
    fresh = time.time_ns() - _TICK
    waiting = []
    for place in places:
        if place.is_dir():
            waiting.append(str(place))
        elif place.exists():
            found[str(place)] = _state(place.stat(), fresh)
    while waiting:
        try:
            with os.scandir(waiting.pop()) as entries:
                for entry in entries:
                    if entry.is_dir():
                        waiting.append(entry.path)
                    else:
                        found[entry.path] = _state(entry.stat(), fresh)
        except OSError:
            continue  # it went while we looked; the next look says so
    return found


def differences(before: Look, after: Look) -> frozenset[str]:
    """The files that are new, gone, or not what they were."""
    return frozenset(path for path, _ in before.items() ^ after.items())


def _state(stat: os.stat_result, fresh: int) -> State:
    changed = max(stat.st_mtime_ns, stat.st_ctime_ns)
    return stat.st_size, stat.st_mtime_ns, stat.st_ino, time.monotonic_ns() if changed > fresh else 0
