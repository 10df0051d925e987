"""What can be wrong with content: a problem is data; reporters print it, checks and loaders make it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from generator.rewriting.edits import Edit


class Level(StrEnum):
    """How loud a problem is: an error stops publication, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend: where it is, what it is, and the next act.

    `file` is relative to the project's folder, with forward slashes. `line` and `column` count from 1;
    0 means that the problem concerns the file as a whole. `rule` is the name of the rule broken (kebab-case),
    `message` says what is wrong in plain words, `tip` says what to do next. `fixable` means that `check --fix` can mend
    it; `edits` are how, where that is a matter of characters.
    """

    file: str
    line: int
    column: int
    rule: str
    message: str
    tip: str = ""
    level: Level = Level.ERROR
    fixable: bool = False
    edits: tuple[Edit, ...] = ()

    @property
    def place(self) -> str:
        """The position as editors and terminals understand it: `file:line:column`."""
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


class ContentError(Exception):
    """Raised at the edges (build, plugin) when content has errors; carries all problems at once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        errors = sum(1 for problem in self.problems if problem.level is Level.ERROR)
        super().__init__(f"{errors} error(s) in the content")


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of the problems stops publication."""
    return any(problem.level is Level.ERROR for problem in problems)
