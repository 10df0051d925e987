"""Places pages that are not in the menu: their breadcrumb, and previous and next within their kind."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from generator.model.catalog import Catalog
from generator.pages.links import INDEX, matrix_uri
from generator.pages.making import page_order
from generator.pages.sorts import page_at


def connect(catalog: Catalog, nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """Give each entry and source page its index page as parent, and its neighbors in the index's order.

    The pages on which a list goes on have the page as parent on which it begins.
    """
    for group in page_order(catalog):
        pages = [page for page in (_page(uri, config, files) for uri in group) if page]
        for before, page in zip([None, *pages], pages, strict=False):
            page.parent = _index(page, config, files)  # type: ignore[assignment]
            page.previous_page = before
            if before:
                before.next_page = page
    for kind in catalog.kinds.values():
        matrix = _page(matrix_uri(kind.id), config, files) if kind.declared.matrix else None
        if matrix and matrix.parent is None:
            matrix.parent = _index(matrix, config, files)  # type: ignore[assignment]
    for uri in files.src_uris:
        place = page_at(uri, catalog) if uri.removesuffix(".md") not in catalog.entries else None
        later = _page(uri, config, files) if place and place.is_later else None
        if place and later and later.parent is None:
            later.parent = _page(place.uri, config, files)  # type: ignore[assignment]


def _page(uri: str, config: MkDocsConfig, files: Files) -> Page | None:
    file = files.src_uris.get(uri)
    if file is None:
        return None
    return file.page or Page(None, file, config)


def _index(page: Page, config: MkDocsConfig, files: Files) -> Page | None:
    folder = page.file.src_uri.rpartition("/")[0]
    return _page(f"{folder}/{INDEX}", config, files)
