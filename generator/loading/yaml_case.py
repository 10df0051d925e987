"""What a YAML parser said about a syntax error, and the text around it: the material of a diagnosis."""

from __future__ import annotations

from dataclasses import dataclass

QUOTE_IT = "If it belongs to the text, put the whole text in quotes."


@dataclass(frozen=True)
class Place:
    """A line and a column of the text, both counted from 0, as the parsers do."""

    line: int
    column: int


@dataclass(frozen=True)
class Case:
    """What a parser said, where it noticed (`place`), and where the broken thing began (`opened`)."""

    words: str
    lines: list[str]
    place: Place
    opened: Place

    def line_at(self, number: int) -> str:
        """The line with this number; empty outside the text."""
        return self.lines[number] if 0 <= number < len(self.lines) else ""

    def within_text(self, place: Place) -> Place:
        """The same place, or the end of the text if the place is behind it, where nobody would look."""
        last = next((n for n in range(len(self.lines) - 1, 0, -1) if self.lines[n].strip()), 0)
        return place if place.line <= last else Place(last, len(self.lines[last].rstrip()))

    @property
    def char(self) -> str:
        """The character at which the parser stopped; empty at the end of a line or of the file."""
        return self.line_at(self.place.line)[self.place.column : self.place.column + 1]

    @property
    def before(self) -> str:
        """The part of the line before the place."""
        return self.line_at(self.place.line)[: self.place.column]

    @property
    def number_above(self) -> int:
        """The number of the last line above the place that is not blank; -1 if there is none."""
        above = range(self.place.line - 1, -1, -1)
        return next((number for number in above if self.line_at(number).strip()), -1)


@dataclass(frozen=True)
class Finding:
    """What is wrong, and where: a problem without its file."""

    place: Place
    rule: str
    message: str
    tip: str


def cannot_start(place: Place, char: str) -> Finding:
    """A value that starts with a character which YAML keeps for itself."""
    message = f'A text without quotes cannot start with "{char}".'
    return Finding(place, "reserved-character", message, "Put the whole text in quotes.")
