"""The graph of a page: what the page is, what it is about, what it rests on, who answers for it, where it stands."""

from __future__ import annotations

from collections.abc import Iterator

from generator.comparing.change import Act, Part
from generator.linked.breadcrumbs import BREADCRUMB, breadcrumbs, title_on_way
from generator.linked.dataset import dataset
from generator.linked.entities import entity, type_of
from generator.linked.naming import PUBLISHER, THING, WEBSITE, Here, Node, told
from generator.linked.observations import observations
from generator.linked.sources import based_on, cited, source_node
from generator.linked.written import article
from generator.model.entry import Entry
from generator.model.source import Source
from generator.model.walk import pieces_of
from generator.outputs.site_data import SiteData
from generator.pages.answers import answer_and_rest
from generator.pages.links import DATA_PAGE, INDEX, entry_uri
from generator.pages.sorts import Sort, page_at

CONTEXT = "https://schema.org"


def graph(uri: str, data: SiteData) -> Node:
    """The JSON-LD of a page; nothing for pages that only lead on, and those that nobody knows here."""
    here = Here(data, uri)
    nodes = [told(node) for node in _nodes(here) if node]
    if not nodes:
        return {}
    way = breadcrumbs(here)
    if way:
        nodes[0]["breadcrumb"] = {"@id": here.iri(uri + BREADCRUMB)}
    return {"@context": CONTEXT, "@graph": [*nodes, *([way] if way else []), *_site(here)]}


def _nodes(here: Here) -> Iterator[Node]:
    catalog, page = here.data.catalog, page_at(here.uri, here.data.catalog)
    if page is None:
        return
    if page.is_later and page.sort in (Sort.ENTRY, Sort.SOURCE):
        yield _page("WebPage", here)
        return
    match page.sort:
        case Sort.ENTRY:
            yield from _entry(catalog.entries[page.id], here)
        case Sort.SOURCE:
            yield from _source(catalog.sources[page.id], here)
        case Sort.DOCUMENT:
            yield from article(catalog.documents[here.uri], _page("WebPage", here), here)
        case Sort.KIND:
            yield from _index(page.id, here)
        case Sort.SOURCES | Sort.TOPIC:
            yield _page("CollectionPage", here)
        case Sort.MADE if here.uri == DATA_PAGE:
            yield {**_page("WebPage", here), "mainEntity": {"@id": here.iri(DATA_PAGE + THING)}}
            yield dataset(here)
        case Sort.MADE | Sort.MATRIX:
            yield _page("WebPage", here)


def _page(sort: str, here: Here) -> Node:
    """What is so of every page. Its license is that of our words; those of the sources are theirs."""
    site = here.data.catalog.site
    return {
        "@type": sort,
        "@id": here.iri(here.uri),
        "name": title_on_way(here.uri, here),
        "inLanguage": site.language,
        "isPartOf": {"@id": here.iri(WEBSITE)},
        "license": site.licenses.content.address,
    }


def _entry(entry: Entry, here: Here) -> Iterator[Node]:
    data = here.data
    names = list(dict.fromkeys(piece.source for piece in pieces_of(entry)))
    changed, first = data.changed_on(entry), _published_on(entry, data)
    thing = entity(entry, here)
    yield {
        **_page("WebPage", here),
        "description": data.plain(answer_and_rest(entry.data.summary, data.catalog.site.language)[0]),
        "datePublished": first,
        "dateModified": changed.isoformat() if changed else None,
        "lastReviewed": entry.data.checked_on.isoformat(),
        "mainEntity": {"@id": thing["@id"]} if thing else None,
        "citation": cited(names, here),
        "isBasedOn": based_on(names, here),
    }
    yield thing
    if type_of(entry):
        yield from observations(entry, here)


def _source(source: Source, here: Here) -> Iterator[Node]:
    changed = here.data.changed_on(source)
    thing = source_node(source, here)
    yield {
        **_page("WebPage", here),
        "dateModified": changed.isoformat() if changed else None,
        "lastReviewed": source.data.checked_on.isoformat(),
        "mainEntity": {"@id": thing["@id"]},
    }
    yield thing


def _index(kind_id: str, here: Here) -> Iterator[Node]:
    """The index of a kind; that of a glossary is the set of its terms."""
    kind = here.data.catalog.kinds[kind_id]
    page = {**_page("CollectionPage", here), "name": kind.title, "description": kind.declared.purpose}
    if not kind.declared.glossary:
        yield page
        return
    terms = here.iri(f"{entry_uri(kind_id, 'index')}{THING}")
    yield {**page, "mainEntity": {"@id": terms}}
    yield {"@type": "DefinedTermSet", "@id": terms, "name": kind.title, "description": kind.declared.purpose}


def _published_on(entry: Entry, data: SiteData) -> str | None:
    """The day on which the entry came, where the past is at hand and tells."""
    for day, changes in reversed(data.history(entry.key)):
        if any(change.act is Act.ADDED and change.part is Part.ENTRY for change in changes):
            return day.isoformat()
    return None


def _site(here: Here) -> Iterator[Node]:
    site = here.data.catalog.site
    publisher = {"@id": here.iri(PUBLISHER)}
    yield told(
        {
            "@type": "WebSite",
            "@id": here.iri(WEBSITE),
            "url": here.iri(INDEX),
            "name": site.name,
            "inLanguage": site.language,
            "publisher": publisher,
        }
    )
    contact = site.publisher.contact
    is_mail = contact.startswith("mailto:")
    yield told(
        {
            "@type": "Organization",
            **publisher,
            "name": site.publisher.name,
            "email": contact.removeprefix("mailto:").partition("?")[0] if is_mail else None,
            "url": None if is_mail else contact,
        }
    )
