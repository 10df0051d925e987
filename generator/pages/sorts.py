"""What a page is, by its path: an entry, a source, a list, a hand-written page. Worked out here and nowhere else."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

from generator.model.catalog import Catalog
from generator.pages.links import (
    BACKLINKS,
    CHANGES,
    COVERAGE,
    EDITORS,
    FIELDS,
    INDEX,
    MADE_PAGES,
    MATRIX,
    REVIEW,
    SOURCES,
    TIMELINE,
    UNKNOWNS,
    USES,
    matrix_uri,
)

# The later pages of a list that is cut into pages: `kind/index/2.md`, and those of the timeline and the like.
_LATER = re.compile(rf"(?:(?P<list>[^/]+)/index|(?P<page>[^/]+(?:/{MATRIX})?|topics/[^/]+))/(?:[2-9]|[1-9]\d+)\.md")
_GOES_ON = re.compile(rf"(?P<page>[^/]+/[^/]+)/(?P<what>{BACKLINKS}|{USES})(?:/(?:[2-9]|[1-9]\d+))?\.md")
_CUT = (TIMELINE, CHANGES, COVERAGE, UNKNOWNS, REVIEW, EDITORS)
_MADE = frozenset((*MADE_PAGES, FIELDS))


class Sort(StrEnum):
    """What a page is."""

    ENTRY = "entry"
    KIND = "kind"  # the index of a kind
    MATRIX = "matrix"  # the matrix of a kind
    SOURCE = "source"
    SOURCES = "sources"  # the index of all sources
    TOPIC = "topic"
    DOCUMENT = "document"  # written by hand, in docs/
    MADE = "made"  # generated once for the site: the timeline, the page on data, the search and so on


class PageAt(NamedTuple):
    """What stands at a path. `id` is that of the entry (`kind/id`), kind, source or topic; empty for all others.

    `uri` is the page itself; of a later page of a list, it is the first one, and `is_later` says so. So it is of the
    pages on which a list of an entry or a source goes on.
    """

    sort: Sort
    uri: str
    id: str = ""
    is_later: bool = False


def page_at(uri: str, catalog: Catalog) -> PageAt | None:
    """What the page is that has this path below the folder of pages.

    None for stubs of what was renamed, for translations, and for what is no page. A hand-written page is one wherever
    it lies; rule `address-taken` keeps it from the address of another.
    """
    if uri in catalog.documents:
        return PageAt(Sort.DOCUMENT, uri)
    if uri in _MADE:
        return PageAt(Sort.MADE, uri)
    if not uri.endswith(".md"):
        return None
    key = uri.removesuffix(".md")
    if key in catalog.entries:
        return PageAt(Sort.ENTRY, uri, key)
    folder, _, name = key.partition("/")
    if folder == "sources" and name in catalog.sources:
        return PageAt(Sort.SOURCE, uri, name)
    if folder == "topics" and name in catalog.vocabulary.lists["topics"]:
        return PageAt(Sort.TOPIC, uri, name)
    return _of_list(uri, catalog)


def _of_list(uri: str, catalog: Catalog) -> PageAt | None:
    """A list, or a later page of one."""
    is_index = uri.endswith(f"/{INDEX}")  # never a later page; each page below it asks for it
    if not is_index and (more := _GOES_ON.fullmatch(uri)):
        found = page_at(f"{more['page']}.md", catalog)
        of = {BACKLINKS: Sort.ENTRY, USES: Sort.SOURCE}[more["what"]]
        return found._replace(is_later=True) if found and found.sort is of else None
    later = None if is_index else _LATER.fullmatch(uri)
    first = uri if later is None else f"{later['list']}/{INDEX}" if later["list"] else f"{later['page']}.md"
    folder = first.partition("/")[0]
    if first == SOURCES:
        return PageAt(Sort.SOURCES, first, is_later=later is not None)
    topic = first.removeprefix("topics/").removesuffix(".md")
    if later and folder == "topics" and topic in catalog.vocabulary.lists["topics"]:
        return PageAt(Sort.TOPIC, first, topic, is_later=True)
    if later and first in _CUT:
        return PageAt(Sort.MADE, first, is_later=True)
    if folder in catalog.kinds and first == f"{folder}/{INDEX}":
        return PageAt(Sort.KIND, first, folder, later is not None)
    if first == matrix_uri(folder) and folder in catalog.kinds and catalog.kinds[folder].declared.matrix:
        return PageAt(Sort.MATRIX, first, folder, later is not None)
    return None
