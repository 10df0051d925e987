"""What outputs are made from: the catalog, and where things are once the site is published."""

from __future__ import annotations

import datetime as dt
import posixpath
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from generator.comparing.change import Change
from generator.model.catalog import Catalog, follow
from generator.model.entry import Entry
from generator.model.source import Source, renamed_sources
from generator.pages.addresses import served
from generator.previewing.noting import NOTED
from generator.prose.render import plain
from generator.translating.publishing import TranslatedPage, built_languages, translated_pages

T = TypeVar("T")
# The promise of stability: it changes only if a key goes or comes to mean something else. Keys may be added.
FORMAT = "factsheet/1"
NOT_COVERED = "Quotations from sources, which belong to their publishers."  # by the license of the content
_MOST_TEXTS = 4096  # kept at a time, because a site may have very many
DATA = "data/"  # the folder of files for the whole site


@dataclass(frozen=True)
class SiteData:
    """The catalog with the answers that every output needs. Its language is that of the original."""

    catalog: Catalog

    def address(self, uri: str) -> str:
        """The whole address of a page (`kind/id.md#fact`) or file; its path below the site where none is set."""
        return self.base + served(uri)

    def file_address(self, path: str) -> str:
        """The whole address of a file by its path as served; that path where the site has no address.

        Unlike in `address`, a name that ends with `.md` is that of a file, and not of a page.
        """
        return self.base + path

    @cached_property
    def base(self) -> str:
        """What stands before the path of every whole address; nothing where the site has no address."""
        address = self.catalog.site.address
        return f"{address.rstrip('/')}/" if address else ""

    def plain(self, prose: str | None) -> str:
        """Prose as plain text on one line, tokens replaced.

        It is kept, as several outputs say it; but not while somebody notes what is read of the catalog.
        """
        if not prose or NOTED.facets is not None:
            return plain(prose, self.catalog) if prose else ""
        if (said := self._plain.get(prose)) is None:
            if len(self._plain) >= _MOST_TEXTS:
                self._plain.clear()
            said = self._plain[prose] = plain(prose, self.catalog)
        return said

    def shared(self, make: Callable[[SiteData], T]) -> T:
        """What several outputs of one build need, made once: `make` of this data, whoever asks first."""
        if make not in self._made:
            self._made[make] = make(self)
        found: T = self._made[make]
        return found

    @cached_property
    def _plain(self) -> dict[str, str]:
        return {}

    @cached_property
    def _made(self) -> dict[object, Any]:
        return {}

    def history(self, key: str) -> list[tuple[dt.date, list[Change]]]:
        """The days on which facts of an entry or source changed, under any address that it had, the newest first."""
        chronicle = self.catalog.chronicle
        return chronicle.of((key, *self.former_addresses.get(key, ()))) if chronicle else []

    @cached_property
    def former_addresses(self) -> Mapping[str, Sequence[str]]:
        """The addresses (`kind/id`) that an entry or source had before, by that which it has now."""
        found: dict[str, list[str]] = {}
        for old in sorted(self.catalog.moved):
            found.setdefault(follow(old, self.catalog.moved), []).append(old)
        for former, source in sorted(renamed_sources(self.catalog.sources).items()):
            found.setdefault(f"sources/{source.id}", []).append(f"sources/{former}")
        return found

    @cached_property
    def translations(self) -> Mapping[str, Sequence[TranslatedPage]]:
        """The listed pages in other languages, by the page that they translate."""
        found: dict[str, list[TranslatedPage]] = {}
        for language in built_languages(self.catalog):
            for uri, page in translated_pages(self.catalog, language).items():
                if page.listed:
                    found.setdefault(uri, []).append(page)
        return found

    def changed_on(self, thing: Entry | Source) -> dt.date | None:
        """The day on which a fact last changed; without a chronicle, that on which the file did; None if not known."""
        key = thing.key if isinstance(thing, Entry) else f"sources/{thing.id}"
        if self.catalog.chronicle is None:
            return self.catalog.history.get(thing.record.file)
        days = self.history(key)
        return days[0][0] if days else None


def beside(uri: str, ending: str) -> str:
    """The path of a page's twin: its own address without the last slash, and an ending.

    `kind/id.md` is `kind/id.json`, `kind/index.md` is `kind.json`, and the first page is `index.json`.
    """
    stem = uri.removesuffix(".md")
    return f"{posixpath.dirname(stem) if stem.endswith('/index') else stem}.{ending}"


def within(uri: str, name: str) -> str:
    """The path of a file in the folder of a page: for `kind/id.md` and `feed.xml` it is `kind/id/feed.xml`."""
    return served(uri) + name
