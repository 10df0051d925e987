"""The news of a site, sorted once: what was told of which entry on which day, from chronicle and corrections."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from generator.comparing.change import Change, Part
from generator.feeding.ids import Ids
from generator.model.catalog import Catalog, follow
from generator.model.correction import Correction
from generator.model.entry import Entry
from generator.pages.links import CHANGES
from generator.pages.stretches import change_stretches, pages_of_days


@dataclass(frozen=True)
class Story:
    """What happened to one entry on one day. `of` is its address on that day, `key` the one that it has now.

    Either facts changed (`changes`), or a statement was corrected. With neither, the past is not at hand, and the day
    is the last that is known of the entry.
    """

    id: str
    day: dt.date
    of: str
    key: str
    changes: tuple[Change, ...] = ()
    correction: Correction | None = None


class News:
    """All stories, the newest first; on one day corrections come first, then kinds as in the menu.

    Entries only: what changed in sources alone is told on the page of all changes and in `changes.json`.
    """

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._ids = Ids(catalog)
        self._menu = {kind: place for place, kind in enumerate(catalog.site.kinds)}
        found = [*self._corrections(), *(self._present() if catalog.chronicle is None else self._past())]
        self.stories = sorted(found, key=self._newest_first)
        self._by_key: dict[str, list[Story]] = {}
        for story in self.stories:
            self._by_key.setdefault(story.key, []).append(story)

    def of(self, key: str) -> list[Story]:
        """The stories of an entry, under whatever address they happened."""
        return self._by_key.get(key, [])

    def feed_id(self, sort: str, key: str = "") -> str:
        """The id of the feed of the site, or of a kind, topic or entry."""
        return self._ids.urn("feed", sort, self._ids.of_entry(key) if sort == "entry" else key)

    def page_of(self, day: dt.date) -> str:
        """The place where the pages of all changes tell of a day, for what has no page of its own any more."""
        return self._pages.get(day, CHANGES)

    @cached_property
    def _pages(self) -> dict[dt.date, str]:
        return pages_of_days(change_stretches(self._catalog.chronicle))

    def _newest_first(self, story: Story) -> tuple[int, bool, int, str, str]:
        kind = story.key.partition("/")[0]
        place = self._menu.get(kind, len(self._menu))
        return -story.day.toordinal(), story.correction is None, place, story.of, story.id

    def _past(self) -> Iterator[Story]:
        catalog = self._catalog
        corrected = {self._part(each.fact.entry, each.fact.anchor) for each in catalog.corrections.items}
        for each in catalog.chronicle.days if catalog.chronicle else ():
            by_address: dict[str, list[Change]] = {}
            for change in each.changes:
                has_story = change.part is Part.CORRECTION and self._part(change.of, change.anchor) in corrected
                if not change.of.startswith("sources/") and not has_story:
                    by_address.setdefault(change.of, []).append(change)
            for of, changes in by_address.items():
                yield Story(
                    self._ids.urn("changes", of, each.day.isoformat()),
                    each.day,
                    of,
                    of if changes[0].into else self._now(of),  # the past of what went into another one is its own
                    tuple(changes),
                )

    def _present(self) -> Iterator[Story]:
        """One story for each entry, on the last day that is known of it."""
        for key, entry in self._catalog.entries.items():
            day = last_known(self._catalog, entry)
            yield Story(self._ids.urn("changes", self._ids.of_entry(key), day.isoformat()), day, key, key)

    def _corrections(self) -> Iterator[Story]:
        met: dict[str, int] = {}
        for each in reversed(self._catalog.corrections.items):  # the oldest stands last, and keeps its number
            key = self._now(each.fact.entry)
            seed = f"{self._part(key, each.fact.anchor)} {each.date.isoformat()}"
            met[seed] = met.get(seed, 0) + 1
            yield Story(self._ids.urn("correction", seed, str(met[seed])), each.date, key, key, correction=each)

    def _part(self, key: str, anchor: str) -> str:
        return self._ids.of_part(self._now(key), anchor)

    def _now(self, key: str) -> str:
        return follow(key, self._catalog.moved)


def last_known(catalog: Catalog, entry: Entry) -> dt.date:
    """The last day that is known of an entry without a chronicle: of its file's change, else of its last check."""
    return catalog.history.get(entry.record.file, entry.data.checked_on)
