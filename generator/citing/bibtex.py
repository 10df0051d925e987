"""Works as BibTeX, in the subset that both BibTeX and biblatex read (https://www.bibtex.org/Format/)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from generator.citing.notes import note
from generator.citing.work import Work
from generator.languages.words import Words
from generator.model.dates import Qualifier

NAME, MEDIA_TYPE = "BibTeX", "text/x-bibtex"

# All else is @misc, which every style knows.
_TYPES = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "report": "techreport",
}
# Where the publication or publisher goes for each type.
_CARRIERS = {"article": "journal", "book": "publisher", "techreport": "institution", "misc": "publisher"}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SPECIAL = {
    # A brace counts for the balance of braces even behind a backslash, so it is written as a command.
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "#$%&_"},
}
_SIGN = re.compile("[" + re.escape("".join(_SPECIAL)) + "]")
_IN_ADDRESS = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", '"': "%22"})


def bibtex(works: Iterable[Work], words: Words) -> str:
    """The works as entries of one file, a blank line between them."""
    return "\n".join(_entry(work, words) for work in works)


@lru_cache(maxsize=4096)  # publishers, days and notes are those of many works
def escaped(text: str) -> str:
    """The text on one line, with what TeX gives a meaning taken away from it.

    Some readers take any line that begins with `@` for the next entry, wherever it stands.
    """
    return _SIGN.sub(lambda sign: _SPECIAL[sign[0]], " ".join(text.split()))


def _entry(work: Work, words: Words) -> str:
    kind = _TYPES.get(work.type, "misc")
    law = work.law
    fields = {
        "author": _fixed(work.author),
        "title": _fixed(work.title),
        _CARRIERS[kind]: escaped(work.publisher),
        "howpublished": escaped(work.container or (law.reporter if law else "")),
        "organization": escaped(law.authority if law and not work.publisher else ""),
        "number": escaped(law.number if law else ""),
        **_dates(work),
        "url": _address(work.address),
        "urldate": work.read.isoformat() if work.read and work.address else "",
        "note": escaped(note(work, words)),
        "abstract": escaped(work.says),
    }
    # The name of a month is one that styles know, so it stands without braces.
    lines = [
        f"  {name} = {value},\n" if name == "month" else f"  {name} = {{{value}}},\n"
        for name, value in fields.items()
        if value
    ]
    return f"@{kind}{{{work.key},\n{''.join(lines)}}}\n"


def _fixed(text: str) -> str:
    """In a second pair of braces: capitals stay, and a name is not taken apart at “and” or a comma."""
    return f"{{{escaped(text)}}}" if text else ""


def _dates(work: Work) -> dict[str, str]:
    day = work.issued
    if day is None:
        return {}
    month = _MONTHS[day.month - 1] if day.month else ""
    # biblatex prefers the whole date; one that is only about right has its words in the note.
    whole = day.iso if day.qualifier is Qualifier.NONE else ""
    return {"date": whole, "year": str(day.year), "month": month}


def _address(address: str) -> str:
    """An address is taken as it stands, so what would end the field is percent-encoded."""
    return address.translate(_IN_ADDRESS)
