"""Works as RIS: one line for each tag (https://en.wikipedia.org/wiki/RIS_(file_format)).

The tags of cases and laws are those that EndNote writes and Zotero reads: SV is the docket, A2 the reporter.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.citing.alike import Alike
from generator.citing.notes import note
from generator.citing.reporters import reported
from generator.citing.work import Work
from generator.languages.words import Words
from generator.model.dates import PartialDate, Qualifier

NAME, MEDIA_TYPE = "RIS", "application/x-research-info-systems"

TYPES = {
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "book": "BOOK",
    "dataset": "DATA",
    "document": "GEN",
    "entry-encyclopedia": "ENCYC",
    "legal_case": "CASE",
    "legislation": "STAT",
    "pamphlet": "PAMP",
    "post-weblog": "BLOG",
    "regulation": "GOVDOC",
    "report": "RPRT",
    "webpage": "ELEC",
}


def ris(works: Iterable[Work], words: Words) -> str:
    """The works as records of one file, a blank line between them. Lines end with CR LF, as the format asks."""
    return "\r\n".join([_written(work, words) for work in works])


def _record(work: Work, words: Words, line: str) -> str:
    tags = [("TY", TYPES[work.type]), ("ID", work.key), ("TI", work.title), ("AU", work.author), *_carriers(work)]
    if work.issued:
        tags += [("PY", str(work.issued.year)), ("DA", _day(work.issued))]
    if work.address:
        tags.append(("UR", work.address))
        tags.append(("Y2", work.read.isoformat().replace("-", "/") if work.read else ""))
    tags += [("AB", work.says), ("N1", note(work, words)), ("LA", work.language)]
    lines = [f"{tag}  - {_on_one_line(value)}\r\n" for tag, value in tags if value]
    return "".join(lines) + "ER  - \r\n"


def _carriers(work: Work) -> list[tuple[str, str]]:
    law = work.law
    tags = [("T2", work.container or (work.publisher if work.type.startswith("article-") else ""))]
    tags.append(("PB", work.publisher or (law.authority if law else "")))
    if law:
        place = reported(law.reporter)
        name = "A2" if work.type == "legal_case" else "T2"
        tags += [("VL", place.volume), (name, place.name), ("SP", place.page)] if place else [("N1", law.reporter)]
        tags.append(("SV", law.number))
    return tags


def _day(day: PartialDate) -> str:
    """`2025/04/24/`: what is not known stays empty between the slashes, and words for “about” stand behind them."""
    parts = (f"{day.year:04}", f"{day.month:02}" if day.month else "", f"{day.day:02}" if day.day else "")
    other = {Qualifier.ABOUT: "about", Qualifier.NOT_AFTER: "by", Qualifier.NOT_BEFORE: "or later"}
    return "/".join((*parts, other.get(day.qualifier, "")))


def _on_one_line(text: str) -> str:
    """The text without line breaks, behind which it would be taken for a tag."""
    return " ".join(text.split())


def _filled(work: Work, line: str) -> dict[str, str]:
    """The words in which works of one sort differ, as they stand in a record."""
    return {
        "key": _on_one_line(work.key),
        "title": _on_one_line(work.title),
        "address": _on_one_line(work.address),
        "path": _on_one_line(work.path),
        "part": _on_one_line(work.part),
        "says": _on_one_line(work.says),
    }


_written = Alike(_record, _filled)
