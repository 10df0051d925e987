"""Tries a migration on a copy of the project."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from generator.examining import examine
from generator.problems import Level, Problem
from generator.rewriting.renaming_trial import examine_with


def errors_brought(root: Path, contents: Mapping[str, bytes | None]) -> list[Problem]:
    """The errors that the project would have with these contents and does not have now, whatever their lines.

    Content of an older format may be wrong for this version; what a step mends is gone, and only what it adds counts.
    """
    known = Counter(_sign(problem) for problem in examine(root).problems)
    after = [problem for problem in examine_with(root, contents).problems if problem.level is Level.ERROR]
    counts = Counter(map(_sign, after))
    return [problem for problem in after if counts[_sign(problem)] > known[_sign(problem)]]


def _sign(problem: Problem) -> tuple[str, str, str]:
    return problem.file, problem.rule, problem.message
