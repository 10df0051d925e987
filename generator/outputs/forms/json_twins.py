"""JSON beside each page: what it says, for programs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

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
from generator.outputs.twins.index import contents, index_of_all
from generator.outputs.twins.kind import fields_twin, kind_twin, topic_twin
from generator.outputs.twins.matrix import Row, matrix_row, matrix_twin
from generator.outputs.twins.rows import ITEM, entry_row
from generator.outputs.twins.source import source_twin, sources_twin
from generator.outputs.twins.timeline import Dated, event_rows, timeline_twin
from generator.outputs.twins.upkeep import PAGES, upkeep_twin
from generator.pages.links import CHANGES, DATA_PAGE, FIELDS, SEARCH, SOURCES, TIMELINE, matrix_uri, topic_uri
from generator.pages.links import INDEX as INDEX_PAGE
from generator.pages.sorts import PageAt, Sort, page_at
from generator.spooling import Place, Spool

_WITHOUT = (SEARCH, CHANGES)
# What the index of all and the matrices say of an entry.
_SHORT = ("id", "name", "url", "json", "status", "changed_on", "checked_on")


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
        self._of_kind: dict[str, list[Place]] = defaultdict(list)
        self._of_topic: dict[str, list[Place]] = defaultdict(list)
        self._events: list[Dated] = []
        self._matrices: dict[str, list[Row]] = {}

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
        self._short[record.entry.key] = {key: row[key] for key in _SHORT}
        place = self._rows.put(written(row, ITEM))
        self._of_kind[kind.id].append(place)
        for topic in dict.fromkeys(row["topics"]):
            self._of_topic[topic].append(place)
        self._events += event_rows(record, self.data)
        if kind.declared.matrix:
            self._matrices.setdefault(kind.id, []).append(matrix_row(record, self.data))
        yield self._file(record.uri, entry_twin(record, self.data))

    def of_source(self, record: SourceRecord) -> Iterator[File]:
        """The source."""
        yield self._file(record.uri, source_twin(record, self.data))

    def of_document(self, document: Document) -> Iterator[File]:
        """The hand-written page; the first page of the site says besides where to go on."""
        more = contents(self.data) if document.uri == INDEX_PAGE else {}
        yield self._file(document.uri, {**document_twin(document, self.data), **more})

    def at_end(self) -> Iterator[File]:
        """The lists."""
        catalog = self.data.catalog
        for kind in (catalog.kinds[name] for name in catalog.site.kinds):
            yield self._file(
                f"{kind.id}/{INDEX_PAGE}", kind_twin(kind, self._laid_down(self._of_kind[kind.id]), self.data)
            )
            if kind.declared.matrix:
                matrix = matrix_twin(kind, self._matrices.get(kind.id, []), self._short, self.data)
                yield self._file(matrix_uri(kind.id), matrix)
        for topic in catalog.vocabulary.lists["topics"]:
            yield self._file(topic_uri(topic), topic_twin(topic, self._laid_down(self._of_topic[topic]), self.data))
        yield self._file(SOURCES, sources_twin(self.data))
        yield self._file(TIMELINE, timeline_twin(self._events, self.data))
        for uri in PAGES:
            yield self._file(uri, upkeep_twin(uri, self.data))
        yield self._file(DATA_PAGE, data_twin(self.data))
        yield self._file(FIELDS, fields_twin(self.data))
        yield INDEX, as_json(index_of_all(self._short.values(), self.data))

    def _laid_down(self, places: list[Place]) -> list[Written]:
        return [Written(self._rows.read(place)) for place in places]

    def downloads(self) -> Iterator[Download]:
        """The index of all, and that of each kind."""
        yield Download(INDEX, message("Index of everything"))
        for kind in self.data.catalog.site.kinds:
            yield Download(beside(f"{kind}/{INDEX_PAGE}", "json"), self.data.catalog.kinds[kind].title)

    def _file(self, uri: str, content: Data) -> File:
        return beside(uri, "json"), as_json(content)


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
