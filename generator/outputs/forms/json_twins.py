"""JSON beside each page: what it says, for programs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import partial
from operator import itemgetter
from typing import Any, NamedTuple

from generator.contents import OnDisk
from generator.languages.words import message
from generator.loading.documents import Document
from generator.outputs.entry_record import EntryRecord
from generator.outputs.json_text import Written, as_json, written
from generator.outputs.output import Download, File, Group, Output
from generator.outputs.parts_record import Data
from generator.outputs.site_data import SiteData, beside
from generator.outputs.source_record import SourceRecord
from generator.outputs.twins.data import data_twin
from generator.outputs.twins.document import document_twin, type_of
from generator.outputs.twins.entry import entry_twin
from generator.outputs.twins.envelope import INDEX, SCHEMAS
from generator.outputs.twins.index import contents, index_of_all, indexed
from generator.outputs.twins.kind import fields_twin, kind_twin, topic_twin
from generator.outputs.twins.matrix import Row, matrix_row, matrix_twin
from generator.outputs.twins.rows import BETWEEN_ITEMS, ITEM, entry_row
from generator.outputs.twins.source import source_twin, sources_twin
from generator.outputs.twins.timeline import Dated, event_rows, timeline_twin
from generator.outputs.twins.upkeep import PAGES, upkeep_twin
from generator.pages.links import CHANGES, DATA_PAGE, FIELDS, SEARCH, SOURCES, TIMELINE, matrix_uri, topic_uri
from generator.pages.links import INDEX as INDEX_PAGE
from generator.pages.sorts import PageAt, Sort, page_at
from generator.spooling import Place, Spool

_WITHOUT = (SEARCH, CHANGES)
_HERE = Written("\0")  # where the rows of a long list come, as nothing else is written
_MOST_IN_MEMORY = 1_000_000  # bytes of the rows of a list
# What the matrices say of an entry.
_SHORT = ("id", "name", "url", "json", "status", "changed_on", "checked_on")


class _Listed(NamedTuple):
    """What lists say of an entry: `row` and `in_index` as they are written there, `short` for the matrices."""

    kind: str
    short: Data
    topics: list[str]
    row: str
    in_index: str
    events: list[Dated]
    in_matrix: Row | None


class JsonTwins(Output):
    """A JSON file for each page but the search, which says nothing, and the page on changes, which has another."""

    name = "json"
    title = message("JSON")
    media_type = "application/json"
    path = "{page}.json"
    about = message("What a page says, with what an editor wrote and what the software worked out told apart.")
    group = Group.PAGES

    def __init__(self, data: SiteData) -> None:
        super().__init__(data)
        self._short: dict[str, Data] = {}
        self._rows = Spool()  # those of a large site would fill the memory until the end
        self._index: list[Place] = []
        self._of_kind: dict[str, list[Place]] = defaultdict(list)
        self._of_topic: dict[str, list[Place]] = defaultdict(list)
        self._events: list[tuple[Any, Place]] = []
        self._matrices: dict[str, list[Row]] = defaultdict(list)
        self._new: list[_Listed] = []

    @classmethod
    def beside(cls, uri: str, data: SiteData) -> str:
        """The twin of any page that is made of the content; of a later page of a list, that of the list."""
        page = page_at(uri, data.catalog)
        return beside(page.uri, "json") if page and page.uri not in _WITHOUT else ""

    @classmethod
    def schema_of(cls, path: str, data: SiteData) -> str:
        """The schema of a twin, by what it is the twin of."""
        if path == INDEX:
            return f"{SCHEMAS}index.json"
        stem = path.removesuffix(".json")
        pages = (page_at(uri, data.catalog) for uri in (f"{stem}.md", f"{stem}/{INDEX_PAGE}"))
        page = next((each for each in pages if each), None)
        return f"{SCHEMAS}{_schema(page)}.json" if page else ""

    def of_entry(self, record: EntryRecord) -> Iterator[File]:
        """The entry; a row of it is kept for the lists, as it is written there."""
        kind, row = record.entry.kind, entry_row(record, self.data)
        short = {key: row[key] for key in _SHORT}
        events = list(event_rows(record, self.data))
        in_matrix = matrix_row(record, self.data) if kind.declared.matrix else None
        self._new.append(_Listed(kind.id, short, row["topics"], written(row, ITEM), indexed(row), events, in_matrix))
        yield self._file(record.uri, entry_twin(record, self.data))

    def of_source(self, record: SourceRecord) -> Iterator[File]:
        """The source."""
        yield self._file(record.uri, source_twin(record, self.data))

    def of_document(self, document: Document) -> Iterator[File]:
        """The hand-written page; the first page of the site says besides where to go on."""
        more = contents(self.data) if document.uri == INDEX_PAGE else {}
        yield self._file(document.uri, {**document_twin(document, self.data), **more})

    def of_site(self) -> Iterator[File]:
        """The lists that are made of the catalog."""
        yield self._file(SOURCES, sources_twin(self.data))
        for uri in PAGES:
            yield self._file(uri, upkeep_twin(uri, self.data))
        yield self._file(DATA_PAGE, data_twin(self.data))
        yield self._file(FIELDS, fields_twin(self.data))

    def at_end(self) -> Iterator[File]:
        """The lists of what was gathered."""
        self.take_over(self.gathered())
        catalog = self.data.catalog
        for kind in (catalog.kinds[name] for name in catalog.site.kinds):
            yield self._listing(_of(f"{kind.id}/{INDEX_PAGE}"), self._of_kind[kind.id], partial(kind_twin, kind))
            if kind.declared.matrix:
                matrix = matrix_twin(kind, self._matrices[kind.id], self._short, self.data)
                yield self._file(matrix_uri(kind.id), matrix)
        for topic in catalog.vocabulary.lists["topics"]:
            yield self._listing(_of(topic_uri(topic)), self._of_topic[topic], partial(topic_twin, topic))
        in_order = [place for _, place in sorted(self._events, key=itemgetter(0))]
        yield self._listing(_of(TIMELINE), in_order, timeline_twin)
        yield self._listing(INDEX, self._index, lambda rows, _, data: index_of_all(rows, data))

    def gathered(self) -> list[_Listed]:
        """What lists say of entries."""
        new, self._new = self._new, []
        return new

    def take_over(self, gathered: list[_Listed]) -> None:
        """Keep what lists say of entries; texts lie on the disk."""
        for kind, short, topics, row, in_index, events, in_matrix in gathered:
            self._short[short["id"]] = short
            self._index.append(self._rows.put(in_index))
            place = self._rows.put(row)
            self._of_kind[kind].append(place)
            for topic in dict.fromkeys(topics):
                self._of_topic[topic].append(place)
            self._events += ((key, self._rows.put(event)) for key, event in events)
            if in_matrix is not None:
                self._matrices[kind].append(in_matrix)

    def _listing(self, path: str, rows: list[Place], twin: Callable[[list[Written], int, SiteData], Data]) -> File:
        """A list of rows that lie on the disk. A long one never comes to memory as a whole."""
        if sum(place.size for place in rows) <= _MOST_IN_MEMORY:
            return path, as_json(twin([Written(self._rows.read(place)) for place in rows], len(rows), self.data))
        before, behind = as_json(twin([_HERE], len(rows), self.data)).encode().split(_HERE.encode())
        file = OnDisk()
        file.add(before)
        for number, place in enumerate(rows):
            file.add((BETWEEN_ITEMS if number else b"") + self._rows.read_bytes(place))
        file.add(behind)
        return path, file

    def downloads(self) -> Iterator[Download]:
        """The index of all, and that of each kind."""
        yield Download(INDEX, message("Index of everything"))
        for kind in self.data.catalog.site.kinds:
            yield Download(beside(f"{kind}/{INDEX_PAGE}", "json"), self.data.catalog.kinds[kind].title)

    def _file(self, uri: str, content: Data) -> File:
        return _of(uri), as_json(content)


def _of(uri: str) -> str:
    return beside(uri, "json")


def _schema(page: PageAt) -> str:
    match page.sort:
        case Sort.ENTRY:
            return f"kinds/{page.id.partition('/')[0]}"
        case Sort.DOCUMENT:
            return type_of(page.uri)
        case Sort.MADE:
            return page.uri.removesuffix(".md")
        case sort:
            return sort.value


OUTPUT = JsonTwins
