"""The citations of each page as files beside it: `cite.bib`, `cite.ris`, `cite.csl.json`; `facts.*` for its facts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from generator.batching import batches
from generator.citing import bibtex, csl, ris
from generator.citing.originals import original, source_original
from generator.citing.this_site import document_page, entry_page, parts, source_page
from generator.citing.work import Work
from generator.languages.words import Words
from generator.loading.documents import Document
from generator.model.catalog import Catalog
from generator.model.entry import Entry
from generator.model.sections import Section
from generator.model.source import Source
from generator.pages.addresses import served
from generator.pages.links import entry_uri, is_sheet, source_uri

Writer = Callable[[Iterable[Work], Words], str]

# By the end of the file's name, in the order in which they are offered.
FORMATS: Mapping[str, tuple[str, Writer]] = {
    "bib": (bibtex.NAME, bibtex.bibtex),
    "ris": (ris.NAME, ris.ris),
    "csl.json": (csl.NAME, csl.csl_json),
}
# What each writes before the works of a file, between two of them, and behind them.
AROUND = {"bib": ("", "\n", ""), "ris": ("", "\r\n", ""), "csl.json": ("[\n", ",\n", "\n]\n")}


def citation_files(catalog: Catalog, section: Section | None = None) -> Iterator[tuple[str, str]]:
    """The files of every page that can be cited: path below the site -> text. A maker of `pages/extra_files.py`."""
    words = catalog.words
    for some in batches(_cited(catalog, section)):
        for ending, (_, write) in FORMATS.items():
            yield from ((f"{stem}.{ending}", write(works, words)) for stem, works in some)


def _cited(catalog: Catalog, section: Section | None) -> Iterator[tuple[str, list[Work]]]:
    """The paths of these files without their endings, each with the works in it."""
    for entry in section.entries if section else catalog.entries.values():
        folder = served(entry_uri(entry.kind.id, entry.id))
        yield f"{folder}cite", entry_works(catalog, entry)
        if found := list(parts(catalog, entry)):
            yield f"{folder}facts", found
    if section and not section.has_rest:
        return
    for source in catalog.sources.values():
        yield f"{served(source_uri(source.id))}cite", source_works(catalog, source)
    for document in filter(is_cited, catalog.documents.values()):
        yield f"{served(document.uri)}cite", [document_page(catalog, document)]


def citation_paths(catalog: Catalog, section: Section | None = None) -> Iterator[str]:
    """The paths of these files."""
    for entry in section.entries if section else catalog.entries.values():
        names = ("cite", "facts") if entry.values or entry.facts else ("cite",)
        yield from _paths(entry_uri(entry.kind.id, entry.id), *names)
    if section and not section.has_rest:
        return
    for source in catalog.sources.values():
        yield from _paths(source_uri(source.id), "cite")
    for document in filter(is_cited, catalog.documents.values()):
        yield from _paths(document.uri, "cite")


def entry_works(catalog: Catalog, entry: Entry) -> list[Work]:
    """What there is to cite of an entry: its page, then the original if it is about one work."""
    found = original(catalog, entry)
    return [entry_page(catalog, entry), *([found] if found else [])]


def source_works(catalog: Catalog, source: Source) -> list[Work]:
    """What there is to cite of a source: our page about it, then the source itself."""
    return [source_page(catalog, source), source_original(catalog, source)]


def is_cited(document: Document) -> bool:
    """Whether a hand-written page offers citations: sheets do; pages about the site itself do not."""
    return is_sheet(document.uri)


def _paths(uri: str, *names: str) -> Iterator[str]:
    return (f"{served(uri)}{name}.{ending}" for name in names for ending in FORMATS)
