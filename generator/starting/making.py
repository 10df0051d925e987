"""Makes the folder of a new site: all of it, checked and with its locks, or nothing."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from generator.examining import Examination, examine
from generator.kinds.schemas_writing import write_workspace
from generator.problems import Problem
from generator.rewriting.formatting import as_written, format_text
from generator.rewriting.key_order import order_for
from generator.rewriting.own_files import declared_kinds, own_files
from generator.starting.filling import Plan, files_of
from generator.starting.program import VENDOR
from generator.verifying import verify, write_locks
from generator.writing import write_if_changed, write_tree

STAGING_PREFIX = ".new-site-"
PLAIN_HEADING = "What is known, and since when"
_PROGRAMS = (".githooks/pre-commit",)


class NotEmptyError(Exception):
    """The folder cannot take a new site; the message says why. Nothing was changed."""


class ScaffoldError(Exception):
    """The new site would not be in order: a mistake of this software. Nothing was written."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__(f"{len(problems)} problems in the scaffold")


@dataclass(frozen=True)
class Started:
    """Where the new site is, and how many entries and sources it begins with."""

    folder: Path
    entries: int
    sources: int


def start_site(folder: Path, plan: Plan) -> Started:
    """Make a new site in `folder`, which is empty or not there.

    It is made beside its place, checked as any site is, and moved there as a whole. Raises NotEmptyError for a folder
    that holds anything, and ScaffoldError if the checks find anything to say, be it a warning.
    """
    folder = folder.resolve()
    refuse_taken(folder)
    staging = Path(tempfile.mkdtemp(prefix=STAGING_PREFIX, dir=_existing(folder)))
    try:
        examined = _in_order(staging, plan)
        _settle(staging, folder)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    assert examined.catalog is not None
    return Started(folder, len(examined.catalog.entries), len(examined.catalog.sources))


def refuse_taken(folder: Path) -> None:
    """Raise NotEmptyError unless `folder` is empty or not there."""
    if folder.is_dir():
        held = next(iter(sorted(folder.iterdir())), None)
        if held is not None:
            raise NotEmptyError(f"{folder} is not empty: it holds {held.name}. Name a new folder, or empty this one.")
    elif folder.exists() or folder.is_symlink():
        raise NotEmptyError(f"{folder} is a file. Name a folder.")


def _existing(folder: Path) -> Path:
    """The folder itself if it is there, or else the nearest one above it: on one disk with it, so moving is safe."""
    for path in (folder, *folder.parents):
        if path.is_dir():
            return path
        if path.exists():
            raise NotEmptyError(f"{path} is a file, so it can hold no folder. Name another one.")
    raise AssertionError("there is always a root")


def _in_order(staging: Path, plan: Plan) -> Examination:
    """Write the site with the topic as the first heading, or with a plain one, if rules speak against the topic.

    They would of “Route 66”, which has a number that no figure gives, or of “today”, which says no day.
    """
    _write(staging, plan, plan.topic.label)
    examined = _check(staging, plan)
    if examined.problems:
        _write(staging, plan, PLAIN_HEADING)
        examined = _check(staging, plan)
    if examined.problems or examined.catalog is None:
        raise ScaffoldError(examined.problems)
    return examined


def _write(staging: Path, plan: Plan, heading: str) -> None:
    write_tree(staging, files_of(plan, heading))
    _bring_into_form(staging)
    for name in _PROGRAMS:
        (staging / name).chmod(0o755)
    if plan.program.wheel:
        (staging / VENDOR).mkdir(exist_ok=True)
        shutil.copyfile(plan.program.wheel, staging / VENDOR / plan.program.wheel.name)


def _bring_into_form(staging: Path) -> None:
    """As `factsheet fmt` would: how a topic is best written in YAML depends on its signs."""
    kinds = declared_kinds(staging)
    for path in own_files(staging):
        file = path.relative_to(staging).as_posix()
        formed = format_text(path.read_text(encoding="utf-8"), file, order_for(file, kinds) or as_written)
        if formed.text is not None:
            write_if_changed(path, formed.text)


def _check(staging: Path, plan: Plan) -> Examination:
    """Write locks and settings of editors, and check all on the day of the plan, with no texts from elsewhere."""
    catalog = examine(staging, {}, plan.today).catalog
    if catalog is not None:
        write_locks(staging, verify(catalog))
        write_workspace(staging, catalog)
    return examine(staging, {}, plan.today)


def _settle(staging: Path, folder: Path) -> None:
    """Move the finished site to its place; an empty folder is filled, as somebody may be in it."""
    staging.chmod(0o755)
    if not folder.is_dir():
        folder.parent.mkdir(parents=True, exist_ok=True)
        staging.rename(folder)
        return
    moved: list[Path] = []
    try:
        for path in sorted(staging.iterdir()):
            moved.append(path.rename(folder / path.name))
    except OSError:
        for path in moved:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        raise
