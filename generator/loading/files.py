"""Finds and reads the files of editors, and refuses what could not be read the same way on every machine."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from generator.loading.characters import clean, line_and_column
from generator.loading.file_names import printable, relative_name, whole_file
from generator.loading.symlinks import link_problem
from generator.problems import Problem

MAX_BYTES = 2_000_000
MAX_LOCK_BYTES = 50_000_000  # a line for each piece of evidence: half a million of them

_USUAL = 0xFFFF  # bytes: few files of editors have more
# Windows would change line endings. What is no file any more, as a pipe, would be waited for.
_NO_WAITING = getattr(os, "O_NONBLOCK", 0)
_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0) | _NO_WAITING
_EDITOR_ENDINGS = ("~", ".swp", ".swo", "___jb_tmp___", "___jb_old___")
_EDITOR_STARTS = (".", "#")  # hidden files of any kind, and `#name#`


def read_text(
    path: Path | str, root: Path, file: str, *, found: bool = False, plain: bool = False, most: int = MAX_BYTES
) -> tuple[str | None, list[Problem]]:
    """The text of the file at `path`, or None and the reason why it cannot be had.

    `root` is the project's folder, `file` the name for problems. A byte order mark is dropped, and Windows
    line endings become line feeds. The file must be UTF-8 without NUL bytes, at most `most` bytes, and must not be a
    link that leads outside; one that `find_files` has just `found` is known to be none. One that is `plain` was seen
    to be an ordinary file, and no link at all.
    """
    if not (found or plain) and (problem := link_problem(Path(path), root, file)):
        return None, [problem]
    try:
        size = _USUAL
        if not plain:  # to ask takes as long as to read, and there are tens of thousands of files
            state = os.stat(path)  # noqa: PTH116
            if not stat.S_ISREG(state.st_mode):
                return None, [_no_file(file)]
            size = state.st_size
        number = _open(path)
        try:
            data = _read(partial(os.read, number), size, most)
            is_other = not data and not stat.S_ISREG(os.fstat(number).st_mode)
        finally:
            os.close(number)
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else "unknown reason"
        tip = "Check that the file exists and that you may read it."
        return None, [whole_file(file, "unreadable", f"The file cannot be read: {reason}.", tip)]
    if is_other:
        return None, [_no_file(file)]
    if len(data) > most:
        message = f"The file is larger than {most // 1_000_000} MB."
        return None, [whole_file(file, "too-large", message, "Split it into several entries.")]
    return _decode(data, file)


def _open(path: Path | str) -> int:
    try:
        return os.open(path, _READ)
    except BlockingIOError:  # lent to somebody who has to give it back first, as to another machine by a file server
        if not stat.S_ISREG(os.stat(path).st_mode):  # noqa: PTH116
            raise
        return os.open(path, _READ & ~_NO_WAITING)


def _no_file(file: str) -> Problem:
    return whole_file(file, "not-a-file", "This is not an ordinary file.", "Replace it by a text file.")


def _read(read: Callable[[int], bytes], size: int, most: int) -> bytes:
    """What a file holds, up to one byte more than it may. `size` is what it had just now, or what most have.

    Room for more takes time.
    """
    data = read(min(size, most) + 1)
    while data and len(data) != size and len(data) <= most:  # it has grown or shrunk, or nobody asked
        more = read(min(_USUAL, most - len(data)) + 1)
        if not more:
            break
        data += more
    return data


def _decode(data: bytes, file: str) -> tuple[str | None, list[Problem]]:
    tip = 'Save the file as UTF-8 (in most editors: "Save with encoding").'
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None, [whole_file(file, "not-utf8", "The file is UTF-16, not UTF-8.", tip)]
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


class Found(NamedTuple):
    """A file that was found: where it is, the same below the folder that was searched, and its name in problems.

    It is `plain` if it is an ordinary file, and no link.
    """

    path: str
    inside: str
    file: str
    plain: bool


def find_files(folder: Path, root: Path, suffixes: Sequence[str]) -> tuple[list[Path], list[Problem]]:
    """The paths of what `look_for` finds."""
    found, problems = look_for(folder, root, suffixes)
    return [Path(each.path) for each in found], problems


def look_for(folder: Path, root: Path, suffixes: Sequence[str]) -> tuple[list[Found], list[Problem]]:
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
    found: list[tuple[str, str, bool]] = []
    problems: list[Problem] = []
    for path, inside, is_link, plain in _walk(folder, "", root, problems):
        if is_link or not _is_named(inside, suffixes):
            problem = _file_problem(Path(path), root, suffixes, is_link=is_link)
            if problem is not None:
                problems.append(problem)
            if problem is not None or not _is_named(inside, suffixes):
                continue
        found.append((inside, path, plain))
    start = "" if folder == root else f"{folder.relative_to(root).as_posix()}/"
    named = [Found(path, inside, printable(start + inside), plain) for inside, path, plain in sorted(found)]
    return named, sorted(problems)


def _is_named(inside: str, suffixes: Sequence[str]) -> bool:
    """Whether the name of a file has one of these suffixes; it begins with no dot."""
    return inside[inside.rfind(".") :] in suffixes


def _walk(folder: Path, start: str, root: Path, problems: list[Problem]) -> Iterator[tuple[str, str, bool, bool]]:
    """Everything below a folder but real folders, whether it is a link, and whether it is an ordinary file.

    Links are not followed, so this ends.
    With the path of each goes that from the first folder on, with forward slashes.
    """
    try:
        entries = list(os.scandir(folder))
    except OSError:
        name = relative_name(folder, root)
        message = "The folder cannot be read."
        problems.append(whole_file(name, "unreadable", message, "Check that it is a folder and that you may read it."))
        return
    for entry in entries:
        if is_left_behind(entry.name):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path), f"{start}{entry.name}/", root, problems)
        else:
            yield entry.path, f"{start}{entry.name}", entry.is_symlink(), entry.is_file(follow_symlinks=False)


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
            return whole_file(file, "symlink-folder", message, "Move the files here, or link them one by one.")
    if path.suffix in suffixes or path.suffix.lower() == ".md":
        return None
    file = relative_name(path, root)
    expected = ".yml" if path.suffix.lower() in (".yaml", ".yml") else path.suffix.lower()
    if expected in suffixes:
        message = f'The name of the file ends with "{path.suffix}", not with "{expected}".'
        return whole_file(file, "file-suffix", message, f'Rename it to "{path.stem}{expected}".')
    kind = "a YAML file" if ".yml" in suffixes else f"a {' or '.join(suffixes)} file"
    tip = "Move it elsewhere, or delete it; notes may be kept here as Markdown (.md)."
    return whole_file(file, "unexpected-file", f"This is not {kind}.", tip)
