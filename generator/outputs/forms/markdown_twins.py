"""Clean Markdown beside each page, so that people and their assistants quote a fact with status, date and permalink."""

from __future__ import annotations

from collections.abc import Iterator

from generator.kinds.reference_page import field_reference
from generator.languages.words import message
from generator.loading.documents import Document
from generator.outputs.entry_record import EntryRecord
from generator.outputs.output import File, Group, Output
from generator.outputs.site_data import SiteData, beside
from generator.outputs.source_record import SourceRecord
from generator.pages.links import FIELDS, matrix_uri
from generator.plaintext.accounts import account_pages
from generator.plaintext.data_page import data_page
from generator.plaintext.documents import document_page, page_of_markdown
from generator.plaintext.entry_page import entry_page
from generator.plaintext.lists import list_pages
from generator.plaintext.matrices import matrix_page
from generator.plaintext.news import news_pages
from generator.plaintext.pages import twin_of
from generator.plaintext.source_page import source_page
from generator.plaintext.twin import Twin


class MarkdownTwins(Output):
    """A Markdown file for each page but that of the search."""

    name = "markdown"
    title = message("Markdown")
    media_type = "text/markdown"
    path = "{page}.md"
    about = message("What a page says as plain text, with status, day, who says so and the address of each fact.")
    group = Group.PAGES

    @classmethod
    def beside(cls, uri: str, data: SiteData) -> str:
        """Each page of the original language has one, at times that of the whole list; stubs and the search do not."""
        return beside(twin, "md") if (twin := twin_of(uri, data.catalog)) else ""

    def of_entry(self, record: EntryRecord) -> Iterator[File]:
        """The entry, its facts one by one."""
        twin = Twin(self.data, record.uri)
        yield twin.path, entry_page(record, twin)

    def of_source(self, record: SourceRecord) -> Iterator[File]:
        """The source, and what rests on it."""
        twin = Twin(self.data, record.uri)
        yield twin.path, source_page(record, twin)

    def of_document(self, document: Document) -> Iterator[File]:
        """The page with its tokens replaced."""
        twin = Twin(self.data, document.uri)
        yield twin.path, document_page(document, twin)

    def of_site(self) -> Iterator[File]:
        """The lists."""
        catalog = self.data.catalog
        yield from list_pages(self.data)
        yield from news_pages(self.data)
        yield from account_pages(self.data)
        for kind in catalog.kinds.values():
            if kind.declared.matrix and kind.id in catalog.site.kinds:
                twin = Twin(self.data, matrix_uri(kind.id))
                yield twin.path, matrix_page(kind, twin)
        yield data_page(self.data)
        twin = Twin(self.data, FIELDS)
        yield twin.path, page_of_markdown(field_reference(catalog), "Field reference", twin)


OUTPUT = MarkdownTwins
