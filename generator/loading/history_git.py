"""Asks Git, and reads files of its past in one go. Nothing here changes the repository, its index or its files."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

# What a user may have set must not change what is printed.
_PLAIN = (
    "-c",
    "core.quotepath=off",
    "-c",
    "log.showSignature=false",
    "-c",
    "log.showRoot=true",
    "-c",
    "color.ui=false",
)


class GitError(Exception):
    """Git cannot answer; the message says why, and what to do."""


def git(root: Path, *arguments: str, given: bytes = b"") -> bytes:
    """What Git prints. Raises GitError where it is not there, the folder is no repository, or it refuses."""
    command = ["git", *_PLAIN, "-C", str(root), *arguments]
    try:
        run = subprocess.run(command, input=given, capture_output=True, timeout=120, check=False)
    except FileNotFoundError as error:
        raise GitError(
            "Git is not installed here, so the past cannot be read. Install it: https://git-scm.com"
        ) from error
    except (OSError, subprocess.TimeoutExpired) as error:
        raise GitError("Git did not answer. Run `git status` in this folder to see why.") from error
    if run.returncode != 0:
        raise GitError(_reason(run.stderr.decode("utf-8", "replace")))
    return run.stdout


def _reason(said: str) -> str:
    if "not a git repository" in said:
        return "This folder is not in a Git repository. Run `git init`, and commit the content."
    if "dubious ownership" in said:
        return "Git does not trust this folder, for somebody else owns it. Run `git status` here; it says what to do."
    if "Needed a single revision" in said or "bad revision 'HEAD'" in said:
        return "Nothing has been committed yet, so there is no past. Commit the content first."
    lines = said.strip().splitlines()
    return f"Git refused: {lines[0] if lines else 'it gave no reason'}"


def is_shallow(root: Path) -> bool:
    """Whether the repository holds only the latest part of its history, as a clone with `--depth` does."""
    return git(root, "rev-parse", "--is-shallow-repository").strip() == b"true"


def read_blobs(root: Path, ids: Iterable[str]) -> dict[str, bytes]:
    """The content of files of the past by the ids that Git gave them; what is no file is left out."""
    wanted = list(dict.fromkeys(ids))
    if not wanted:
        return {}
    answer = git(root, "cat-file", "--batch", given="".join(f"{each}\n" for each in wanted).encode())
    return dict(_contents(answer))


def _contents(answer: bytes) -> Iterator[tuple[str, bytes]]:
    """Reads `ID TYPE SIZE`, a line feed, as many bytes, a line feed; `ID missing` where there is nothing."""
    at = 0
    while at < len(answer):
        end = answer.index(b"\n", at)
        head = answer[at:end].decode("ascii", "replace").split(" ")
        at = end + 1
        if len(head) == 3:
            size = int(head[2])
            if head[1] == "blob":
                yield head[0], answer[at : at + size]
            at += size + 1
