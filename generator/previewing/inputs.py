"""Which files a preview is made from, and which of them are others than at the last look: by size, time and place.

Reading ten thousand files to find the one that was saved would take a second; asking for their size and time takes a
tenth of that, and next to nothing where the system has told which files to ask for. A file that was written in the
moment of a look may be written again within the same tick of the clock, so the next look takes it for changed.
"""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from generator import clock
from generator.loading.files import is_left_behind
from generator.loading.history_git import GitError, git
from generator.loading.texts import text_folders
from generator.previewing.edited import LOCKS, TEMPLATES, is_in_place
from generator.previewing.told import Told

_TICK = 20_000_000  # nanoseconds; clocks of file systems go in steps of up to ten milliseconds
State = tuple[int, int, int, int]
Look = Mapping[str, State]
Seen = tuple[Look, object]
NEVER: Seen = {}, None  # what was seen by one who has not looked


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
                        with suppress(OSError):  # it went while we looked, or is a link to nowhere
                            found[entry.path] = _state(entry.stat(), fresh)
        except OSError:
            continue  # it went while we looked; the next look says so
    return found


def look_again(before: Look, paths: Iterable[str]) -> Look:
    """The state of all files, of which only these can be others than before."""
    found = dict(before)
    fresh = time.time_ns() - _TICK
    for path in paths:
        try:
            now = os.stat(path)  # noqa: PTH116 - as `look` has it
        except OSError:
            found.pop(path, None)
        else:
            if not stat.S_ISDIR(now.st_mode):
                found[path] = _state(now, fresh)
    return found


def differences(before: Look, after: Look) -> frozenset[str]:
    """The files that are new, gone, or not what they were."""
    return frozenset(path for path, _ in before.items() ^ after.items())


def _state(stat: os.stat_result, fresh: int) -> State:
    changed = max(stat.st_mtime_ns, stat.st_ctime_ns)
    return stat.st_size, stat.st_mtime_ns, stat.st_ino, time.monotonic_ns() if changed > fresh else 0


class Edits:
    """The files of a project that were edited since the last build: since what was `seen`.

    Of changes in folders that are watched, `told` may say which they were.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        places = [root / name for name in ("content", "site_config", "docs", "mkdocs.yml", "build/pdf")]
        places += text_folders(root, os.environ)
        self._places = [place for place in places if not any(other in place.parents for other in places)]
        self._known: Look = {}  # the files of which is told, as they were at the last look
        self.told = Told()
        self.seen = NEVER

    def look(self, *, closely: bool = False) -> Seen:
        """The state of all files that a preview is made from, and of what else it depends on.

        Looked `closely`, no file is taken to be as it was because nothing was told of it.
        """
        try:
            past = git(self._root, "rev-parse", "HEAD")
        except GitError:
            past = b""
        folders, paths = frozenset(self.told.folders), self.told.take()  # in this order: folders may go meanwhile
        places = [place for place in self._places if str(place) in folders]
        if closely or paths is None:
            self._known = look(places)
        else:
            within = tuple(f"{place}{os.sep}" for place in places)
            self._known = look_again(self._known, (path for path in paths if path.startswith(within)))
        others = look(place for place in self._places if str(place) not in folders)
        return {**self._known, **others}, (past, clock.today(os.environ))

    def since(self, now: Seen) -> list[str] | None:
        """The files of records, locks and templates that are others now, below the project; None if more is."""
        (before, around), (after, around_now) = self.seen, now
        if around != around_now:
            return None
        found = []
        for name in differences(before, after):
            path = Path(name)
            parts = path.relative_to(self._root).parts if path.is_relative_to(self._root) else ()
            file = "/".join(parts)
            if parts[:1] == ("content",) and is_left_behind(path.name):
                continue
            is_record = len(parts) == 3 and parts[0] == "content" and path.suffix == ".yml"
            template = file.removeprefix(f"{TEMPLATES}/") if file.startswith(f"{TEMPLATES}/") else ""
            is_template = template and ((name in before and name in after) or is_in_place(template))
            if not (is_record or is_template or file in LOCKS):
                return None
            found.append(file)
        return found
