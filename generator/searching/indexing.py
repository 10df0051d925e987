"""Makes the search of a site: pages for the engine in a folder of their own, its index, and what scripts load."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from generator.model.catalog import Catalog
from generator.searching.batches import Batches
from generator.searching.bundle import part, write_bundle
from generator.searching.engine import IndexingError, Process
from generator.searching.names import other_names
from generator.searching.packed import UnknownFormatError
from generator.searching.page import Rendered, SearchPage, search_page
from generator.searching.vocabulary import ADDRESS, vocabulary, vocabulary_page


@dataclass(frozen=True)
class Job:
    """All that an index is made from. The pages are gone through once, so that they need not all be in memory."""

    catalog: Catalog
    pages: Iterable[SearchPage]


def job(catalog: Catalog, rendered: Iterable[Rendered]) -> Job:
    """What of the rendered pages is searched; each is worked out as it is wanted."""
    found = (search_page(catalog, page, _others(catalog, page)) for page in rendered)
    return Job(catalog, (page for page in found if page))


def make_index(
    work: Job,
    target: Path,
    started: Callable[[Process], None] = lambda process: None,
    turn: Callable[[], None] = lambda: None,
) -> None:
    """Write the search into the folder of a site. Raises IndexingError.

    `started` is given each process of the engine; `turn` is called again and again, and may wait.
    """
    with tempfile.TemporaryDirectory(prefix="factsheet_search_") as folder:
        batches = Batches(Path(folder), started)
        pages: dict[str, list[SearchPage]] = {}
        pieces: dict[str, set[str]] = {}
        for page in work.pages:
            batches.add(page.file, page.html)
            pieces.setdefault(page.language, set()).update(page.text.split())
            pages.setdefault(page.language, []).append(replace(page, text="", html=""))
        words = {language: vocabulary(pieces.pop(language)) for language in sorted(pieces)}
        for language, all_words in words.items():
            batches.add(f"{ADDRESS}{language}.html", vocabulary_page(language, all_words))
        try:
            names = {language.lower(): language for language in words}  # as the engine writes them
            indexes = {names[code]: found for code, found in sorted(batches.indexes().items())}
            parts = {name: part(found, pages[name], words[name], turn) for name, found in indexes.items()}
        except (UnknownFormatError, LookupError, ValueError) as error:
            message = f"The engine of the search wrote its index in a form that is not known: {error}"
            raise IndexingError(message) from error
        write_bundle(work.catalog, parts, target)


def _others(catalog: Catalog, page: Rendered) -> tuple[str, ...]:
    entry = catalog.entries.get(page.uri.removesuffix(".md"))
    return other_names(entry) if entry else ()
