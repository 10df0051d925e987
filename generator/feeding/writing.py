"""Writes the items of feeds from stories: title, sentences, links."""

from __future__ import annotations

from dataclasses import dataclass

from generator.citing.days import in_words
from generator.comparing.change import Act, Change
from generator.feeding.items import Category, Item, Line
from generator.feeding.news import News, Story
from generator.model.correction import Correction
from generator.model.references import Reference
from generator.outputs.entry_record import EntryRecord
from generator.outputs.site_data import SiteData
from generator.outputs.telling_changes import page_of, sentence
from generator.pages.links import reference_uri
from generator.pages.naming import Naming


@dataclass(frozen=True)
class Subject:
    """What feeds say of an entry in every item: `status` is its present one with its day, or what its kind says in the
    place of one; `answer` is that of its page, with the day on which it was checked."""

    key: str
    uri: str
    name: str
    status: str
    answer: str
    kind: Category
    topics: tuple[Category, ...]


def subject_of(record: EntryRecord, data: SiteData) -> Subject:
    """An entry as feeds present it, from its published data."""
    entry, said, words = record.entry, record.computed, data.catalog.words
    day = in_words(entry.data.checked_on, words)
    return Subject(
        entry.key,
        record.uri,
        entry.name,
        _status(record, data),
        words.say("What the page says (checked on {date}): {answer}", date=day, answer=said["answer"]),
        Category(entry.kind.id, entry.kind.singular),
        tuple(Category(topic["id"], topic["label"]) for topic in said["topics"]),
    )


def _status(record: EntryRecord, data: SiteData) -> str:
    present = data.catalog.present_status(record.entry)
    if present is None:
        return record.computed["in_place_of_status"] or ""
    since = Naming(data.catalog, record.uri).since(present.since)
    return data.catalog.words.say("{status} since {since}", status=record.computed["status"]["label"], since=since)


def withdrawn(story: Story, data: SiteData) -> Subject:
    """An entry that is on the site no more: its name on that day, and nothing of what it said."""
    kind_id = story.key.partition("/")[0]
    kind = data.catalog.kinds.get(kind_id)
    name = next((change.title for change in story.changes if change.title), story.key)
    status = data.catalog.words.say("withdrawn")
    return Subject(story.key, "", name, status, "", Category(kind_id, kind.singular if kind else kind_id), ())


def item_of(story: Story, subject: Subject, news: News, data: SiteData) -> Item:
    """The item that tells a story. Without a past, it says that none is at hand."""
    say = data.catalog.words.say
    title = say("{name}: {status}", name=subject.name, status=subject.status) if subject.status else subject.name
    uri = subject.uri or news.page_of(story.day)
    if story.correction:
        title = say("Correction: {name}", name=subject.name)
        uri = _corrected(story.correction, data) or uri
        lines = _correction(story.correction, uri, data)
    elif story.changes:
        lines = tuple(Line(sentence(each, data), _evidence_of(each, data)) for each in story.changes)
    else:
        lines = (_without_past(story, data),)
    categories = (subject.kind, *subject.topics)
    return Item(story.id, story.key, story.day, title, uri, lines, subject.answer, categories)


def _evidence_of(change: Change, data: SiteData) -> str:
    """Where the evidence of what changed stands; what was withdrawn has none, wherever its id leads today."""
    return "" if change.act is Act.WITHDRAWN else _evidence(page_of(change, data))


def _evidence(uri: str) -> str:
    """Only a fact or value has its evidence at a place of its own."""
    return uri if "#" in uri else ""


def _corrected(correction: Correction, data: SiteData) -> str:
    """The page of the corrected statement, at the fact or value."""
    fact = correction.fact
    entry = data.catalog.entry(fact)
    if entry is None:
        return ""
    return reference_uri(Reference(entry.kind.id, entry.id, entry.data.former_ids.get(fact.anchor, fact.anchor)))


def _correction(correction: Correction, uri: str, data: SiteData) -> tuple[Line, ...]:
    say = data.catalog.words.say
    return (
        Line(say("It was: {text}", text=data.plain(correction.was))),
        Line(say("It is: {text}", text=data.plain(correction.now)), _evidence(uri)),
        Line(say("Why: {text}", text=data.plain(correction.why))),
    )


def _without_past(story: Story, data: SiteData) -> Line:
    words = data.catalog.words
    entry = data.catalog.entries[story.key]
    day = in_words(entry.data.checked_on, words)
    return Line(words.say("What changed is not known in this copy of the site. Last checked on {date}.", date=day))
