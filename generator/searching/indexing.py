"""Makes the search of a site: pages for the engine in a folder of their own, its index, and what scripts load."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.model.catalog import Catalog
from generator.searching.bundle import part, write_bundle
from generator.searching.engine import IndexingError, Process, run_engine
from generator.searching.names import other_names
from generator.searching.packed import UnknownFormatError, read_index
from generator.searching.page import Rendered, SearchPage, search_page
from generator.searching.vocabulary import ADDRESS, vocabulary, vocabulary_page


@dataclass(frozen=True)
class Job:
    """All that an index is made from."""

    catalog: Catalog
    pages: tuple[SearchPage, ...]


def job(catalog: Catalog, rendered: Iterable[Rendered]) -> Job:
    """What of the rendered pages is searched."""
    found = (search_page(catalog, page, _others(catalog, page)) for page in rendered)
    return Job(catalog, tuple(page for page in found if page))


def make_index(work: Job, target: Path, started: Callable[[Process], None] = lambda process: None) -> None:
    """Write the search into the folder of a site. Raises IndexingError."""
    words = {
        language: vocabulary(page for page in work.pages if page.language == language)
        for language in sorted({page.language for page in work.pages})
    }
    with tempfile.TemporaryDirectory(prefix="factsheet_search_") as folder:
        pages, made = Path(folder) / "pages", Path(folder) / "index"
        for file, html in _files(work.pages, words):
            path = pages / file
            if not path.parent.is_dir():
                path.parent.mkdir(parents=True)
            path.write_text(html, encoding="utf-8")
        run_engine(pages, made, started)
        by_address = {page.address: page for page in work.pages}
        try:
            names = {language.lower(): language for language in words}  # as the engine writes them
            indexes = {names[code]: index for code, index in read_index(made).items()}
            parts = {name: part(index, by_address, words[name]) for name, index in indexes.items()}
        except (UnknownFormatError, LookupError, ValueError) as error:
            message = f"The engine of the search wrote its index in a form that is not known: {error}"
            raise IndexingError(message) from error
        write_bundle(work.catalog, parts, target)


def _files(pages: Iterable[SearchPage], words: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    for page in pages:
        yield page.file, page.html
    for language, all_words in words.items():
        yield f"{ADDRESS}{language}.html", vocabulary_page(language, all_words)


def _others(catalog: Catalog, page: Rendered) -> tuple[str, ...]:
    entry = catalog.entries.get(page.uri.removesuffix(".md"))
    return other_names(entry) if entry else ()
