"""The feeds of a site: of the whole, of each kind, topic and entry. The formats are in `generator.outputs.forms`."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator
from typing import ClassVar

from generator.feeding.items import Feed, Item
from generator.feeding.telling import Telling
from generator.outputs.entry_record import EntryRecord
from generator.outputs.output import Download, File, Output
from generator.outputs.site_data import SiteData, within
from generator.pages.links import INDEX
from generator.pages.sorts import Sort, page_at


class Feeds(Output):
    """The feeds in one format. A feed lies in the folder of its page, under the name `file`."""

    file: ClassVar[str]

    @abstractmethod
    def written(self, feed: Feed, path: str) -> str:
        """The feed in this format, for the file `path`."""

    @classmethod
    def beside(cls, uri: str, data: SiteData) -> str:
        """An entry, an index and a topic have their own feed; every other page leads to that of the site."""
        page = page_at(uri, data.catalog)
        match page.sort if page else None:
            case Sort.ENTRY | Sort.TOPIC:
                return within(page.uri if page else uri, cls.file)
            case Sort.KIND | Sort.MATRIX:
                return within(f"{uri.partition('/')[0]}/{INDEX}", cls.file)
        return within(INDEX, cls.file)

    def of_entry(self, record: EntryRecord) -> Iterator[File]:
        """The feed of an entry."""
        yield self._file(self.data.shared(Telling).of_entry(record))

    def at_end(self) -> Iterator[File]:
        """The feeds of the site, of the kinds and of the topics."""
        yield from map(self._file, self.data.shared(Telling).of_lists)

    def gathered(self) -> dict[str, Item]:
        """The items of lists, which the first format that is asked hands over for all."""
        return self.data.shared(Telling).taken()

    def take_over(self, gathered: dict[str, Item]) -> None:
        """Items for all formats."""
        self.data.shared(Telling).add_taken(gathered)

    def downloads(self) -> Iterator[Download]:
        """The feed of the site."""
        yield Download(within(INDEX, self.file), self.title)

    def _file(self, feed: Feed) -> File:
        path = within(feed.uri, self.file)
        return path, self.written(feed, path)
