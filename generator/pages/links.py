"""Where each page stands, and the relative Markdown link from one page to another."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from generator.model.catalog import Catalog
from generator.model.entry import Entry
from generator.model.references import Reference
from generator.model.source import renamed_sources
from generator.pages.addresses import way
from generator.pages.change_groups import pages_of
from generator.pages.escape import Markdown, escape
from generator.pages.events import by_pages, days, tracked
from generator.translating.publishing import built_languages, translated_pages

ENTRY_SECTIONS = (
    "facts",
    "values",
    "definition",
    "timeline",
    "changes",
    "disagreements",
    "caveats",
    "unknowns",
    "positions",
    "backlinks",
    "sources",
    "top",
    "key-facts",
    "box",
    # Used by templates of sites; kept free so that a fact never shares an id with a section.
    "measures",
    "numbers",
    "attributed",
    "cite",
    "cite-page",
    "cite-original",
    "cite-law",
    "history",
)

TIMELINE = "timeline.md"
COVERAGE = "coverage.md"
UNKNOWNS = "unknowns.md"
CORRECTIONS = "corrections.md"
CHANGES = "changes.md"
REVIEW = "review.md"
EDITORS = "editors.md"
SEARCH = "search/index.md"
DATA_PAGE = "data.md"
# Generated pages that the menu of a site may name, as it names those of docs/.
MADE_PAGES = (TIMELINE, COVERAGE, UNKNOWNS, CORRECTIONS, CHANGES, REVIEW, EDITORS, SEARCH, DATA_PAGE)


FIELDS = "fields.md"
INDEX = "index.md"
SOURCES = f"sources/{INDEX}"
ROWS = 250  # of one page of an index, so that no page gets heavier than a phone should load
CELLS = 1250  # of one page of a matrix, for the same reason
BACKLINKS, USES = "backlinks", "uses"  # below the page of an entry or source
MATRIX = "matrix"  # the id that the page of a kind's matrix takes among its entries


def generated_uris(catalog: Catalog) -> Iterator[str]:
    """Every page that `generator.pages.making` makes, without making it; but for those that nobody should link to.

    These are later ones of `open_lists` and those of `going_on`.
    """
    yield from all_list_uris(catalog)
    yield from (f"{key}.md" for key in (*catalog.entries, *catalog.moved, *catalog.broken, *catalog.gone))
    yield from all_matrix_uris(catalog)
    yield from (source_uri(name) for name in (*catalog.sources, *renamed_sources(catalog.sources)))
    yield from (topic_uri(topic) for topic in catalog.vocabulary.lists["topics"])
    yield from (*MADE_PAGES, FIELDS)
    yield from timeline_uris(len(by_pages(days(catalog, tracked(catalog)))))[1:]
    yield from changes_uris(len(pages_of(catalog.chronicle)))[1:]
    for language in built_languages(catalog):
        yield from (page.uri for page in translated_pages(catalog, language).values())


def list_uris(folder: str, count: int) -> tuple[str, ...]:
    """The pages of a list of so many rows: the index of its folder, then `index/2.md` and on."""
    return (f"{folder}/{INDEX}", *(f"{folder}/index/{number}.md" for number in range(2, -(-count // ROWS) + 1)))


def timeline_uris(pages: int) -> tuple[str, ...]:
    """The pages of the site's timeline."""
    return later_uris(TIMELINE, pages)


def changes_uris(pages: int) -> tuple[str, ...]:
    """The pages of what changed."""
    return later_uris(CHANGES, pages)


def later_uris(uri: str, pages: int) -> tuple[str, ...]:
    """The pages of a list or table that is no index: `NAME.md`, then `NAME/2.md` and on."""
    return (uri, *(f"{uri.removesuffix('.md')}/{number}.md" for number in range(2, pages + 1)))


def all_list_uris(catalog: Catalog) -> Iterator[str]:
    """The pages of all indexes: those of the kinds, and that of the sources."""
    counts = Counter(entry.kind.id for entry in catalog.entries.values())
    for kind in catalog.site.kinds:
        yield from list_uris(kind, counts[kind])
    yield from list_uris("sources", len(catalog.sources))


def entry_uri(kind: str, entry_id: str) -> str:
    """The page of an entry, as a path below the folder of pages."""
    return f"{kind}/{entry_id}.md"


def matrix_uri(kind: str) -> str:
    """The page with the matrix of a kind."""
    return entry_uri(kind, MATRIX)


def matrix_uris(kind: str, count: int, columns: int) -> tuple[str, ...]:
    """The pages of a matrix of so many rows."""
    return later_uris(matrix_uri(kind), max(1, -(-count // matrix_rows(columns))))


def matrix_rows(columns: int) -> int:
    """How many rows of a matrix stand on a page."""
    return max(25, CELLS // max(1, columns))


def all_matrix_uris(catalog: Catalog) -> Iterator[str]:
    """The pages of the matrices of all kinds that have one."""
    counts = Counter(entry.kind.id for entry in catalog.entries.values())
    for kind in catalog.kinds.values():
        if kind.declared.matrix:
            yield from matrix_uris(kind.id, counts[kind.id], len(kind.declared.matrix.columns))


def fact_uri(entry: Entry, anchor: str) -> str:
    """The page of an entry, at a fact or value of it if `anchor` names one."""
    return entry_uri(entry.kind.id, entry.id) + (f"#{anchor}" if anchor else "")


def is_sheet(uri: str) -> bool:
    """Whether a hand-written page is a sheet: it can be cited, and made into a PDF. The index of sheets is none."""
    return uri.startswith("sheets/") and not uri.endswith(INDEX)


def source_uri(source_id: str) -> str:
    """The page of a source."""
    return f"sources/{source_id}.md"


def backlinks_uri(entry: Entry) -> str:
    """The page of all that refers to an entry, where that is more than its own page shows."""
    return f"{entry.key}/{BACKLINKS}.md"


def uses_uri(source_id: str) -> str:
    """The page of all that rests on a source, where that is more than its own page shows."""
    return f"sources/{source_id}/{USES}.md"


def topic_uri(topic: str) -> str:
    """The page of a topic."""
    return f"topics/{topic}.md"


def relative(target: str, page: str) -> str:
    """The path from the folder of `page` to `target`; an anchor on `target` is kept."""
    path, mark, anchor = target.partition("#")
    return f"{way(path, _folder(page))}{mark}{anchor}"


_folder = lru_cache(maxsize=256)(posixpath.dirname)  # asked for each link of a page


def reference_uri(reference: Reference) -> str:
    """The page of an entry, with the anchor of a fact or value if the reference has one."""
    uri = entry_uri(reference.kind, reference.id)
    return f"{uri}#{reference.anchor}" if reference.anchor else uri


def link(label: str, target: str, page: str) -> Markdown:
    """A Markdown link from `page` to `target`; the label is escaped unless it is Markdown already."""
    if target == page:
        return escape(label)
    return Markdown(f"[{escape(label)}]({relative(target, page)})")
