"""Makes the search of a site: pages for the engine in a folder of their own, its index, and the file of names."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from generator.model.catalog import Catalog
from generator.searching.engine import BUNDLE, Process, fragments, run_engine
from generator.searching.names import names_files, other_names
from generator.searching.page import Rendered, SearchPage, search_page


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
    """Write the index and the files of names into the folder of a site. Raises IndexingError."""
    with tempfile.TemporaryDirectory(prefix="factsheet_search_") as folder:
        for page in work.pages:
            path = Path(folder) / page.file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(page.html, encoding="utf-8")
        run_engine(Path(folder), target / BUNDLE, started)
    for name, text in names_files(work.catalog, work.pages, fragments(target / BUNDLE)).items():
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _others(catalog: Catalog, page: Rendered) -> tuple[str, ...]:
    entry = catalog.entries.get(page.uri.removesuffix(".md"))
    return other_names(entry) if entry else ()
