"""Makes all generated pages: from the catalog to a mapping of paths and texts. Nothing is read or written here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, MutableMapping

from jinja2 import Environment

from generator.collecting import with_all_kept
from generator.model.catalog import Catalog
from generator.pages.groups import page_groups
from generator.pages.jobs import Job
from generator.pages.links import entry_uri, source_uri
from generator.pages.tables import sorted_entries

Progress = Callable[[str], None]


def make_pages(
    catalog: Catalog,
    environment: Environment,
    progress: Progress = lambda uri: None,
    pages: MutableMapping[str, str] | None = None,
) -> MutableMapping[str, str]:
    """Every generated page, path -> Markdown. The catalog must be free of errors.

    A template named after the kind (`KIND.md.j2`) makes the pages of its entries, else `entry.md.j2` does.
    `progress` is told each path as its page is done; `pages` takes them, if they are too many for the memory.
    """
    pages = {} if pages is None else pages
    with with_all_kept():
        for job in page_jobs(catalog, environment):
            pages[job.uri] = job.page()
            progress(job.uri)
    return pages


def page_order(catalog: Catalog) -> list[list[str]]:
    """The groups of pages that previous and next lead through: each kind in its index order, and the sources."""
    groups = [
        [entry_uri(kind, entry.id) for entry in sorted_entries(catalog, catalog.kinds[kind])]
        for kind in catalog.site.kinds
    ]
    return [*groups, [source_uri(name) for name in sorted(catalog.sources)]]


def page_jobs(catalog: Catalog, environment: Environment) -> Iterator[Job]:
    """Every generated page as a job, in the order of the site. The catalog must be free of errors."""
    for group in page_groups(catalog, environment):
        yield from group.jobs()
