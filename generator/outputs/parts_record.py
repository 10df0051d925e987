"""The small parts of published data, the same wherever they stand: dates, references, speakers, evidence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from generator.citing.days import in_words
from generator.evidence.fragments import deep_link
from generator.languages.words import Words
from generator.model.dates import PartialDate, Qualifier
from generator.model.entry import Entry
from generator.model.independence import independent, rests_on_one_press_source
from generator.model.parts import Assertion, Evidence
from generator.model.references import Reference
from generator.model.speakers import Unnamed
from generator.outputs.json_text import Kept
from generator.outputs.site_data import SiteData
from generator.pages.links import fact_uri, source_uri
from generator.previewing.noting import NOTED

Data = dict[str, Any]


class Standing(StrEnum):
    """How far a piece of evidence was checked by the software."""

    CHECKED = "checked"  # the quotation stands word for word in the text that we hold
    LOCATED = "located"  # the passage was found in the text that we hold; no words are printed
    NOT_HELD = "not-held"  # cited; we do not hold the text


def date(day: PartialDate, data: SiteData) -> Data:
    """A date that may be vague: as written, in words, and the first and last day that it can mean.

    A bound is null where the date has none (`<=2025-04` has no first day). Where `approximate`, the true day may lie
    outside of both.
    """
    known = data.shared(_dates)
    if (kept := known.get(day)) is None:
        earliest, latest = day.earliest, day.latest
        kept = known[day] = Kept(
            {
                "written": str(day),
                "text": in_words(day, data.catalog.words),
                "earliest": None if earliest == dt.date.min else earliest.isoformat(),
                "latest": None if latest == dt.date.max else latest.isoformat(),
                "approximate": day.qualifier is Qualifier.ABOUT,
            }
        )
    return kept


def _dates(data: SiteData) -> dict[PartialDate, Kept]:
    """The dates of a site, which are few: rows of lists that are kept until the end share them."""
    return {}


def reference(to: Reference, data: SiteData) -> Data:
    """An entry, or a fact or value of it, under the address at which it lives now."""
    entry = data.catalog.entry(to)
    if entry is None:
        raise ValueError(f"{to} leads nowhere, which the checks refuse.")
    if not to.anchor:
        return named(entry, data)
    anchor = entry.data.former_ids.get(to.anchor, to.anchor)
    here = f"{entry.key}#{anchor}" if anchor else entry.key
    return {"id": here, "name": entry.name, "url": data.address(fact_uri(entry, anchor))}


def named(entry: Entry, data: SiteData) -> Data:
    """A whole entry; kept, as others refer to it, but not while somebody notes what is read of the catalog."""
    if NOTED.facets is not None:
        return _named(entry, data)
    known, key = data.shared(_entries), entry.key
    if (kept := known.get(key)) is None:
        kept = known[key] = Kept(_named(entry, data))
    return kept


def _named(entry: Entry, data: SiteData) -> Data:
    return {"id": entry.key, "name": entry.name, "url": data.address(fact_uri(entry, ""))}


def _entries(data: SiteData) -> dict[str, Kept]:
    return {}


def speaker(by: Reference | Unnamed, data: SiteData) -> Data:
    """Who says something; somebody whom the source does not name has no id."""
    return {"id": None, "name": by.described, "url": None} if isinstance(by, Unnamed) else reference(by, data)


def answering(said: Data, words: Words) -> str:
    """Who answers for a fact, by its published data: who says it, else those who published it. Nobody but us for an
    inference."""
    if said["by"]:
        return str(said["by"]["name"])
    names = list(dict.fromkeys(piece["publisher"] for piece in said["evidence"]))
    if said["assertion"] == Assertion.INFERENCE.value or not names:
        return ""
    return str(names[0]) if len(names) == 1 else words.say("{who} and {count} more", who=names[0], count=len(names) - 1)


def who_says_so(said: Data, words: Words) -> str:
    """How a fact is asserted and by whom, as its page says it: `Reported: The Daily Planet`."""
    how, who = words.assertions[Assertion(said["assertion"])], answering(said, words)
    return words.say("{how}: {who}", how=how, who=who) if who else how


def standing(evidence: Evidence, data: SiteData) -> Standing:
    """How far a piece of evidence was checked."""
    if not data.catalog.is_checked(evidence.source):
        return Standing.NOT_HELD
    return Standing.LOCATED if evidence.words else Standing.CHECKED


def evidence(items: Iterable[Evidence], data: SiteData) -> list[Data]:
    """Pieces of evidence with their place, how far they were checked, and where the words can be seen.

    `url` leads to the words at the source's own address as exactly as its kind of file allows; null if it has none.
    """
    return [_piece(item, data) for item in items]


def _piece(item: Evidence, data: SiteData) -> Data:
    source = data.catalog.sources[item.source]
    return {
        "source": item.source,
        "publisher": source.data.publisher,
        "quote": item.quote and " ".join(item.quote.split()),
        "paragraph": item.paragraph,
        "words": item.words and str(item.words),
        "at": item.at,
        "page": item.page,
        "standing": standing(item, data).value,
        "url": deep_link(source.address, item) if source.address else None,
        "record": data.address(source_uri(item.source)),
    }


def support(items: Iterable[Evidence], data: SiteData) -> Data:
    """How well a statement is supported: how many sources are independent of each other, and whether one press source
    carries all."""
    pieces = list(items)
    witnesses = len(independent(data.catalog, pieces))
    is_press = witnesses == 1 and rests_on_one_press_source(data.catalog, pieces)
    return {"independent_sources": witnesses, "one_press_source": is_press}
