"""When each file last changed, from Git: one question for all files. Without Git, or its history, nothing is known."""

from __future__ import annotations

import datetime as dt
import subprocess
from pathlib import Path


def last_changes(root: Path) -> dict[str, dt.date]:
    """For each file below `content/` and `docs/`, the day (UTC) of the last commit that touched it.

    Empty outside a repository, without Git, and in a shallow clone, whose cut-off would look like a change.
    """
    if _git(root, "rev-parse", "--is-shallow-repository").strip() != "false":
        return {}
    log = _git(root, "log", "--format=%x00%ct", "--name-only", "--relative", "--no-renames", "--", "content", "docs")
    changes: dict[str, dt.date] = {}
    for commit in log.split("\0")[1:]:
        stamp, _, names = commit.partition("\n")
        day = dt.datetime.fromtimestamp(int(stamp), dt.UTC).date()
        for name in names.split("\n"):
            if name:
                changes.setdefault(name, day)
    return changes


def _git(root: Path, *arguments: str) -> str:
    command = ["git", "-c", "core.quotepath=off", "-C", str(root), *arguments]
    try:
        run = subprocess.run(command, capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return run.stdout.decode("utf-8", "replace") if run.returncode == 0 else ""
