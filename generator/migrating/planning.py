"""Works out what becomes of the files of a project on the way to the present format. Nothing is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from generator.migrating.registry import steps
from generator.migrating.stating import stated, stating
from generator.migrating.step import Files, Step
from generator.model.content_format import SETTINGS

# Where editors write. Texts of articles and locks are among them: a step may have to know them, or to renew them.
_FOLDERS = ("content", "docs", "site_config")
_SUFFIXES = frozenset({".yml", ".yaml", ".md", ".lock", ".txt", ".j2"})


@dataclass(frozen=True)
class Plan:
    """From which format to which, by which steps, and the files that become others: path -> text, None if it goes."""

    start: int
    end: int
    steps: tuple[Step, ...]
    before: Files
    changes: dict[str, str | None]

    @property
    def contents(self) -> dict[str, bytes | None]:
        """The new contents as they are written."""
        return {name: None if text is None else text.encode() for name, text in self.changes.items()}

    def diff(self) -> Iterator[str]:
        """What changes, line by line, as `diff -u` shows it."""
        for name, text in self.changes.items():
            old, new = self.before.get(name, ""), text or ""
            here = f"a/{name}" if name in self.before else "/dev/null"
            there = "/dev/null" if text is None else f"b/{name}"
            for line in unified_diff(_lines(old), _lines(new), here, there, lineterm=""):
                yield line.rstrip("\r")


def plan_migration(files: Files, known: Iterable[Step] | None = None) -> Plan:
    """The way of these files to the newest format. Raises UnstatedError if their own cannot be told."""
    every = tuple(steps() if known is None else known)
    start = stated(files.get(SETTINGS, ""))
    taken = tuple(step for step in every if step.start >= start)
    now = dict(files)
    for step in taken:
        for name, text in step.change(now).items():
            if text is None:
                now.pop(name, None)
            else:
                now[name] = text
        now[SETTINGS] = stating(now[SETTINGS], step.start + 1)
    names = sorted({*files, *now})
    changes = {name: now.get(name) for name in names if files.get(name) != now.get(name)}
    return Plan(start, max(start, len(every)), taken, files, changes)


def read_files(root: Path) -> dict[str, str]:
    """The text of every file of an editor, line endings as they are. What is no UTF-8 is left for the check to name."""
    files: dict[str, str] = {}
    for folder in _FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in _SUFFIXES and path.is_file() and not path.is_symlink():
                try:
                    files[path.relative_to(root).as_posix()] = path.read_bytes().decode()
                except UnicodeDecodeError:
                    continue
    return files


def _lines(text: str) -> list[str]:
    return text.split("\n")[:-1] if text.endswith("\n") else text.split("\n") if text else []
