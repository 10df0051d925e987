"""The files of a project as they were at a revision, written into a folder apart; the work tree stays as it is."""

from __future__ import annotations

import os
import posixpath
import re
from pathlib import Path, PurePosixPath

from generator.loading.history_git import GitError, git, is_shallow, read_blobs

_PARTS = ("content", "site_config", "docs", "mkdocs.yml")
_ENTRY = re.compile(rb"(\d+) blob ([0-9a-f]+)\t([^\0]+)\0")
_LINK = b"120000"


def commit_of(root: Path, revision: str) -> str:
    """The id of the commit that a revision means. Raises GitError with the next act where there is none."""
    try:
        answer = git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    except GitError as error:
        if not str(error).startswith("Git refused"):
            raise
        raise GitError(_unknown(root, revision)) from error
    return answer.decode().strip()


def write_revision(root: Path, commit: str, folder: Path) -> None:
    """Write the files of the project in `root` as they were at `commit` into `folder`, which is empty.

    Links are written only where they stay within the folder. Raises GitError, also where the project was not there.
    """
    listed = git(root, "ls-tree", "-r", "-z", commit, "--", *_PARTS)
    found = [(match[1], match[2].decode(), os.fsdecode(match[3])) for match in _ENTRY.finditer(listed)]
    if not any(name == "mkdocs.yml" for _, _, name in found):
        raise GitError(f"At {commit[:10]} there was no mkdocs.yml in this folder. Choose a later revision.")
    blobs = read_blobs(root, (blob for _, blob, _ in found))
    for mode, blob, name in sorted(found, key=lambda each: each[0] == _LINK):  # links last: nothing is written through
        if ".." not in PurePosixPath(name).parts and not name.startswith("/"):
            _write(folder, name, blobs.get(blob, b""), link=mode == _LINK)


def _write(folder: Path, name: str, content: bytes, *, link: bool) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    if not link:
        path.write_bytes(content)
        return
    target = os.fsdecode(content)
    inside = posixpath.normpath(posixpath.join(posixpath.dirname(name), target))
    if not target.startswith("/") and inside.split("/")[0] in _PARTS:
        path.symlink_to(target)


def _unknown(root: Path, revision: str) -> str:
    if revision == "HEAD":
        return "Nothing has been committed yet, so there is nothing to compare with. Commit the content first."
    if is_shallow(root):
        return (
            f"Git does not know “{revision}”: this clone holds only the latest commits. Run `git fetch --unshallow`; "
            "in CI, check out with `fetch-depth: 0`."
        )
    return f"Git does not know “{revision}”. Name a branch, a tag or a commit, such as HEAD~1; see `git log --oneline`."
