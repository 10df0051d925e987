"""All pages of a site that can be cited, and the originals behind them, in one file for each format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

from generator.batching import batches
from generator.citing.files import AROUND, FORMATS, entry_works, is_cited, source_works
from generator.citing.this_site import document_page
from generator.citing.work import Work
from generator.contents import OnDisk
from generator.loading.documents import Document
from generator.outputs.entry_record import EntryRecord
from generator.outputs.output import Download, File, Group, Output
from generator.outputs.site_data import DATA, SiteData
from generator.outputs.source_record import SourceRecord


class WholeCitations(Output):
    """One file for the whole site. Those of one page and of its facts lie beside it (`generator.citing.files`)."""

    ending: ClassVar[str]  # one of `FORMATS`
    group = Group.CITATIONS

    @classmethod
    def templates(cls, data: SiteData) -> Iterator[tuple[str, str]]:
        """The files beside pages: of an entry, its facts, a source, a sheet."""
        catalog = data.catalog
        for kind in catalog.site.kinds:
            entries = catalog.of_kind(kind)
            yield from ((f"{kind}/{{id}}/cite.{cls.ending}", entry.id) for entry in entries[:1])
            told = [entry.id for entry in entries if entry.facts or entry.values]
            yield from ((f"{kind}/{{id}}/facts.{cls.ending}", id) for id in told[:1])
        yield from ((f"sources/{{id}}/cite.{cls.ending}", id) for id in sorted(catalog.sources)[:1])
        sheets = sorted(uri.removesuffix(".md") for uri, document in catalog.documents.items() if is_cited(document))
        for sheet in sheets:
            folder, _, id = sheet.rpartition("/")
            yield f"{folder}/{{id}}/cite.{cls.ending}", id

    def of_entry(self, record: EntryRecord) -> Iterator[File]:
        """Keep its page, and the original that it is about."""
        record.once(_Works, lambda: self._works.keep(entry_works(self.data.catalog, record.entry)))
        yield from ()

    def of_source(self, record: SourceRecord) -> Iterator[File]:
        """Keep its page, and the source itself."""
        record.once(_Works, lambda: self._works.keep(source_works(self.data.catalog, record.source)))
        yield from ()

    def of_document(self, document: Document) -> Iterator[File]:
        """Keep a sheet."""
        if is_cited(document):
            self._works.keep([document_page(self.data.catalog, document)])
        yield from ()

    def at_end(self) -> Iterator[File]:
        """The file, in the order of the keys."""
        yield path_of(self.ending), self._written()

    def _written(self) -> OnDisk:
        """All works, some at a time: the text of those of a large site would fill the memory."""
        (_, write), words, file = FORMATS[self.ending], self.data.catalog.words, OnDisk()
        before, between, behind = AROUND[self.ending]
        file.add(before.encode())
        for number, some in enumerate(batches(self._works.in_order)):
            text = write(some, words).removeprefix(before).removesuffix(behind)
            file.add((between + text if number else text).encode())
        file.add(behind.encode())
        return file

    def gathered(self) -> list[Work]:
        """The works, which the first format that is asked hands over for all."""
        return self._works.taken()

    def take_over(self, gathered: list[Work]) -> None:
        """Works for all formats."""
        self._works.add_taken(gathered)

    def downloads(self) -> Iterator[Download]:
        """The file."""
        yield Download(path_of(self.ending), self.title)

    @property
    def _works(self) -> _Works:
        return self.data.shared(_Works)


class _Works:
    """All works of a site, gathered once for all formats (`SiteData.shared`)."""

    def __init__(self, data: SiteData) -> None:
        self._by_key: dict[str, Work] = {}
        self._new: list[Work] = []

    def keep(self, works: Iterable[Work]) -> None:
        """Keep works. A source that is the original of several pages is one work."""
        self._new += works

    def taken(self) -> list[Work]:
        """The works that were kept since this was asked last."""
        new, self._new = self._new, []
        return new

    def add_taken(self, works: Iterable[Work]) -> None:
        """Keep works until the end."""
        self._by_key.update((work.key, work) for work in works)

    @property
    def in_order(self) -> Iterator[Work]:
        """The works, in the order of their keys."""
        self.add_taken(self.taken())
        return (self._by_key[key] for key in sorted(self._by_key))


def path_of(ending: str) -> str:
    """Where the file of a format is."""
    return f"{DATA}citations.{ending}"
