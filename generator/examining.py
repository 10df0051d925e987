"""From the folder of a project to its catalog and all its problems: the first half of every command."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator import clock
from generator.addressing import published_at
from generator.assembling import assemble
from generator.checks.exceptions import divide
from generator.checks.registry import Run, run_checks
from generator.collecting import without_collecting
from generator.drafting import check_with_drafts, with_drafts_named, without_drafts
from generator.loading.project import load_project
from generator.model.catalog import Catalog
from generator.model.scalars import forget_read
from generator.problems import Problem, has_errors
from generator.slimming import Slimming


@dataclass(frozen=True)
class Examination:
    """What came out: the catalog (None without settings), and every problem, sorted by place.

    Those in `excepted` are covered by content/exceptions.yml and stand nowhere else. Drafts are in neither: `whole` and
    `in_preview` are the catalog and the problems with them.
    """

    catalog: Catalog | None
    problems: tuple[Problem, ...]
    excepted: tuple[Problem, ...] = ()
    whole: Catalog | None = None
    in_preview: tuple[Problem, ...] = ()

    @property
    def publishable(self) -> bool:
        """Whether pages may be made: there is a catalog, and no error in anything."""
        return self.catalog is not None and not has_errors(self.problems)

    @property
    def drafts(self) -> int:
        """How many entries and sources are drafts."""
        return len(self.whole.drafts) if self.whole else 0

    def with_drafts(self) -> Examination:
        """The same for a preview, in which drafts are shown."""
        return replace(self, catalog=self.whole, problems=self.in_preview) if self.whole else self


@dataclass(frozen=True)
class Reading:
    """What lies in a project, before any rule has judged it: the catalog, drafts included, and the mistakes of form.

    The catalog is None without settings.
    """

    catalog: Catalog | None
    problems: tuple[Problem, ...]


def examine(
    root: Path, environ: Mapping[str, str] | None = None, today: dt.date | None = None, run: Run = run_checks
) -> Examination:
    """Read, assemble and check the project in the folder `root`; nothing is written. `run` asks the rules."""
    with without_collecting():
        return examine_read(read(root, environ, today), run)


def read(
    root: Path, environ: Mapping[str, str] | None = None, today: dt.date | None = None, *, slim: bool = False
) -> Reading:
    """Read and assemble the project in the folder `root`: the first half of `examine`.

    `slim` if pages and files will be made from all of it at once, which takes memory (`generator.slimming`).
    """
    project = load_project(root, environ)
    if slim:  # the data of today are wanted once more where there are some of the past to compare them with
        made = Slimming(forgets=not project.history).slim
        catalog, problems = assemble(project, today or clock.today(environ), made)
        forget_read()
    else:
        catalog, problems = assemble(project, today or clock.today(environ))
    if catalog is not None:
        catalog = complete(catalog, os.environ if environ is None else environ)
    return Reading(catalog, tuple(problems))


def examine_read(reading: Reading, run: Run = run_checks) -> Examination:
    """Check what was read: the second half of `examine`."""
    if reading.catalog is None:
        return Examination(None, _sorted(reading.problems))
    return judge(reading.catalog, reading.problems, run)


def complete(catalog: Catalog, environ: Mapping[str, str]) -> Catalog:
    """The catalog as assembled, with what commands add: which records are drafts, and the address of this build."""
    return with_drafts_named(published_at(catalog, environ))


def judge(whole: Catalog, problems: Iterable[Problem], run: Run = run_checks) -> Examination:
    """Check a catalog. `problems` are those of form; `run` finds those of the rules."""
    in_build, in_preview = check_with_drafts(whole, run)
    found, excepted = divide(without_drafts(whole), sorted({*problems, *in_build}))
    shown, _ = divide(whole, sorted({*problems, *in_preview})) if whole.drafts else (found, [])
    return Examination(without_drafts(whole), _sorted(found), _sorted(excepted), whole, _sorted(shown))


def _sorted(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(set(problems)))
