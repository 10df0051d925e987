"""What Git knows of the files of a project: each commit with the files that it changed, and when each last changed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from generator.loading.history_git import GitError, git, is_shallow

# Commit, time, author and first line; a record separator before, a NUL between. A line of --raw begins with a colon.
_FORMAT = "--format=%x1e%H%x00%ct%x00%aN%x00%s%x00"
_HEAD = re.compile(rb"([0-9a-f]{40,64})\0(\d+)\0([^\0]*)\0([^\0]*)\0")
_FILE = re.compile(rb":\d+ (\d+) ([0-9a-f]+) ([0-9a-f]+) [A-Z]\d*\0([^\0]+)(?:\0|\Z)")
_LINK = b"120000"


@dataclass(frozen=True)
class Commit:
    """A commit: `files` gives for each file that it changed the blobs before and after, "" where there was none."""

    id: str
    time: int
    author: str
    subject: str
    files: Mapping[str, tuple[str, str]]

    @property
    def day(self) -> dt.date:
        """The day in UTC, so that every machine names the same."""
        return dt.datetime.fromtimestamp(self.time, dt.UTC).date()


def published_commits(root: Path, paths: Sequence[str]) -> tuple[Commit, ...]:
    """The commits of the published line that changed something below `paths` (relative to `root`), the newest first.

    Only first parents count: what a branch did shows up, at once, when it is merged, and that is the day on which
    readers could see it. Raises GitError, also where nothing was committed yet.
    """
    return _read(root, _head(root), tuple(paths), ("--first-parent", "-m"))


def all_commits(root: Path, paths: Sequence[str]) -> tuple[Commit, ...]:
    """Each commit that changed something below `paths`, on whatever branch it was made, the newest first."""
    return _read(root, _head(root), tuple(paths), ("--topo-order",))


def last_changes(root: Path) -> dict[str, dt.date]:
    """For each file below `content/` and `docs/`, the day (UTC) of the last commit that touched it.

    Empty outside a repository, without Git, and in a shallow clone, whose cut-off would look like a change.
    """
    try:
        commits = () if is_shallow(root) else published_commits(root, ("content", "docs"))
    except GitError:
        return {}
    changes: dict[str, dt.date] = {}
    for commit in commits:
        for name in commit.files:
            changes.setdefault(name, commit.day)
    return changes


def _head(root: Path) -> str:
    return git(root, "rev-parse", "--verify", "HEAD").decode().strip()


@cache
def _read(root: Path, head: str, paths: tuple[str, ...], which: tuple[str, ...]) -> tuple[Commit, ...]:
    """One question for all commits. The past of a commit never changes, so a preview asks once for each."""
    options = (*which, "--raw", "-z", "--no-abbrev", "--no-renames", "--relative", _FORMAT)
    return tuple(_commits(git(root, "log", *options, head, "--", *paths)))


def _commits(log: bytes) -> Iterator[Commit]:
    for chunk in re.split(rb"\x1e(?=[0-9a-f]{40,64}\0\d+\0)", log):
        head = _HEAD.match(chunk)
        if head is None:
            continue
        files = {
            found[4].decode("utf-8", "replace"): (_blob(found[2]), _blob(found[3]))
            for found in _FILE.finditer(chunk, head.end())
            if found[1] != _LINK
        }
        author, subject = (head[number].decode("utf-8", "replace") for number in (3, 4))
        yield Commit(head[1].decode(), int(head[2]), author, subject, files)


def _blob(written: bytes) -> str:
    return "" if set(written) == {ord("0")} else written.decode()
