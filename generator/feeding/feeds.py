"""The feeds of a site: of the whole, of each kind, topic and entry. The formats are in `generator.outputs.forms`."""

from __future__ import annotations

import datetime as dt
from abc import abstractmethod
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import ClassVar

from generator.feeding.items import Feed, Item
from generator.feeding.news import News, Story, last_known
from generator.feeding.writing import Subject, item_of, subject_of, withdrawn
from generator.outputs.entry_record import EntryRecord
from generator.outputs.output import Download, File, Output
from generator.outputs.site_data import SiteData, within
from generator.pages.links import INDEX, topic_uri
from generator.pages.sorts import Sort, page_at

NEWEST = 50  # items of the feed of a site, kind or topic; that of an entry is whole


class Feeds(Output):
    """The feeds in one format. A feed lies in the folder of its page, under the name `file`."""

    file: ClassVar[str]

    def __init__(self, data: SiteData) -> None:
        super().__init__(data)
        self._subjects: dict[str, Subject] = {}

    @abstractmethod
    def written(self, feed: Feed) -> str:
        """The feed in this format."""

    @classmethod
    def beside(cls, uri: str, data: SiteData) -> str:
        """An entry, an index and a topic have their own feed; every other page leads to that of the site."""
        page = page_at(uri, data.catalog)
        match page.sort if page else None:
            case Sort.ENTRY | Sort.TOPIC:
                return within(uri, cls.file)
            case Sort.KIND | Sort.MATRIX:
                return within(f"{uri.partition('/')[0]}/{INDEX}", cls.file)
        return within(INDEX, cls.file)

    def of_entry(self, record: EntryRecord) -> Iterator[File]:
        """The feed of an entry, with all that is known of its past."""
        subject = self._subjects[record.entry.key] = subject_of(record, self.data)
        items = [item_of(story, subject, self._news, self.data) for story in self._news.of(subject.key)]
        title = self.data.catalog.words.say("{site}: {name}", site=self._site, name=subject.name)
        yield self._feed("entry", subject.key, record.uri, title, items)

    def at_end(self) -> Iterator[File]:
        """The feeds of the site, of the kinds and of the topics."""
        catalog = self.data.catalog
        stories = self._news.stories
        yield self._feed("site", "", INDEX, self._site, self._newest(stories))
        for kind in catalog.site.kinds:
            title = catalog.words.say("{site}: {name}", site=self._site, name=catalog.kinds[kind].title)
            ours = (story for story in stories if story.key.startswith(f"{kind}/"))
            yield self._feed("kind", kind, f"{kind}/{INDEX}", title, self._newest(ours))
        for topic, stories_of in self._by_topic().items():
            label = catalog.vocabulary.term("topics", topic).label
            title = catalog.words.say("{site}: {name}", site=self._site, name=label)
            yield self._feed("topic", topic, topic_uri(topic), title, self._newest(stories_of))

    def downloads(self) -> Iterator[Download]:
        """The feed of the site."""
        yield Download(within(INDEX, self.file), self.title)

    @property
    def _news(self) -> News:
        """The news, sorted once for all formats; who only asks what there is needs none."""
        return self.data.shared(news_of)

    @property
    def _site(self) -> str:
        return self.data.catalog.site.name

    def _by_topic(self) -> dict[str, list[Story]]:
        found: dict[str, list[Story]] = {topic: [] for topic in self.data.catalog.vocabulary.lists["topics"]}
        for story in self._news.stories:
            subject = self._subjects.get(story.key)
            for topic in subject.topics if subject else ():
                found[topic.id].append(story)
        return found

    def _newest(self, stories: Iterable[Story]) -> list[Item]:
        return [
            item_of(story, self._subjects.get(story.key) or withdrawn(story, self.data), self._news, self.data)
            for story in islice(stories, NEWEST)
        ]

    def _feed(self, sort: str, key: str, uri: str, title: str, items: list[Item]) -> File:
        path = within(uri, self.file)
        return path, self.written(
            Feed(
                self._news.feed_id(sort, key), path, uri, title, self._subtitle(sort), self._updated(key, items), items
            )
        )

    def _subtitle(self, sort: str) -> str:
        """What the feed holds, and what it does not: readers of a feed see no other page of the site."""
        say = self.data.catalog.words.say
        if self.data.catalog.chronicle is None:
            return say("When anything changed is not known in this copy of the site: it was built without its history.")
        if sort == "entry":
            return say("Every change of a fact by the day on which it was published (in UTC).")
        return say(
            "The newest {count} changes of entries, by the day on which they were published (in UTC).", count=NEWEST
        )

    def _updated(self, key: str, items: list[Item]) -> dt.date:
        """The day of the newest item; of a feed without any, the last day that is known of its entries."""
        if items:
            return items[0].day
        entries = self.data.catalog.entries
        ours = [entries[key]] if key in entries else entries.values()
        return max((last_known(self.data.catalog, entry) for entry in ours), default=self.data.catalog.today)


def news_of(data: SiteData) -> News:
    """The news of a site."""
    return News(data.catalog)
