"""Hand-written pages in the words of schema.org: an article is based on the facts that it names, and cites their
sources."""

from __future__ import annotations

from collections.abc import Iterator

from generator.linked.naming import PUBLISHER, THING, Here, Node
from generator.linked.sources import cited
from generator.loading.documents import Document
from generator.model.catalog import Catalog
from generator.model.entry import Entry
from generator.model.parts import Fact, Value
from generator.model.references import Reference
from generator.pages.links import INDEX, entry_uri, is_sheet
from generator.prose.tokens import find_tokens

_ABOUT = "about.md"


def article(document: Document, page: Node, here: Here) -> Iterator[Node]:
    """A sheet is an article; the page on how the site works is about it; other pages are just that."""
    catalog, uri = here.data.catalog, document.uri
    changed = catalog.history.get(document.file)
    page["dateModified"] = changed.isoformat() if changed else None
    if not is_sheet(uri):
        page["@type"] = "AboutPage" if uri == _ABOUT else "CollectionPage" if uri.endswith(f"/{INDEX}") else "WebPage"
        yield page
        return
    thing, publisher = {"@id": here.iri(uri + THING)}, {"@id": here.iri(PUBLISHER)}
    yield {**page, "mainEntity": thing}
    named = list(_named(document, catalog))
    entries = dict.fromkeys(entry_uri(entry.kind.id, entry.id) for entry, _ in named)
    sources = dict.fromkeys(item.source for _, part in named if part for item in part.evidence)
    shared = ("inLanguage", "license", "dateModified")
    yield {
        "@type": "Article",
        **thing,
        "headline": page["name"],
        "author": publisher,
        "publisher": publisher,
        "mainEntityOfPage": {"@id": page["@id"]},
        **{key: page[key] for key in shared},
        "isBasedOn": [{"@id": here.iri(each)} for each in entries],
        "citation": cited(sources, here),
    }


def _named(document: Document, catalog: Catalog) -> Iterator[tuple[Entry, Fact | Value | None]]:
    """The entries that tokens of the page name, each with the fact or value that is shown, if any."""
    for token in find_tokens(document.text):
        if token.reference and (entry := catalog.entry(token.reference)):
            yield entry, _part(entry, token.reference, catalog)


def _part(entry: Entry, reference: Reference, catalog: Catalog) -> Fact | Value | None:
    if reference.anchor:
        return entry.fact(reference.anchor) or entry.value(reference.anchor)
    return catalog.preferred(entry)
