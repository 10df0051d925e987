"""The records of the past: what the files of the content held at the end of each day on which one was committed."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from generator.loading.characters import clean
from generator.loading.history import Commit, published_commits
from generator.loading.history_git import GitError, is_shallow, read_blobs
from generator.loading.record import Record, parse_record

# Translations say nothing that the original does not say.
_PATHS = ("content", ":(exclude)content/translations", ":(exclude)content/articles", ":(exclude)content/texts")


@dataclass(frozen=True)
class Step:
    """What files held after a commit, or after the last one of a day: data by file, None where a file went."""

    day: dt.date
    files: Mapping[str, Any]


def days_of_content(root: Path, present: Iterable[Record]) -> list[Step] | None:
    """The days on which files of the content were committed, the oldest first, each with what the files held then.

    `present` are the records that were read already: what they hold is not read again. A file that was no YAML on a
    day is passed over. None outside a repository, without Git, and in a shallow clone, whose past is cut off.
    """
    try:
        if is_shallow(root):
            return None
        days = _by_day(published_commits(root, _PATHS))
        blobs = (blob for files in days.values() for blob in files.values())
        data = blob_data(root, blobs, {_blob_id(record.text): record.data for record in present})
    except GitError:
        return None
    return [
        Step(day, {file: data.get(blob) for file, blob in sorted(files.items()) if not blob or blob in data})
        for day, files in sorted(days.items())
    ]


def blob_data(root: Path, blobs: Iterable[str], known: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The data of YAML files of the past by blob; what cannot be read is left out. Raises GitError."""
    found = dict(known or {})
    missing = sorted({blob for blob in blobs if blob} - found.keys())
    for blob, content in read_blobs(root, missing).items():
        data = _parsed(content)
        if data is not None:
            found[blob] = data
    return found


@cache
def _parsed(content: bytes) -> Any:
    record, _ = parse_record(clean(content.decode("utf-8", "replace")), "past")
    return record.data if record else None


def _by_day(commits: Iterable[Commit]) -> dict[dt.date, dict[str, str]]:
    """The last blob of each file on each day; the commits come the newest first.

    No commit counts as later than its successor, so that a wrong clock cannot turn the past around.
    """
    days: dict[dt.date, dict[str, str]] = {}
    day = dt.date.max
    for commit in commits:
        day = min(day, commit.day)
        files = days.setdefault(day, {})
        for file, (_, blob) in commit.files.items():
            if file.endswith(".yml"):
                files.setdefault(file, blob)
    return {day: files for day, files in days.items() if files}


def _blob_id(text: str) -> str:
    """The id that Git gives a file with this text; of a file with other line ends it is another one, and is read."""
    content = text.encode()
    return hashlib.sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()
