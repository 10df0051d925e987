"""Which pages have Markdown beside them: all of the original language but stubs and the page of the search."""

from __future__ import annotations

import re

from generator.model.catalog import Catalog
from generator.pages.links import FIELDS, MADE_PAGES, SEARCH

_STRETCH = re.compile(r"(?P<of>[a-z0-9-]+)(?:/index)?/(?P<number>[1-9]\d*)")


def has_twin(uri: str, catalog: Catalog) -> bool:
    """Whether a page, by its path below the folder of pages, has Markdown beside it."""
    key = uri.removesuffix(".md")
    folder, _, name = key.partition("/")
    if uri in catalog.documents or key in catalog.entries or uri == FIELDS:
        return True
    if uri in MADE_PAGES:
        return uri != SEARCH
    if folder == "sources":
        return name in catalog.sources or name.startswith("index")
    if folder == "topics":
        return name in catalog.vocabulary.lists["topics"]
    if folder in catalog.site.kinds:
        return name == "index" or bool(_STRETCH.fullmatch(key)) or (name == "matrix" and _has_matrix(folder, catalog))
    return bool(_STRETCH.fullmatch(key)) and f"{folder}.md" in MADE_PAGES


def _has_matrix(kind: str, catalog: Catalog) -> bool:
    return catalog.kinds[kind].declared.matrix is not None
