"""Which pages have Markdown beside them: all of the original language but stubs and the page of the search."""

from __future__ import annotations

from generator.model.catalog import Catalog
from generator.pages.links import COVERAGE, EDITORS, REVIEW, SEARCH, UNKNOWNS
from generator.pages.sorts import Sort, page_at

_OF_RECORDS = (Sort.MATRIX, Sort.TOPIC, Sort.ENTRY, Sort.SOURCE)
_WHOLE = (COVERAGE, UNKNOWNS, REVIEW, EDITORS)  # one Markdown for all pages of such a list


def twin_of(uri: str, catalog: Catalog) -> str:
    """The page beside which the Markdown of a page lies, by their paths below the folder of pages; nothing for none.

    Each page of an index has its own; all other lists that are cut into pages have one for all of these.
    """
    page = page_at(uri, catalog) if uri != SEARCH else None
    if page is None:
        return ""
    return page.uri if page.uri in _WHOLE or page.sort in _OF_RECORDS else uri
