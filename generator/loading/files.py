"""Finds and reads the files of editors, and refuses what could not be read the same way on every machine."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO

from generator.loading.characters import clean, line_and_column
from generator.problems import Problem

MAX_BYTES = 2_000_000
MAX_LOCK_BYTES = 50_000_000  # a line for each piece of evidence: half a million of them

_EDITOR_ENDINGS = ("~", ".swp", ".swo", "___jb_tmp___", "___jb_old___")
_EDITOR_STARTS = (".", "#")  # hidden files of any kind, and `#name#`


def relative_name(path: Path, root: Path) -> str:
    """The name of a file in problems: relative to the project's folder, with forward slashes.

    Bytes of the name that are not UTF-8 become question marks, so that it can always be printed. Raises
    ValueError if `path` is not within `root`.
    """
    return path.relative_to(root).as_posix().encode("utf-8", "replace").decode("utf-8")


def read_text(
    path: Path, root: Path, file: str, *, found: bool = False, most: int = MAX_BYTES
) -> tuple[str | None, list[Problem]]:
    """The text of the file at `path`, or None and the reason why it cannot be had.

    `root` is the project's folder, `file` the name for problems. A byte order mark is dropped, and Windows
    line endings become line feeds. The file must be UTF-8 without NUL bytes, at most `most` bytes, and must not be a
    link that leads outside; one that `find_files` has just `found` is known to be none.
    """
    if not found and (problem := link_problem(path, root, file)):
        return None, [problem]
    try:
        state = path.stat()
        if not stat.S_ISREG(state.st_mode):
            return None, [_whole(file, "not-a-file", "This is not an ordinary file.", "Replace it by a text file.")]
        with path.open("rb", buffering=0) as stream:
            data = _read(stream, state.st_size, most)
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else "unknown reason"
        tip = "Check that the file exists and that you may read it."
        return None, [_whole(file, "unreadable", f"The file cannot be read: {reason}.", tip)]
    if len(data) > most:
        message = f"The file is larger than {most // 1_000_000} MB."
        return None, [_whole(file, "too-large", message, "Split it into several entries.")]
    return _decode(data, file)


def _read(stream: IO[bytes], size: int, most: int) -> bytes:
    """What a file holds, up to one byte more than it may. `size` is what it had just now: room for more takes time."""
    data = stream.read(min(size, most) + 1)
    while data and len(data) != size and len(data) <= most:  # it has grown or shrunk, or does not tell its size
        more = stream.read(most + 1 - len(data))
        if not more:
            break
        data += more
    return data


def _decode(data: bytes, file: str) -> tuple[str | None, list[Problem]]:
    tip = 'Save the file as UTF-8 (in most editors: "Save with encoding").'
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None, [_whole(file, "not-utf8", "The file is UTF-16, not UTF-8.", tip)]
    try:
        text = clean(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        before = clean(data[: error.start].decode("utf-8"))
        message = f"The file is not UTF-8: the byte 0x{data[error.start]:02X} here is not part of a character."
        return None, [Problem(file, *line_and_column(before, len(before)), "not-utf8", message, tip)]
    if (index := text.find("\0")) >= 0:
        message = "A NUL byte stands here: this is not a text file."
        return None, [Problem(file, *line_and_column(text, index), "nul-byte", message, tip)]
    return text, []


def find_files(folder: Path, root: Path, suffixes: Sequence[str]) -> tuple[list[Path], list[Problem]]:
    """All files in `folder` and below it whose names end with one of `suffixes` (such as `.yml`), sorted.

    `folder` lies in `root`, the project's folder; if there is no such folder, nothing is found. Hidden files,
    backups of editors and Markdown notes are passed over; anything else that does not belong is a problem.
    So is a link that is broken, leads to a folder, or leads out of the folder directly below `root` that
    holds it (such as `content`).
    """
    if not folder.exists() and not folder.is_symlink():
        return [], []
    if problem := link_problem(folder, root, relative_name(folder, root)):
        return [], [problem]
    found: list[Path] = []
    problems: list[Problem] = []
    for path, is_link in _walk(folder, root, problems):
        problem = _file_problem(path, root, suffixes, is_link=is_link)
        if problem is not None:
            problems.append(problem)
        elif path.suffix in suffixes:
            found.append(path)
    return sorted(found, key=Path.as_posix), sorted(problems)


def _walk(folder: Path, root: Path, problems: list[Problem]) -> Iterator[tuple[Path, bool]]:
    """Everything below a folder but real folders, and whether it is a link; links are not followed, so this ends."""
    try:
        entries = list(os.scandir(folder))
    except OSError:
        name = relative_name(folder, root)
        message = "The folder cannot be read."
        problems.append(_whole(name, "unreadable", message, "Check that it is a folder and that you may read it."))
        return
    for entry in entries:
        if is_left_behind(entry.name):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path), root, problems)
        else:
            yield Path(entry.path), entry.is_symlink()


def is_left_behind(name: str) -> bool:
    """Whether a file or folder is hidden, or a backup of an editor: `find_files` passes over it."""
    return name.startswith(_EDITOR_STARTS) or name.endswith(_EDITOR_ENDINGS)


def _file_problem(path: Path, root: Path, suffixes: Sequence[str], *, is_link: bool) -> Problem | None:
    """What is wrong with something found in a folder that leads nowhere else itself; so only a link can."""
    if is_link:
        file = relative_name(path, root)
        if problem := link_problem(path, root, file):
            return problem
        if path.is_dir():
            message = "A link to a folder is not followed."
            return _whole(file, "symlink-folder", message, "Move the files here, or link them one by one.")
    if path.suffix in suffixes or path.suffix.lower() == ".md":
        return None
    file = relative_name(path, root)
    expected = ".yml" if path.suffix.lower() in (".yaml", ".yml") else path.suffix.lower()
    if expected in suffixes:
        message = f'The name of the file ends with "{path.suffix}", not with "{expected}".'
        return _whole(file, "file-suffix", message, f'Rename it to "{path.stem}{expected}".')
    kind = "a YAML file" if ".yml" in suffixes else f"a {' or '.join(suffixes)} file"
    tip = "Move it elsewhere, or delete it; notes may be kept here as Markdown (.md)."
    return _whole(file, "unexpected-file", f"This is not {kind}.", tip)


def link_problem(path: Path, root: Path, file: str) -> Problem | None:
    """Whether a path ends nowhere or leads out of the folder that it belongs to.

    A link could otherwise publish any file of the machine that builds the site.
    """
    parts = path.parent.relative_to(root).parts if path != root else ()
    home = root / parts[0] if parts else root
    try:
        target, real_home = path.resolve(strict=True), home.resolve(strict=True)
    except (OSError, RuntimeError):  # RuntimeError: a link to itself, before Python 3.13
        if not path.is_symlink():
            return None
        return _whole(file, "symlink-broken", "This link leads to nothing.", "Delete it, or link an existing file.")
    if target.is_relative_to(real_home) and real_home.is_relative_to(root.resolve()):
        return None
    place = f"{home.name}/" if parts else "the project's folder"
    return _whole(file, "symlink-outside", f"This link leads out of {place}.", "Copy the file here instead.")


def links_of_products(root: Path) -> list[Problem]:
    """Links in the place of `build/` or of what lies in it: the software empties those folders, wherever they are.

    Nothing of them belongs into a repository, but a change from elsewhere could bring a link along.
    """
    folder = root / "build"
    inside = sorted(folder.iterdir()) if folder.is_dir() and not folder.is_symlink() else ()
    message = "This is a link, and the software writes and deletes files here."
    return [
        _whole(relative_name(path, root), "symlink-outside", message, "Delete the link; the folder is made anew.")
        for path in (folder, *inside)
        if path.is_symlink()
    ]


def _whole(file: str, rule: str, message: str, tip: str) -> Problem:
    return Problem(file, 0, 0, rule, message, tip)
