"""Pages of this site and facts on them as works: in each format, their texts differ in a few words only.

One of each sort is written with signs in the place of these words; the others are that text, filled in.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from generator.citing.kept import Kept
from generator.citing.work import Work
from generator.languages.words import Words

_NAMES = ("key", "title", "address", "path", "part", "says", "plain")
_SIGNS = {name: f"\ue000{name}\ue001" for name in _NAMES}  # private signs, which no format escapes
# What works of a sort have in common besides their type.
_CARRIED = slice(Work._fields.index("issued"), Work._fields.index("address"))
_TOLD = slice(Work._fields.index("note"), None)

Write = Callable[[Work, Words, str], str]
Fill = Callable[[Work, str], dict[str, str]]
Line = Callable[[Work, Words], str]


def no_line(work: Work, words: Words) -> str:
    """For formats that do not hold the citation as a line of text."""
    return ""


class Alike:
    """What writes works in one format. What it keeps follows from the arguments alone, so it is never stale."""

    def __init__(self, write: Write, fill: Fill, line: Line = no_line) -> None:
        """`write` writes any work, given the citation of it as a line of text, which `line` makes. `fill` gives the
        words of a work and that line as they stand in such a text, by the names of the fields of a work, and `plain`.
        """
        self._write, self._fill, self._line = write, fill, line
        self._sorts: Kept[tuple[Any, ...]] = Kept()

    def __call__(self, work: Work, words: Words) -> str:
        """The work as `write` writes it."""
        line = self._line(work, words)
        if not work.path:  # an original, which is like no other
            return self._write(work, words, line)
        lacks = not work.title, not work.address, not work.part, not work.says
        known, sort = self._sorts.of(words), (work.type, work[_CARRIED], work[_TOLD], lacks)
        if (shape := known.get(sort)) is None:
            shape = known[sort] = self._shape(work, words)
        return shape % self._fill(work, line)

    def _shape(self, work: Work, words: Words) -> str:
        """The text of a sort, with a place for each of its words."""
        signs: dict[str, Any] = {name: _SIGNS[name] for name in Work._fields if name in _SIGNS and getattr(work, name)}
        text = self._write(work._replace(**signs), words, _SIGNS["plain"]).replace("%", "%%")
        for name, sign in _SIGNS.items():
            text = text.replace(sign, f"%({name})s")
        return text
