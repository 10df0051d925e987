"""JSON beside each page: what it says, for programs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from generator.languages.words import message
from generator.loading.documents import Document
from generator.outputs.entry_record import EntryRecord
from generator.outputs.output import Download, File, Group, Output
from generator.outputs.parts_record import Data
from generator.outputs.site_data import SiteData, beside
from generator.outputs.source_record import SourceRecord
from generator.outputs.twins.data import data_twin
from generator.outputs.twins.document import document_twin, type_of
from generator.outputs.twins.entry import entry_twin
from generator.outputs.twins.envelope import INDEX, SCHEMAS
from generator.outputs.twins.index import by_topic, contents, index_of_all
from generator.outputs.twins.kind import fields_twin, kind_twin, topic_twin
from generator.outputs.twins.matrix import Row, matrix_row, matrix_twin
from generator.outputs.twins.rows import entry_row
from generator.outputs.twins.source import SOURCES, source_twin, sources_twin
from generator.outputs.twins.timeline import Dated, event_rows, timeline_twin
from generator.outputs.twins.upkeep import PAGES, upkeep_twin
from generator.pages.links import DATA_PAGE, FIELDS, MATRIX, TIMELINE, matrix_uri, topic_uri
from generator.pages.links import INDEX as INDEX_PAGE

_HOME = "index.md"
# The later pages of a long list: their twin is that of the whole list.
_LATER = re.compile(r"(?P<list>[^/]+)/index/\d+\.md|(?P<page>timeline)/\d+\.md")


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
        self._rows: dict[str, Data] = {}
        self._events: list[Dated] = []
        self._matrices: dict[str, list[Row]] = {}

    @classmethod
    def beside(cls, uri: str, data: SiteData) -> str:
        """The twin of any page that is made of the content; of a later page of a list, that of the list."""
        if later := _LATER.fullmatch(uri):
            uri = f"{later['list']}/{INDEX_PAGE}" if later["list"] else f"{later['page']}.md"
        return beside(uri, "json") if _has_twin(uri, data) else ""

    @classmethod
    def schema_of(cls, path: str, data: SiteData) -> str:
        """The schema of a twin, by what it is the twin of."""
        return f"{SCHEMAS}{_schema(path.removesuffix('.json'), data)}.json"

    def of_entry(self, record: EntryRecord) -> Iterator[File]:
        """The entry; a row of it is kept for the lists."""
        kind = record.entry.kind
        self._rows[record.entry.key] = entry_row(record, self.data)
        self._events += event_rows(record, self.data)
        if kind.declared.matrix:
            self._matrices.setdefault(kind.id, []).append(matrix_row(record, self.data))
        yield self._file(record.uri, entry_twin(record, self.data))

    def of_source(self, record: SourceRecord) -> Iterator[File]:
        """The source."""
        yield self._file(record.uri, source_twin(record, self.data))

    def of_document(self, document: Document) -> Iterator[File]:
        """The hand-written page; the first page of the site says besides where to go on."""
        more = contents(self.data) if document.uri == _HOME else {}
        yield self._file(document.uri, {**document_twin(document, self.data), **more})

    def at_end(self) -> Iterator[File]:
        """The lists."""
        catalog, rows = self.data.catalog, self._rows.values()
        for kind in (catalog.kinds[name] for name in catalog.site.kinds):
            own = [row for row in rows if row["id"].startswith(f"{kind.id}/")]
            yield self._file(f"{kind.id}/{INDEX_PAGE}", kind_twin(kind, own, self.data))
            if kind.declared.matrix:
                matrix = matrix_twin(kind, self._matrices.get(kind.id, []), self._rows, self.data)
                yield self._file(matrix_uri(kind.id), matrix)
        for topic in catalog.vocabulary.lists["topics"]:
            yield self._file(topic_uri(topic), topic_twin(topic, by_topic(rows, topic), self.data))
        yield self._file(SOURCES, sources_twin(self.data))
        yield self._file(TIMELINE, timeline_twin(self._events, self.data))
        for uri in PAGES:
            yield self._file(uri, upkeep_twin(uri, self.data))
        yield self._file(DATA_PAGE, data_twin(self.data))
        yield self._file(FIELDS, fields_twin(self.data))
        yield INDEX, as_json(index_of_all(self._rows, self.data))

    def downloads(self) -> Iterator[Download]:
        """The index of all, and that of each kind."""
        yield Download(INDEX, message("Index of everything"))
        for kind in self.data.catalog.site.kinds:
            yield Download(beside(f"{kind}/{INDEX_PAGE}", "json"), self.data.catalog.kinds[kind].title)

    def _file(self, uri: str, content: Data) -> File:
        return beside(uri, "json"), as_json(content)


def _has_twin(uri: str, data: SiteData) -> bool:
    catalog, (folder, _, name) = data.catalog, uri.removesuffix(".md").rpartition("/")
    if folder in catalog.kinds:
        is_matrix = uri == matrix_uri(folder) and catalog.kinds[folder].declared.matrix is not None
        return f"{folder}/{name}" in catalog.entries or uri == f"{folder}/{INDEX_PAGE}" or is_matrix
    if folder == "sources" and (name in catalog.sources or uri == SOURCES):
        return True
    if folder == "topics" and name in catalog.vocabulary.lists["topics"]:
        return True
    return uri in catalog.documents or uri in (*PAGES, TIMELINE, DATA_PAGE, FIELDS)


def _schema(stem: str, data: SiteData) -> str:
    catalog, (folder, _, name) = data.catalog, stem.rpartition("/")
    if stem in catalog.entries:
        return f"kinds/{folder}"
    if folder in catalog.kinds and name == MATRIX:
        return "matrix"
    if stem in catalog.kinds:
        return "kind"
    if folder in ("sources", "topics"):
        return folder.removesuffix("s")
    if f"{stem}/{INDEX_PAGE}" == SOURCES or f"{stem}.md" in (*PAGES, TIMELINE, DATA_PAGE, FIELDS):
        return stem
    return "index" if f"{stem}.json" == INDEX else type_of(f"{stem}.md")


def as_json(content: Any) -> str:
    """JSON as it is published: UTF-8, one key a line, ending with a line feed."""
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


OUTPUT = JsonTwins
