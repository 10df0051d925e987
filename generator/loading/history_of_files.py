"""The past of single files: each commit that changed one of them, with what they held before and after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.loading.history import Commit, all_commits
from generator.loading.history_records import blob_data


@dataclass(frozen=True)
class Step:
    """A commit with the data of the files that it changed, before and after it; None where there was no such file."""

    commit: Commit
    before: dict[str, Any]
    after: dict[str, Any]


def steps_of(root: Path, files: Sequence[str]) -> list[Step]:
    """The commits that changed `files` (relative to `root`), the newest first. Reads no other file. Raises GitError."""
    commits = all_commits(root, files)
    data = blob_data(root, (blob for commit in commits for pair in commit.files.values() for blob in pair))
    return [
        Step(
            commit,
            {file: data.get(old) for file, (old, _) in commit.files.items()},
            {file: data.get(new) for file, (_, new) in commit.files.items()},
        )
        for commit in commits
    ]
