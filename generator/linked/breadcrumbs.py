"""The way from the first page to a page, and what pages are called in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.citing.this_site import title_of
from generator.linked.naming import Here, Node
from generator.model.catalog import Catalog
from generator.model.site import SiteConfig
from generator.outputs.site_data import SiteData
from generator.pages.links import INDEX
from generator.pages.sorts import Sort, page_at

BREADCRUMB = "#breadcrumb"


def title_on_way(uri: str, here: Here) -> str:
    """What a page is called: an entry, index, source or topic by its name, another as in the menu or its heading."""
    catalog = here.data.catalog
    if uri == INDEX:
        return catalog.site.name
    page = page_at(uri, catalog)
    if page is None:
        return here.data.shared(_titles_in_menu).get(uri, "")
    match page.sort:
        case Sort.ENTRY if not page.is_later:
            return catalog.entries[page.id].name
        case Sort.KIND if not page.is_later:
            return catalog.kinds[page.id].title
        case Sort.SOURCE if not page.is_later:
            return catalog.sources[page.id].data.title
        case Sort.TOPIC if not page.is_later:
            return catalog.vocabulary.term("topics", page.id).label
        case Sort.DOCUMENT:
            return here.data.plain(title_of(catalog.documents[uri]))
    return here.data.shared(_titles_in_menu).get(uri, "")


def breadcrumbs(here: Here) -> Node:
    """The list of pages that lead to this one, itself included; nothing where the way is no longer than that."""
    steps = [(uri, name) for uri in _way(here) if (name := title_on_way(uri, here))]
    if len(steps) < 2:
        return {}
    items = [
        {"@type": "ListItem", "position": position, "name": name, "item": {"@id": here.iri(uri)}}
        for position, (uri, name) in enumerate(steps, 1)
    ]
    return {"@type": "BreadcrumbList", "@id": here.iri(here.uri + BREADCRUMB), "itemListElement": items}


def _way(here: Here) -> Iterator[str]:
    """The first page, the index of the folder where there is one, the page on which a list begins, and the page."""
    index = f"{here.uri.partition('/')[0]}/{INDEX}" if "/" in here.uri else ""
    page = page_at(here.uri, here.data.catalog)
    begun = [page.uri] if page else []
    yield from dict.fromkeys((INDEX, *([index] if _is_page(index, here.data.catalog) else []), *begun, here.uri))


def _is_page(index: str, catalog: Catalog) -> bool:
    return page_at(index, catalog) is not None


def _titles_in_menu(data: SiteData) -> Mapping[str, str]:
    return dict(_menu(data.catalog.site))


def _menu(site: SiteConfig) -> Iterator[tuple[str, str]]:
    """The pages that the menu names, with their titles there."""

    def walk(items: Any) -> Iterator[tuple[str, str]]:
        for item in items:
            for title, target in item.items():
                if isinstance(target, str):
                    yield (target if target.endswith(".md") else f"{target.rstrip('/')}/{INDEX}"), title
                else:
                    yield from walk(target)

    yield from walk(site.nav)
