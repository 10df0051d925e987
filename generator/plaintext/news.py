"""What happened and what changed, as Markdown: the timeline, the changes, the corrections, the reviews."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter

from generator.citing.days import in_words
from generator.model.entry import Entry
from generator.model.reviews import Review
from generator.outputs.gathering import reviews_of, timeline_of
from generator.outputs.site_data import SiteData
from generator.outputs.telling_changes import page_of, sentence, thing_of
from generator.pages.change_groups import Group
from generator.pages.links import CORRECTIONS, REVIEW
from generator.pages.stretches import change_stretches, timeline_stretches
from generator.plaintext.blocks import event_list
from generator.plaintext.commonmark import item, literal, strong
from generator.plaintext.entry_page import correction
from generator.plaintext.lists import File, pages_around
from generator.plaintext.twin import Twin, joined, section


def news_pages(data: SiteData) -> Iterator[File]:
    """The files of the pages that go by days."""
    yield from _timeline(data)
    yield from _changes(data)
    twin = Twin(data, CORRECTIONS)
    found = ["\n".join(correction(each, twin) for each in data.catalog.corrections.newest_first)]
    none = twin.words.say(
        "No corrections have been recorded as of {date}.", date=in_words(data.catalog.today, twin.words)
    )
    yield twin.path, _page(twin, twin.words.say("Corrections"), found if any(found) else [literal(none)])
    twin = Twin(data, REVIEW)
    yield twin.path, _page(twin, twin.words.say("Due for review"), list(_reviews(twin)))


def _page(twin: Twin, title: str, blocks: list[str]) -> str:
    return joined([*twin.head(title, [twin.as_of()]), *blocks, *twin.foot(title)])


def _numbered(title: str, number: int, twin: Twin) -> str:
    return twin.words.say("{title}, page {number}", title=title, number=number) if number > 1 else title


def _timeline(data: SiteData) -> Iterator[File]:
    for stretch in timeline_stretches(data.shared(timeline_of)):
        twin = Twin(data, stretch.uri)
        blocks = [
            block
            for year, events in reversed([(y, list(e)) for y, e in groupby(stretch.rows, key=lambda e: e.on.year)])
            for block in section(year, [event_list(events, twin)])
        ]
        title = _numbered(twin.words.say("Timeline"), stretch.number, twin)
        yield twin.path, _page(twin, title, [*blocks, *pages_around(stretch, twin)])


def _changes(data: SiteData) -> Iterator[File]:
    for stretch in change_stretches(data.catalog.chronicle):
        twin = Twin(data, stretch.uri)
        blocks = [
            block
            for day, groups in groupby(stretch.rows, key=attrgetter("day"))
            for block in section(in_words(day, twin.words), ["\n".join(_group(group, twin) for group in groups)])
        ]
        if data.catalog.chronicle is None:
            unknown = "When anything changed is not known in this copy of the site: it was built without its history."
            blocks = [literal(twin.words.say(unknown))]
        title = _numbered(twin.words.say("What changed here"), stretch.number, twin)
        yield twin.path, _page(twin, title, [*blocks, *pages_around(stretch, twin)])


def _group(group: Group, twin: Twin) -> str:
    """What changed in one entry; of those that are new, a line each."""
    told = [(change, literal(sentence(change, twin.data))) for change in group.changes]
    if not group.of:
        names = (_named(change.of, change.title, page_of(change, twin.data), twin) for change, _ in told)
        return "\n".join(item(f"{name}: {said}") for name, (_, said) in zip(names, told, strict=True))
    uri = page_of(group.changes[0], twin.data).partition("#")[0]
    thing = thing_of(group.changes[0], twin.data)
    title = (getattr(thing, "name", "") or getattr(thing.data, "title", "")) if thing else group.title
    name = _named(group.of, title or group.title, uri, twin)
    instead = thing.kind.declared.in_place_of_status if isinstance(thing, Entry) else None
    name = f"{name} · {literal(twin.words.say(instead.label))}" if instead else name
    return item(name, *(item(said) for _, said in told))


def _named(of: str, title: str, uri: str, twin: Twin) -> str:
    return f"**{twin.to(title or of, uri)}**" if uri else strong(title or of)


def _reviews(twin: Twin) -> Iterator[str]:
    catalog, say = twin.data.catalog, twin.words.say
    found = twin.data.shared(reviews_of)
    late = [review for review in found if review.is_overdue(catalog.today)]
    yield from section(say("Was due"), ["\n".join(_review(each, twin) for each in late)])
    for month, ahead in groupby(found[len(late) :], key=attrgetter("month")):
        heading = say("Due by {date}", date=in_words(month, twin.words))
        yield from section(heading, ["\n".join(_review(each, twin) for each in ahead)])


def _review(review: Review, twin: Twin) -> str:
    entry, say = review.entry, twin.words.say
    checked, due = (_day(day, twin) for day in (entry.data.checked_on, review.due))
    said = f"{say('Last checked on {date}', date=checked)}; {say('review due by {date}', date=due)}"
    return item(f"{twin.to(entry.name, f'{entry.key}.md')}: {literal(said)}")


def _day(day: dt.date, twin: Twin) -> str:
    return in_words(day, twin.words)
