"""`factsheet check` with what the last one found: the same answer, in a moment where little was edited.

What is remembered can never be stale: it holds for the very files, by number and times, for this software with the
packages that it runs on, for this day and these settings of the environment. Whatever else is there, all is read.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator import clock
from generator.collecting import leave, without_collecting
from generator.commands import in_words, what_there_is
from generator.problems import Problem
from generator.rechecking.listing import Listing, OddError, list_files
from generator.rechecking.memory import Memory, read_memory, write_memory

if TYPE_CHECKING:
    from generator.checks.registry import Run
    from generator.examining import Examination

_MANY = 1000  # entries
_MOST_EDITED = 50  # files; for more, reading everything is as quick


@dataclass(frozen=True)
class Answer:
    """What a check says: the problems, those that are excepted, what there is, in words, and how many drafts."""

    problems: tuple[Problem, ...]
    excepted: tuple[Problem, ...]
    there: str
    drafts: int = 0


def check_again(root: Path, environ: Mapping[str, str]) -> Answer:
    """All problems of the project in the folder `root`, as `examine` finds them."""
    with without_collecting():  # also while the catalog is let go of
        return _checked(root, environ)


def _checked(root: Path, environ: Mapping[str, str]) -> Answer:
    today = clock.today(environ)
    try:
        files, around = list_files(root, environ), surroundings(root, environ, today)
    except (OSError, OddError):
        return answer_of(_examined(root, environ, today))
    memory = read_memory(root)
    if memory and memory.around == around and (answer := _remembered(memory, files, root, environ, today)):
        return answer
    return _noted(root, environ, today, files, around)


def answer_of(examined: Examination) -> Answer:
    """What a check says that has read everything."""
    return Answer(examined.problems, examined.excepted, what_there_is(examined), examined.drafts)


def _examined(root: Path, environ: Mapping[str, str], today: dt.date, *run: Run) -> Examination:
    from generator.examining import examine

    return examine(root, environ, today, *run)


def _remembered(
    memory: Memory, files: Listing, root: Path, environ: Mapping[str, str], today: dt.date
) -> Answer | None:
    before = memory.files
    edited = {path for path, state in files.items() if before.get(path) != state} | (before.keys() - files.keys())
    if not edited:
        return Answer(memory.problems, (), in_words(*memory.counts))
    if len(edited) > _MOST_EDITED:
        return None
    from generator.rechecking.again import asked_again

    try:
        problems, counts = asked_again(memory, files, frozenset(edited), root, environ, today)
    except OddError:
        return None
    return Answer(problems, (), in_words(*counts))


def _noted(root: Path, environ: Mapping[str, str], today: dt.date, files: Listing, around: str) -> Answer:
    """What a check says that reads everything, and keeps what was found where the next one could build on it."""
    from generator.rechecking.noticing import Noted, noted_of, worth_remembering

    noted = Noted()
    examined = _examined(root, environ, today, noted.run)
    catalog = examined.catalog
    if os.name == "posix" and catalog is not None and worth_remembering(examined, catalog):
        write_memory(root, noted_of(catalog, noted, examined.problems, files, around))
    if catalog is not None and len(catalog.entries) > _MANY:
        leave((examined, noted))
    return answer_of(examined)


def surroundings(root: Path, environ: Mapping[str, str], today: dt.date) -> str:
    """The fingerprint of what a check depends on besides the files of the project."""
    digest = hashlib.blake2b(f"{root} {today} {sys.version}\n".encode("utf-8", "surrogateescape"), digest_size=32)
    settings = sorted(f"{name}={value}\n" for name, value in environ.items() if name.startswith("FACTSHEET_"))
    for line in (*settings, *_packages(), *sorted(_software(str(Path(__file__).parent.parent)))):
        digest.update(line.encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def _packages() -> Iterator[str]:
    """The names of what is installed, versions included."""
    for folder in filter(os.path.isdir, sys.path):
        with os.scandir(folder) as entries:
            yield from sorted(f"{each.name}\n" for each in entries if each.name.endswith((".dist-info", ".egg-info")))


def _software(folder: str) -> Iterator[str]:
    """The state of our own files."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from () if entry.name == "__pycache__" else _software(entry.path)
            else:
                stat = entry.stat()
                yield f"{entry.path} {stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns}\n"
