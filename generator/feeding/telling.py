"""What all feeds of a site tell, made once for every format: the feeds of entries, and those of lists at the end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import cached_property

from generator.feeding.items import Feed, Item, as_html
from generator.feeding.news import News, Story, last_known
from generator.feeding.writing import item_of, subject_of, withdrawn
from generator.outputs.entry_record import EntryRecord
from generator.outputs.site_data import SiteData
from generator.pages.links import INDEX, topic_uri

NEWEST = 50  # items of the feed of a site, kind or topic; that of an entry is whole


class Telling:
    """The feeds of one build (`SiteData.shared`)."""

    def __init__(self, data: SiteData) -> None:
        self._data = data
        self._news = News(data.catalog)
        self._items: dict[str, Item] = {}  # of stories that a list tells as well
        self._new: dict[str, Item] = {}  # those of them that nobody asked for yet

    def prepare(self) -> None:
        """Sort the news now, which takes the whole catalog, and not when the first entry comes."""
        _ = self._listed

    def of_entry(self, record: EntryRecord) -> Feed:
        """The feed of an entry, with all that is known of its past."""
        return record.once(Telling, lambda: self._of(record))

    def taken(self) -> dict[str, Item]:
        """The items that lists need as well, made since this was asked last."""
        new, self._new = self._new, {}
        return new

    def add_taken(self, items: dict[str, Item]) -> None:
        """Keep items for the lists."""
        self._items.update(items)

    @cached_property
    def of_lists(self) -> tuple[Feed, ...]:
        """The feeds of the site, of the kinds and of the topics, once every entry was handed over."""
        return tuple(self._of_lists())

    def _of(self, record: EntryRecord) -> Feed:
        subject = subject_of(record, self._data)
        items = []
        for story in self._news.of(subject.key):
            item = item_of(story, subject, self._news, self._data)
            items.append(item)
            if story.id in self._listed:
                self._new[story.id] = item
        title = self._data.catalog.words.say("{site}: {name}", site=self._data.catalog.site.name, name=subject.name)
        return self._whole("entry", subject.key, record.uri, title, items)

    def _of_lists(self) -> Iterator[Feed]:
        self.add_taken(self.taken())
        catalog = self._data.catalog
        say, site = catalog.words.say, catalog.site.name
        for sort, key, stories in self._lists:
            items = [self._item(story) for story in stories]
            match sort:
                case "site":
                    yield self._whole(sort, key, INDEX, site, items)
                case "kind":
                    title = say("{site}: {name}", site=site, name=catalog.kinds[key].title)
                    yield self._whole(sort, key, f"{key}/{INDEX}", title, items)
                case _:
                    title = say("{site}: {name}", site=site, name=catalog.vocabulary.term("topics", key).label)
                    yield self._whole(sort, key, topic_uri(key), title, items)

    @cached_property
    def _lists(self) -> list[tuple[str, str, list[Story]]]:
        """The newest stories of each list: the site, the kinds, the topics."""
        catalog = self._data.catalog
        by_kind: dict[str, list[Story]] = {kind: [] for kind in catalog.site.kinds}
        by_topic: dict[str, list[Story]] = {topic: [] for topic in catalog.vocabulary.lists["topics"]}
        for story in self._news.stories:
            _add(by_kind.get(story.key.partition("/")[0]), story)
            entry = catalog.entries.get(story.key)
            for topic in entry.data.tags if entry else ():
                _add(by_topic[topic], story)
        kinds = (("kind", kind, stories) for kind, stories in by_kind.items())
        topics = (("topic", topic, stories) for topic, stories in by_topic.items())
        return [("site", "", self._news.stories[:NEWEST]), *kinds, *topics]

    @cached_property
    def _listed(self) -> frozenset[str]:
        return frozenset(story.id for _, _, stories in self._lists for story in stories)

    def _item(self, story: Story) -> Item:
        if story.id not in self._items:
            self._items[story.id] = item_of(story, withdrawn(story, self._data), self._news, self._data)
        return self._items[story.id]

    def _whole(self, sort: str, key: str, uri: str, title: str, items: Sequence[Item]) -> Feed:
        return Feed(
            self._news.feed_id(sort, key),
            uri,
            title,
            self._subtitle(sort),
            self._updated(key, items),
            items,
            [as_html(item, uri, self._data) for item in items],
        )

    def _subtitle(self, sort: str) -> str:
        """What the feed holds, and what it does not: readers of a feed see no other page of the site."""
        say = self._data.catalog.words.say
        if self._data.catalog.chronicle is None:
            return say("When anything changed is not known in this copy of the site: it was built without its history.")
        if sort == "entry":
            return say("Every change of a fact by the day on which it was published (in UTC).")
        return say(
            "The newest {count} changes of entries, by the day on which they were published (in UTC).", count=NEWEST
        )

    def _updated(self, key: str, items: Sequence[Item]) -> dt.date:
        """The day of the newest item; of a feed without any, the last day that is known of its entries."""
        if items:
            return items[0].day
        entries = self._data.catalog.entries
        ours = [entries[key]] if key in entries else entries.values()
        return max((last_known(self._data.catalog, entry) for entry in ours), default=self._data.catalog.today)


def _add(stories: list[Story] | None, story: Story) -> None:
    """Keep a story, as long as it is among the newest."""
    if stories is not None and len(stories) < NEWEST:
        stories.append(story)
