"""Tries a change on a copy of the project: what would be checked then, and which problems would be new?"""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from generator.examining import Examination, examine
from generator.problems import Problem
from generator.rewriting.renaming_plan import Plan
from generator.rewriting.renaming_writing import write_all

# Whatever `examine` reads.
_READ = ("content", "site_config", "docs")


def examine_with(
    root: Path,
    contents: Mapping[str, bytes | None],
    environ: Mapping[str, str] | None = None,
    today: dt.date | None = None,
) -> Examination:
    """What would come out if some files of the project had other contents; None for a file that goes."""
    with tempfile.TemporaryDirectory(prefix="factsheet-trial-") as folder:
        copy = Path(folder) / "project"
        for name in _READ:
            if (root / name).is_dir():
                shutil.copytree(root / name, copy / name, symlinks=True)
        write_all(copy, contents)
        return examine(copy, environ, today)


def new_problems(
    root: Path,
    plan: Plan,
    before: tuple[Problem, ...],
    environ: Mapping[str, str] | None = None,
    today: dt.date | None = None,
) -> list[Problem]:
    """The problems that the renaming would bring, at the places that they would have; `before` are those of now.

    Problems are compared by file, rule and level: their lines, columns and words may name what is renamed.
    """
    after = examine_with(root, plan.contents, environ, today).problems
    known = Counter(_sign(problem, plan) for problem in before)
    counts = Counter(_sign(problem, plan) for problem in after)
    return [problem for problem in after if counts[_sign(problem, plan)] > known[_sign(problem, plan)]]


def _sign(problem: Problem, plan: Plan) -> tuple[str, str, str]:
    return plan.moved.get(problem.file, problem.file), problem.rule, problem.level
