"""An edit of a text by place, and what a file becomes when several are made at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Edit:
    """Replace what stands from `start` to `end` (indices into the text of `file`, in characters) by `text`."""

    file: str
    start: int
    end: int
    text: str


class OverlapError(ValueError):
    """Two edits want the same characters."""


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text after all edits, which name places in the text as it was.

    The same edit twice counts once. Raises OverlapError where two different ones overlap.
    """
    pieces = []
    done = 0
    for edit in sorted(set(edits)):
        if edit.start < done or edit.end < edit.start:
            raise OverlapError(f"{edit.file}: two edits at character {edit.start}")
        pieces += [text[done : edit.start], edit.text]
        done = edit.end
    return "".join([*pieces, text[done:]])
