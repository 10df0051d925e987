"""Writes files: only what changed, each in one step, and nothing that is no longer wanted stays behind."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from generator.contents import Content, as_bytes

_NEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
_LINK = -1  # in the place of a size: what is no plain file is always written anew


@dataclass(frozen=True)
class Written:
    """What a round of writing did, as paths below the folder."""

    changed: tuple[str, ...]
    removed: tuple[str, ...]


class NewFiles:
    """Writes files into a folder that nobody reads yet: straight to their places, and makes each folder once."""

    def __init__(self, folder: Path) -> None:
        self._top = str(folder)
        self._folders: set[str] = set()

    def write(self, path: str, data: bytes) -> int:
        """Write a file, over what has this path; gives the time of the change in nanoseconds. Raises OSError."""
        return self.write_pieces(path, (data,))

    def write_pieces(self, path: str, pieces: Iterable[bytes]) -> int:
        """The same for what comes piece by piece."""
        folder, _, _ = path.rpartition("/")
        if folder not in self._folders:
            self._make(folder)
        handle = os.open(f"{self._top}/{path}", _NEW, 0o666)  # not a Path for each file, which takes longer
        try:
            for piece in pieces:
                done = os.write(handle, piece)
                while done < len(piece):  # the system took a part of it
                    done += os.write(handle, memoryview(piece)[done:])
            return os.fstat(handle).st_mtime_ns
        finally:
            os.close(handle)

    def _make(self, folder: str) -> None:
        """Make a folder; whoever writes beside us may have made it already."""
        try:
            os.mkdir(f"{self._top}/{folder}")  # noqa: PTH102
        except FileExistsError:
            pass
        except FileNotFoundError:  # the one in which it lies is not there
            os.makedirs(f"{self._top}/{folder}", exist_ok=True)  # noqa: PTH103
        self._folders.add(folder)


def write_tree(folder: Path, files: Mapping[str, str]) -> Written:
    """Make `folder` hold exactly `files` (path -> text). Files that are right already are left alone.

    So a watcher sees only real changes. Files that are not in `files` are removed, and emptied folders with them. A
    file that was not there is written to its place: if that is cut short, the next round finds it to be wrong.
    """
    there = dict(_below(str(folder)))
    removed = tuple(sorted((name for name in there if name not in files), reverse=True))
    for name in removed:
        (folder / name).unlink()
    _remove_empty(str(folder))
    new, changed = NewFiles(folder), []
    for name, text in files.items():
        data = text.encode()
        if name not in there:
            new.write(name, data)
        elif there[name] == len(data) and (folder / name).read_bytes() == data:
            continue
        else:
            _exchange(folder / name, (data,))
        changed.append(name)
    return Written(tuple(changed), removed)


def write_if_changed(path: Path, content: Content) -> bool:
    """Write a file in one step, unless it holds this content already. Whether it was written."""
    data = as_bytes(content)
    if path.is_file() and not path.is_symlink() and path.read_bytes() == data:
        return False
    write_pieces(path, (data,))
    return True


def write_pieces(path: Path, pieces: Iterable[bytes]) -> None:
    """Write a file in one step, of pieces that need not be put together in memory."""
    path.parent.mkdir(parents=True, exist_ok=True)
    _exchange(path, pieces)


def link_or_copy(source: str | Path, target: str | Path) -> None:
    """A second name for a file that is never changed, only exchanged; a copy where the system gives no such name."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def _exchange(path: Path, pieces: Iterable[bytes]) -> None:
    """Put a file in the place of another, in one step."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(pieces)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _below(folder: str) -> Iterator[tuple[str, int]]:
    """The files below a folder with their sizes, those in its folders among them; none if there is no folder."""
    waiting = [""]
    while waiting:
        inside = waiting.pop()
        try:
            entries = os.scandir(f"{folder}/{inside}")
        except FileNotFoundError:
            continue
        with entries:
            for entry in entries:
                name = f"{inside}{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{name}/")
                else:
                    plain = entry.is_file(follow_symlinks=False)
                    yield name, entry.stat(follow_symlinks=False).st_size if plain else _LINK


def _remove_empty(folder: str) -> None:
    for path, _, names in os.walk(folder, topdown=False):
        if path != folder and not names:
            with suppress(OSError):  # it holds another folder
                Path(path).rmdir()
