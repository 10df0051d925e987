"""Checks the names of files, which are the ids of entries and the addresses of their pages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from pathlib import PurePosixPath

from generator.problems import Problem

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_PLAIN = re.compile(r"(?:[^/]+/)+([a-z0-9]+(?:-[a-z0-9]+)*)\.yml")  # what nearly all are
_NOT_IN_IDS = re.compile(r"[^a-z0-9]+")


def check_id(file: str) -> Problem | None:
    """The problem of a file whose name, without its suffix, is no id: small letters, digits and hyphens.

    `file` is relative to the project's folder, with forward slashes.
    """
    if (plain := _PLAIN.fullmatch(file)) and plain[1] != "index":
        return None
    name = PurePosixPath(file)
    if name.stem == "index":
        tip = "Give the file another name."
        return Problem(file, 0, 0, "id", "“index” is the address of the list of all entries.", tip)
    if _ID.fullmatch(name.stem):
        return None
    message = f'"{name.name}" cannot be an address: only a-z, 0-9 and single hyphens between them are possible.'
    suggestion = suggest_id(name.stem)
    tip = f'Rename it to "{suggestion}{name.suffix}".' if suggestion else "Give it a name of Latin letters."
    return Problem(file, 0, 0, "id", message, tip)


def check_ids(files: Iterable[str]) -> list[Problem]:
    """The problems of all names of one kind: bad ids, and ids that differ at most in upper and lower case.

    Such a pair is one and the same file on some machines and two on others. A good id, or else the first in order,
    keeps it.
    """
    files = list(files)
    plain = [match[1] for match in map(_PLAIN.fullmatch, files) if match and match[1] != "index"]
    if len(set(plain)) == len(files):
        return []
    problems: list[Problem] = []
    first: dict[str, str] = {}
    for file in sorted(files, key=lambda file: (check_id(file) is not None, file)):
        stem = PurePosixPath(file).stem
        taken_by = first.setdefault(unicodedata.normalize("NFC", stem).casefold(), file)
        if taken_by != file:
            message = f'The id "{stem}" is taken already, by {taken_by}.'
            problems.append(Problem(file, 0, 0, "duplicate-id", message, "Rename one of the two files."))
        elif problem := check_id(file):
            problems.append(problem)
    return sorted(problems)


def suggest_id(stem: str) -> str:
    """The nearest possible id: no accents, and hyphens for all but letters and digits. May be empty."""
    letters = unicodedata.normalize("NFKD", stem)
    plain = "".join(char for char in letters if not unicodedata.combining(char)).casefold()
    return _NOT_IN_IDS.sub("-", plain).strip("-")
