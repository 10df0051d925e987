"""Where statements come from, in the words of PROV-O (https://www.w3.org/TR/prov-o/).

A statement is derived from its sources: from a primary one as its primary source, from one whose words are printed as
quoted. It is attributed to who says so, else to the publisher of the site. A source is attributed to its publisher. On
a day entries were checked against their sources. How a word of ours came about is told by the history, not here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.linked.naming import PUBLISHER, THING, Here, Node, told
from generator.model.entry import Entry
from generator.model.parts import Evidence, Fact, Value
from generator.model.source import Source, Tier
from generator.model.speakers import Unnamed
from generator.pages.links import fact_uri, reference_uri, source_uri

_LINKS = (
    *("wasDerivedFrom", "hadPrimarySource", "wasQuotedFrom", "wasAttributedTo", "wasAssociatedWith", "used"),
    "alternateOf",
)
CONTEXT: Node = {
    "prov": "http://www.w3.org/ns/prov#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
    **{name: {"@id": f"prov:{name}", "@type": "@id"} for name in _LINKS},
    **{name: {"@id": f"prov:{name}", "@type": "xsd:dateTime"} for name in ("startedAtTime", "endedAtTime")},
    **{name: f"prov:{name}" for name in ("Entity", "Activity", "Agent", "Organization")},
}


def of_entry(entry: Entry, here: Here) -> Iterator[Node]:
    """Each fact and value of an entry with its sources and who says so."""
    parts: tuple[Fact | Value, ...] = (*entry.values, *entry.facts)
    for part in parts:
        yield told(
            {
                "@id": here.iri(fact_uri(entry, part.id)),
                "@type": "Entity",
                **_derived(part.evidence, here),
                "wasAttributedTo": _says(part, here),
            }
        )


def of_source(source: Source, here: Here) -> Node:
    """A source, who published it, where it is, and the one that it copies or rewrites."""
    origin = source.data.derived_from
    return told(
        {
            "@id": here.iri(source_uri(source.id) + THING),
            "@type": "Entity",
            "label": source.data.title,
            "alternateOf": source.address,
            "wasDerivedFrom": here.iri(source_uri(origin) + THING) if origin else None,
            "wasAttributedTo": {"@type": "Organization", "label": source.data.publisher},
        }
    )


def publisher(here: Here) -> Node:
    """Who answers for the site."""
    return {"@id": here.iri(PUBLISHER), "@type": "Organization", "label": here.data.catalog.site.publisher.name}


def checking(day: str, uris: Iterable[str], here: Here) -> Node:
    """The work of a day: what was checked then, entries and records of sources. Of the day no hour is known."""
    return {
        "@id": here.iri(f"{here.uri}#checked-{day}"),
        "@type": "Activity",
        "label": f"Checked on {day}",
        "startedAtTime": f"{day}T00:00:00Z",
        "endedAtTime": f"{day}T23:59:59Z",
        "wasAssociatedWith": here.iri(PUBLISHER),
        "used": [here.iri(uri) for uri in uris],
    }


def _derived(evidence: Iterable[Evidence], here: Here) -> Node:
    """Each source under the words that say most of it; both where it is primary and its words are printed."""
    pieces = list(evidence)
    names = list(dict.fromkeys(item.source for item in pieces))
    quoted = {item.source for item in pieces if item.quote}
    primary = {name for name in names if here.data.catalog.sources[name].data.tier is Tier.PRIMARY}

    def iris(chosen: Iterable[str]) -> list[str]:
        return [here.iri(source_uri(name) + THING) for name in chosen]

    return {
        "wasDerivedFrom": iris(name for name in names if name not in quoted | primary),
        "hadPrimarySource": iris(name for name in names if name in primary),
        "wasQuotedFrom": iris(name for name in names if name in quoted),
    }


def _says(part: Fact | Value, here: Here) -> str | Node:
    by = part.by if isinstance(part, Fact) else None
    if isinstance(by, Unnamed):
        return {"@type": "Agent", "label": by.described}
    entry = here.data.catalog.entry(by) if by else None
    return here.iri(reference_uri(entry.reference) + THING) if entry else here.iri(PUBLISHER)
