"""An output: one form in which the site gives its data, with its name, media type and address."""

from __future__ import annotations

from abc import ABC
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar

from generator.contents import Content
from generator.loading.documents import Document
from generator.outputs.entry_record import EntryRecord
from generator.outputs.site_data import SiteData
from generator.outputs.source_record import SourceRecord

File = tuple[str, Content]  # path below the address of the site, as it is served, with what it holds


class Group(StrEnum):
    """What an output is for: the headings under which the page on data tells of them, in this order."""

    PAGES = "pages"  # a twin of each page
    WHOLE = "whole"  # everything in one file
    NEWS = "news"  # what changed, what comes
    CITATIONS = "citations"
    DESCRIPTIONS = "descriptions"  # what describes the others


@dataclass(frozen=True)
class Download:
    """One file of the whole site that people may want to take along, for the page on data."""

    path: str
    title: str


class Output(ABC):
    """One form of the data. An object serves one run over the site and may gather what it writes at the end.

    `title` and `about` are messages for readers; `path` says where the files are, with words in braces for what
    differs: `{page}.json` is beside each page. `of_*` are called once for each entry, source and hand-written page, in
    the order of the menu, `of_site` and `at_end` after all of them. None of them reads, writes or asks the clock. Files
    come as they are made, so that a large site need not be held in memory. What gathers for `at_end` says what it has
    gathered (`gathered`, `take_over`).
    """

    name: ClassVar[str]
    title: ClassVar[str]
    media_type: ClassVar[str]
    path: ClassVar[str]
    about: ClassVar[str]
    group: ClassVar[Group]
    gives_way: ClassVar[frozenset[str]] = frozenset()  # paths at which the site may have a file of its own in docs/

    def __init_subclass__(cls) -> None:
        """Raises TypeError for a form that would lose what it gathers in other processes, on large sites alone."""
        if cls.at_end is not Output.at_end and cls.gathered is Output.gathered:
            raise TypeError(f"{cls.__name__} has at_end: give it gathered and take_over, or make the files in of_site.")

    def __init__(self, data: SiteData) -> None:
        self.data = data

    @classmethod
    def beside(cls, uri: str, data: SiteData) -> str:
        """The path of this output for one page (`kind/id.md`); nothing for pages that have none.

        The page's head names it as an alternate, so readers of feeds and programs find it by themselves.
        """
        return ""

    @classmethod
    def schema_of(cls, path: str, data: SiteData) -> str:
        """The path of the JSON Schema that a file of this output follows; nothing where there is none."""
        return ""

    @classmethod
    def templates(cls, data: SiteData) -> Iterator[tuple[str, str]]:
        """The addresses of files that are neither beside a page nor a download: with `{id}`, and an id that exists."""
        yield from ()

    def of_entry(self, record: EntryRecord) -> Iterator[File]:
        """The files for one entry."""
        yield from ()

    def of_source(self, record: SourceRecord) -> Iterator[File]:
        """The files for one source."""
        yield from ()

    def of_document(self, document: Document) -> Iterator[File]:
        """The files for one hand-written page."""
        yield from ()

    def of_site(self) -> Iterator[File]:
        """The files of generated pages and of the whole site that need nothing of what was gathered."""
        yield from ()

    def at_end(self) -> Iterator[File]:
        """The files that are made of what was gathered."""
        yield from ()

    def gathered(self) -> Any:
        """What was gathered since this was asked last, which is forgotten here; None if there is nothing.

        It is asked again and again. This object takes it over, or one in another process, by which the files are made
        that need all of it: so it holds nothing of the catalog.
        """
        return None

    def take_over(self, gathered: Any) -> None:
        """Keep what was gathered, here or in another process, until the end. It comes in the order of the records."""
        return

    @classmethod
    def is_made(cls, data: SiteData) -> bool:
        """Whether this site has any file of the output, so that people are told of it."""
        return True

    def downloads(self) -> Iterator[Download]:
        """The files of this output that stand for the whole site or a whole kind. Needs no run."""
        yield from ()
