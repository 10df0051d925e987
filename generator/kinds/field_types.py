"""The small language of field types: `text`, `date`, `term of LIST`, `reference to KIND`, `list of ...`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Base(StrEnum):
    """What one value of a field is."""

    TEXT = "text"
    PROSE = "prose"
    DATE = "date"
    NUMBER = "number"
    URL = "url"
    COORDINATES = "coordinates"
    TERM = "term"
    REFERENCE = "reference"


@dataclass(frozen=True)
class FieldType:
    """A parsed field type. `target` is the vocabulary list of a term or the kind of a reference ("" = any)."""

    base: Base
    target: str = ""
    is_list: bool = False

    def __str__(self) -> str:
        joint = {Base.TERM: " of ", Base.REFERENCE: " to "}.get(self.base, "")
        single = f"{self.base}{joint}{self.target}" if self.target else str(self.base)
        return f"list of {single}" if self.is_list else single


_GRAMMAR = re.compile(
    r"(?P<list>list of )?"
    r"(?:(?P<plain>text|prose|date|number|url|coordinates)"
    r"|(?P<term>term) of (?P<vocabulary>[a-z0-9-]+)"
    r"|(?P<reference>reference)(?: to (?P<kind>[a-z0-9-]+))?)"
)


def parse_field_type(text: str) -> FieldType:
    """Read a field type as written in a kind's declaration.

    Raises ValueError, with a message for the site's owner, for anything outside the language.
    """
    match = _GRAMMAR.fullmatch(" ".join(text.split()))
    if match is None:
        raise ValueError(
            f"“{text}” is not a field type. Write text, prose, date, number, url, coordinates, term of LIST, "
            "reference to KIND, or list of one of these."
        )
    base = Base(match["plain"] or match["term"] or match["reference"])
    return FieldType(base, match["vocabulary"] or match["kind"] or "", is_list=bool(match["list"]))
