"""Works as CSL-JSON (https://github.com/citation-style-language/schema, csl-data.json)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from generator.citing.alike import Alike
from generator.citing.days import in_words
from generator.citing.notes import note
from generator.citing.plain import plain
from generator.citing.reporters import reported
from generator.citing.work import Work
from generator.languages.words import Words
from generator.model.dates import PartialDate, Qualifier
from generator.outputs.json_text import one_line, quoted

_encode = one_line(", ", ": ")
NAME, MEDIA_TYPE = "CSL-JSON", "application/vnd.citationstyles.csl+json"


def csl_json(works: Iterable[Work], words: Words) -> str:
    """The works as one array, an item on each line. Our own line of text is in `custom.plain`."""
    items = [_written(work, words) for work in works]
    return "[\n" + ",\n".join(items) + "\n]\n"


def csl_item(work: Work, words: Words, line: str) -> dict[str, Any]:
    """One work as an item, with the citation of it as a line of text. Fields that are not known are left out."""
    item: dict[str, Any] = {
        "id": work.key,
        "type": work.type,
        "title": work.title,
        "author": [{"literal": work.author}] if work.author else None,
        "container-title": work.container or (work.publisher if work.type.startswith("article-") else ""),
        "publisher": work.publisher,
        "issued": _date(work.issued, words) if work.issued else None,
        "accessed": _parts(work.read) if work.read and work.address else None,
        "URL": work.address,
        "language": work.language,
        "abstract": work.says,
        "note": note(work, words),
        **_law(work),
        "custom": {"plain": line},
    }
    return {name: value for name, value in item.items() if value}


def _law(work: Work) -> dict[str, str]:
    if work.law is None:
        return {}
    fields = {"authority": work.law.authority, "number": work.law.number}
    if place := reported(work.law.reporter):
        return {**fields, "volume": place.volume, "container-title": place.name, "page": place.page}
    return {**fields, "references": work.law.reporter}


def _date(day: PartialDate, words: Words) -> dict[str, Any]:
    """A date by its parts; one that is a bound only in words, because no part of it is the date."""
    if day.qualifier in (Qualifier.NOT_AFTER, Qualifier.NOT_BEFORE):
        return {"literal": in_words(day, words)}
    parts = [part for part in (day.year, day.month, day.day) if part is not None]
    return {"date-parts": [parts], **({"circa": True} if day.qualifier is Qualifier.ABOUT else {})}


def _parts(day: dt.date) -> dict[str, Any]:
    return {"date-parts": [[day.year, day.month, day.day]]}


def _filled(work: Work, line: str) -> dict[str, str]:
    """The words in which works of one sort differ, as they stand in an item: within quotation marks."""
    return {
        "key": quoted(work.key)[1:-1],
        "title": quoted(work.title)[1:-1],
        "address": quoted(work.address)[1:-1],
        "path": quoted(work.path)[1:-1],
        "part": quoted(work.part)[1:-1],
        "says": quoted(work.says)[1:-1],
        "plain": quoted(line)[1:-1],
    }


_written = Alike(lambda work, words, line: _encode(csl_item(work, words, line)), _filled, plain)
