"""What a file is called in problems, and a problem of a file as a whole."""

from __future__ import annotations

from pathlib import Path

from generator.problems import Problem


def relative_name(path: Path, root: Path) -> str:
    """The name of a file in problems: relative to the project's folder, with forward slashes.

    Bytes of the name that are not UTF-8 become question marks, so that it can always be printed. Raises
    ValueError if `path` is not within `root`.
    """
    return printable(path.relative_to(root).as_posix())


def printable(name: str) -> str:
    """A name of which every sign can be printed."""
    return name.encode("utf-8", "replace").decode("utf-8")


def whole_file(file: str, rule: str, message: str, tip: str) -> Problem:
    """A problem that no line is to blame for."""
    return Problem(file, 0, 0, rule, message, tip)
