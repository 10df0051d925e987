"""Takes a reporter's citation apart: `897 F.3d 1225 (9th Cir. 2018)` is volume 897 of F.3d, from page 1225."""

from __future__ import annotations

import re
from dataclasses import dataclass

_FORM = re.compile(r"(?P<volume>\d+) (?P<name>[A-Z][\w.&' ]*?) (?P<page>\d[\d,]*)(?: \([^()]*\))?")


@dataclass(frozen=True)
class Reported:
    """Where a case or law is printed."""

    volume: str
    name: str
    page: str


def reported(text: str) -> Reported | None:
    """The parts of a reporter's citation; None for any other form, such as one whose page is not known yet."""
    found = _FORM.fullmatch(text)
    return Reported(found["volume"], found["name"], found["page"]) if found else None
