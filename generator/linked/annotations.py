"""Each printed quotation as a Web Annotation (https://www.w3.org/TR/annotation-model/): our statement, linked to the
very words of the source that it rests on.

Of the source's words, only those stand here that its record prints: the quotation, and what tells it from another
place with the same words. Evidence that prints none has no annotation.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from generator.linked.naming import PUBLISHER, Here, Node, told
from generator.model.entry import Entry
from generator.model.parts import Evidence
from generator.model.source import Source
from generator.model.uses import anchor_of
from generator.model.walk import evidence_of, pieces_of
from generator.outputs.parts_record import standing
from generator.outputs.steady_ids import SteadyIds
from generator.pages.links import fact_uri, source_uri

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
MEDIA_TYPE = f'application/ld+json; profile="{CONTEXT}"'
_PDF = "http://tools.ietf.org/rfc/rfc3778"  # as https://www.w3.org/TR/annotation-model/#fragment-selector names it


def has_quotations(entry: Entry) -> bool:
    """Whether a quotation is printed anywhere in the entry."""
    return any(piece.quote for piece in pieces_of(entry))


def collection(entry: Entry, here: Here) -> Node:
    """All annotations of an entry as a collection with one page. The entry must print a quotation."""
    items = list(_annotations(entry, here))
    return {
        "@context": CONTEXT,
        "id": here.iri(here.uri),
        "type": "AnnotationCollection",
        "label": entry.name,
        "creator": _publisher(here),
        "total": len(items),
        "first": {
            "id": here.iri(f"{here.uri}#page"),
            "type": "AnnotationPage",
            "partOf": here.iri(here.uri),
            "startIndex": 0,
            "items": items,
        },
    }


def _annotations(entry: Entry, here: Here) -> Iterator[Node]:
    ids = SteadyIds()
    for located in evidence_of(entry):
        evidence, anchor = located.item, anchor_of(entry, located.path)
        if not evidence.quote:
            continue
        stem = f"{here.uri}#quotation-{anchor or 'box'}-{evidence.source}-"
        yield {
            "id": here.iri(ids.of(stem, " ".join(evidence.quote.split()))),
            "type": "Annotation",
            "motivation": "linking",
            "creator": here.iri(PUBLISHER),
            "body": [
                {
                    "id": here.iri(fact_uri(entry, anchor)),
                    "type": "Text",
                    "format": "text/html",
                    "language": here.data.catalog.site.language,
                    "purpose": "linking",
                },
                {"type": "TextualBody", "purpose": "tagging", "value": standing(evidence, here.data).value},
            ],
            "target": _target(here.data.catalog.sources[evidence.source], evidence, here),
        }


def _target(source: Source, evidence: Evidence, here: Here) -> Node:
    """The words in the source; where the source has no address, in what our page on the source describes."""
    return told(
        {
            "type": "SpecificResource",
            "source": source.address or here.iri(source_uri(source.id)),
            "selector": _selector(evidence),
            "state": _state(source),
        }
    )


def _selector(evidence: Evidence) -> Node:
    parts = {"exact": evidence.quote, "prefix": evidence.prefix, "suffix": evidence.suffix}
    quotation = {"type": "TextQuoteSelector", **{key: " ".join(text.split()) for key, text in parts.items() if text}}
    if evidence.page is None:
        return quotation
    place = {"type": "FragmentSelector", "conformsTo": _PDF, "value": f"page={evidence.page}"}
    return {**place, "refinedBy": quotation}


def _state(source: Source) -> Node:
    """The source as it was on the day on which we read it: of that day no hour is known."""
    return told({"type": "TimeState", **day_of("sourceDate", source.data.read_on), "cached": source.data.archived})


def day_of(key: str, day: dt.date) -> Node:
    """A day as the two moments that bound it, because these vocabularies know moments only."""
    return {f"{key}Start": f"{day.isoformat()}T00:00:00Z", f"{key}End": f"{day.isoformat()}T23:59:59Z"}


def _publisher(here: Here) -> Node:
    return {"id": here.iri(PUBLISHER), "type": "Organization", "name": here.data.catalog.site.publisher.name}
