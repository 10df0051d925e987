"""Cases and laws in the manner of the Bluebook (rules 10 and 12): name, reporter or docket, court and day.

“In the manner of”: the name of a case stands as its source has it, because how the words of a
party are shortened is for the one who cites to decide. Months are abbreviated as in its table T12.
"""

from __future__ import annotations

import re

from generator.citing.work import Law, Work
from generator.model.dates import PartialDate, Qualifier

_MONTHS = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
_NUMBERED = re.compile(r"(?:case )?nos?\b\.?", re.IGNORECASE)
_WITH_YEAR = re.compile(r"\([^()]*[0-9]{4}\)$")
_SIGNS = {Qualifier.ABOUT: "c. {}", Qualifier.NOT_AFTER: "by {}", Qualifier.NOT_BEFORE: "{} or later"}


def legal(work: Work) -> str:
    """`A v. B, No. 25-1 (N.D. Cal. Apr. 24, 2025).` or, with a reporter, `A v. B, 897 F.3d 1225 (9th Cir. 2018).`

    What is not known is left out; a reporter's citation that ends in a year in brackets is complete.
    """
    law = work.law or Law()
    place = law.reporter or numbered(law.number)
    line = f"{work.title}, {place}" if place and place not in work.title else work.title
    if law.reporter and _WITH_YEAR.search(law.reporter):
        return f"{line}."
    # A law is told by its reporter or code alone; a case needs its court.
    court = (law.authority_short or law.authority) if work.type == "legal_case" else ""
    inside = " ".join(part for part in (court, bluebook_day(work.issued) if work.issued else "") if part)
    return f"{line} ({inside})." if inside else f"{line}."


def numbered(docket: str) -> str:
    """The number of a docket after `No.`, unless it is written so already."""
    return docket if not docket or _NUMBERED.match(docket) else f"No. {docket}"


def bluebook_day(day: PartialDate) -> str:
    """`Apr. 24, 2025`, `Sept. 2025` or `2018`, with a word for a date that is not exact."""
    month = _MONTHS[day.month - 1] if day.month else ""
    words = f"{month} {day.day}, {day.year}" if day.day else f"{month} {day.year}".strip()
    return _SIGNS.get(day.qualifier, "{}").format(words)
