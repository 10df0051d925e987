"""Small acts that the tests of remembered checks share."""

from __future__ import annotations

from pathlib import Path

from generator.examining import examine
from generator.rechecking.listing import list_files
from generator.rechecking.remembering import Answer, answer_of

ENVIRON = {"FACTSHEET_TODAY": "2026-11-22"}


def aged(root: Path) -> Path:
    """Wait until nothing in the project is so new that it could change again unseen."""
    while any(len(state.split()) > 5 for state in list_files(root, ENVIRON).values()):
        pass
    return root


def told(root: Path) -> Answer:
    """What a check says that reads everything."""
    return answer_of(examine(root, ENVIRON))


def put(path: Path, old: str, new: str) -> None:
    """Replace the first of some words in a file."""
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
