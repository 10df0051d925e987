"""The days to come that an entry names, and the day of its next review, as events of a calendar."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from generator.citing.days import in_words
from generator.feeding.ics import Event
from generator.feeding.ids import Ids
from generator.kinds.field_types import Base
from generator.model.dates import PartialDate
from generator.model.entry import Entry
from generator.model.parts import Fact, Rank
from generator.model.references import Reference
from generator.model.reviews import review_of
from generator.outputs.site_data import SiteData
from generator.pages.links import reference_uri
from generator.prose.attributing import beside
from generator.prose.numbers import full_value


@dataclass(frozen=True)
class _Dated:
    """Something of an entry with a date. `seed` is its address within the entry, `anchor` that on the page."""

    on: PartialDate
    seed: str
    text: str
    note: str = ""
    anchor: str = ""
    is_announced: bool = False  # a status: what somebody says will be


def coming(entry: Entry, data: SiteData, ids: Ids) -> Iterator[Event]:
    """The events of an entry after today, without those of which no full day is known.

    An event keeps its id when its day moves, so that calendars move it as well.
    """
    say = data.catalog.words.say
    for each in _dated(entry, data, ids):
        words = {"name": entry.name, "status": each.text}
        summary = (
            say("{name}: {status} (announced)", **words) if each.is_announced else say("{name}: {status}", **words)
        )
        yield _event(entry, data, ids.urn("date", each.seed), each.on.earliest, summary, each.note, each.anchor)


def review(entry: Entry, data: SiteData, ids: Ids) -> Event:
    """The next check of an entry, on the last day on which it is in time."""
    say, words = data.catalog.words.say, data.catalog.words
    found = review_of(entry)
    checked = say("Last checked on {date}", date=in_words(entry.data.checked_on, words))
    summary = say("Review due: {name}", name=entry.name)
    return _event(entry, data, ids.urn("review", ids.of_entry(entry.key)), found.due, summary, checked, "")


def _event(entry: Entry, data: SiteData, uid: str, day: dt.date, summary: str, note: str, anchor: str) -> Event:
    uri = reference_uri(Reference(entry.kind.id, entry.id, anchor))
    url = data.address(uri) if data.catalog.site.address else ""
    topics = (data.catalog.vocabulary.term("topics", tag).label for tag in entry.data.tags)
    return Event(uid, day, summary, note, url, (entry.kind.singular, *topics))


def _dated(entry: Entry, data: SiteData, ids: Ids) -> Iterator[_Dated]:
    """What is to come. Few days are, so no words are made for the others."""
    catalog, home = data.catalog, ids.of_entry(entry.key)
    met: Counter[str] = Counter()
    for event in entry.status:
        met[event.becomes] += 1
        if _is_ahead(event.since, data):
            label = catalog.vocabulary.term(entry.kind.declared.status or "", event.becomes).label
            seed = f"{home} status {event.becomes} {met[event.becomes]}"
            yield _Dated(event.since, seed, label, data.plain(event.note), is_announced=True)
    for fact in entry.facts:
        if fact.on and not fact.overtaken and _is_ahead(fact.on, data):
            seed = ids.of_part(entry.key, fact.id)
            yield _Dated(fact.on, seed, _said(fact, data), data.plain(fact.caveat), fact.id)
    for value in entry.values:
        if value.rank is not Rank.SUPERSEDED and _is_ahead(value.as_of, data):
            text = full_value(value, entry.unit, catalog.words)
            yield _Dated(value.as_of, ids.of_part(entry.key, value.id), text, data.plain(value.note), value.id)
    for name, declared in entry.kind.fields():
        if declared.type.base is Base.DATE and name in entry.fields:
            found = entry.fields[name]
            days = [day for day in (found if declared.type.is_list else (found,)) if isinstance(day, PartialDate)]
            for number, day in enumerate(days, 1):
                if _is_ahead(day, data):
                    yield _Dated(day, f"{home} field {name} {number}", entry.kind.label(name))


def _is_ahead(day: PartialDate, data: SiteData) -> bool:
    return day.is_full and not day.begun_by(data.catalog.today)


def _said(fact: Fact, data: SiteData) -> str:
    """The sentence of a fact, with who says it where it is a claim and does not name them."""
    said, speaker = data.plain(fact.says), beside(fact.says, fact.assertion, fact.by, data.catalog)
    return data.catalog.words.say("{said} ({speaker}.)", said=said, speaker=speaker) if speaker else said
