"""Works as BibTeX, in the subset that both BibTeX and biblatex read (https://www.bibtex.org/Format/)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from generator.citing.alike import Alike
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
_IN_ADDRESS = {"{": "%7B", "}": "%7D", "\\": "%5C", '"': "%22"}
_END = re.compile(r'[{}\\"]')


def bibtex(works: Iterable[Work], words: Words) -> str:
    """The works as entries of one file, a blank line between them."""
    return "\n".join([_written(work, words) for work in works])


@lru_cache(maxsize=4096)  # publishers, days and notes are those of many works
def escaped(text: str) -> str:
    """The text on one line, with what TeX gives a meaning taken away from it.

    Some readers take any line that begins with `@` for the next entry, wherever it stands.
    """
    line = " ".join(text.split())
    return _SIGN.sub(lambda sign: _SPECIAL[sign[0]], line) if _SIGN.search(line) else line


def _entry(work: Work, words: Words, line: str) -> str:
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
    return _END.sub(lambda sign: _IN_ADDRESS[sign[0]], address) if _END.search(address) else address


def _filled(work: Work, line: str) -> dict[str, str]:
    """The words in which works of one sort differ, as they stand in an entry."""
    return {
        "key": work.key,
        "title": escaped(work.title),
        "address": _address(work.address),
        "path": escaped(work.path),
        "part": escaped(work.part),
        "says": escaped(work.says),
    }


_written = Alike(_entry, _filled)
