"""What the site does not know, gathered from all entries by topic, and from the records of sources."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from generator.languages.words import message
from generator.model.absences import Absence, Reason
from generator.model.catalog import Catalog
from generator.model.entry import Entry
from generator.model.independence import rests_on_one_press_source
from generator.model.parts import Fact, Unknown, Value
from generator.model.site import Term
from generator.model.source import Source
from generator.model.speakers import Unnamed

T = TypeVar("T")
# Entries with what is found in each of them; those without anything are left out.
ByEntry = list[tuple[Entry, list[T]]]
_SOURCE_FIELDS = {"published": message("Published"), "address": message("Address")}


@dataclass(frozen=True)
class Missing:
    """A field that nobody could fill: its label and the reason."""

    label: str
    why: str


class Counts(NamedTuple):
    """How much is not known, of each sort."""

    questions: int
    missing: int
    unnamed: int
    single: int


@dataclass(frozen=True)
class Topic:
    """What is not known on a topic, entry by entry. An entry with several topics stands under its first."""

    id: str
    term: Term
    questions: ByEntry[Unknown]
    missing: ByEntry[Missing]
    unnamed: ByEntry[Fact]
    single: ByEntry[Fact | Value]

    @property
    def counts(self) -> Counts:
        """How many there are of each."""
        found = (self.questions, self.missing, self.unnamed, self.single)
        return Counts(*(sum(len(items) for _, items in each) for each in found))


def sum_up(topics: Iterable[Topic]) -> Counts:
    """How many there are on all topics."""
    return Counts(*map(sum, zip((0, 0, 0, 0), *(topic.counts for topic in topics), strict=True)))


def unknowns_by_topic(catalog: Catalog) -> list[Topic]:
    """Every topic on which something is not known, in the vocabulary's order."""
    topics = (_topic(catalog, name, term) for name, term in catalog.vocabulary.lists["topics"].items())
    return [topic for topic in topics if any(topic.counts)]


def unknown_of_sources(catalog: Catalog) -> list[tuple[Source, list[Missing]]]:
    """What is not known of sources themselves, such as when one was published."""
    ordered = sorted(catalog.sources.values(), key=lambda each: each.data.title.casefold())
    found = ((source, list(_missing_of_source(catalog, source))) for source in ordered)
    return [(source, missing) for source, missing in found if missing]


def _missing_of_source(catalog: Catalog, source: Source) -> Iterator[Missing]:
    for name, label in _SOURCE_FIELDS.items():
        value = getattr(source.data, name)
        if isinstance(value, Absence) and value.reason is Reason.UNKNOWN:
            yield Missing(catalog.words.say(label), value.why)


def _topic(catalog: Catalog, name: str, term: Term) -> Topic:
    entries = [entry for entry in catalog.tagged(name) if entry.data.tags[0] == name]
    return Topic(
        name,
        term,
        _by_entry(entries, lambda entry: entry.data.unknowns),
        _by_entry(entries, _missing),
        _by_entry(entries, lambda entry: (fact for fact in entry.facts if isinstance(fact.by, Unnamed))),
        _by_entry(entries, lambda entry: _single(catalog, entry)),
    )


def _by_entry(entries: Iterable[Entry], find: Callable[[Entry], Iterable[T]]) -> ByEntry[T]:
    found = ((entry, list(find(entry))) for entry in entries)
    return [(entry, items) for entry, items in found if items]


def _missing(entry: Entry) -> Iterator[Missing]:
    for name, value in entry.fields.items():
        if isinstance(value, Absence) and value.reason is Reason.UNKNOWN:
            yield Missing(entry.kind.label(name), value.why)


def _single(catalog: Catalog, entry: Entry) -> Iterator[Fact | Value]:
    items: tuple[Fact | Value, ...] = (*entry.facts, *entry.values)
    for item in items:
        if rests_on_one_press_source(catalog, item.evidence):
            yield item
