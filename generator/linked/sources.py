"""Sources in the words of schema.org."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.linked.naming import THING, Here, Node, known_day, told
from generator.model.source import Source
from generator.pages.links import source_uri

# Type of CSL (`cited_as` of a type of source): type of schema.org. The others are a CreativeWork: it has no word for
# an order of a court, a letter or a leaflet.
_TYPES: Mapping[str, str] = {
    "article-journal": "ScholarlyArticle",
    "article-magazine": "Article",
    "article-newspaper": "NewsArticle",
    "book": "Book",
    "entry-encyclopedia": "Article",
    "legislation": "Legislation",
    "post-weblog": "BlogPosting",
    "regulation": "Legislation",
    "report": "Report",
    "webpage": "WebPage",
}


def cited(names: Iterable[str], here: Here) -> list[Node]:
    """The sources in short, to be named under `citation`: what each is, its title, and where it is."""
    sources = here.data.catalog.sources
    return [_short(sources[name], here) for name in names]


def based_on(names: Iterable[str], here: Here) -> list[Node]:
    """Those of the sources whose words were compared with their text, by their names alone."""
    checked = (name for name in names if here.data.catalog.is_checked(name))
    return [{"@id": here.iri(source_uri(name) + THING)} for name in checked]


def source_node(source: Source, here: Here) -> Node:
    """All that we know of a source."""
    data = source.data
    return told(
        {
            **_short(source, here),
            "publisher": {"@type": "Organization", "name": data.publisher},
            "creditText": data.author,
            "datePublished": known_day(source.published),
            "inLanguage": data.language,
            "identifier": data.official_citation,
            "archivedAt": data.archived,
            "isBasedOn": {"@id": here.iri(source_uri(data.derived_from) + THING)} if data.derived_from else None,
        }
    )


def _short(source: Source, here: Here) -> Node:
    return told(
        {
            "@type": _type(source, here),
            "@id": here.iri(source_uri(source.id) + THING),
            "name": source.data.title,
            "url": source.address,
        }
    )


def _type(source: Source, here: Here) -> str:
    term = here.data.catalog.vocabulary.term("source-types", source.data.type)
    return _TYPES.get(term.cited_as or "", "CreativeWork")
