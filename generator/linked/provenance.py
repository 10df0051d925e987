"""Where statements come from, in the words of PROV-O (https://www.w3.org/TR/prov-o/).

A sentence of ours is attributed to the publisher of the site, for nobody else wrote it. It is derived from its sources,
from a primary one as its primary source. Between both stands the passage, where its words are printed or somebody is
named who says so: it is quoted or derived from the source, and attributed to who published that, for a report about
somebody is not in their words. Whom it has say so stands beside it in a property of schema.org: in PROV-O each form of
attribution, a qualified one too, would make them its author. On a day entries were checked against their sources. How a
word of ours came about is told by the history.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.linked.naming import PUBLISHER, THING, Here, Node, told
from generator.model.entry import Entry
from generator.model.parts import Evidence, Fact, Value
from generator.model.references import Reference
from generator.model.source import Source, Tier
from generator.model.speakers import Unnamed
from generator.outputs.steady_ids import SteadyIds
from generator.pages.links import fact_uri, reference_uri, source_uri

PUBLISHED_BY = "#publisher"  # of a source's page
_LINKS = (
    *("wasDerivedFrom", "hadPrimarySource", "wasQuotedFrom", "wasAttributedTo", "wasAssociatedWith", "used"),
    "alternateOf",
)
CONTEXT: Node = {
    "prov": "http://www.w3.org/ns/prov#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
    **{name: {"@id": f"prov:{name}", "@type": "@id"} for name in _LINKS},
    # “To whom the quotation is attributed within the containing CreativeWork.”
    "spokenByCharacter": {"@id": "https://schema.org/spokenByCharacter", "@type": "@id"},
    **{name: {"@id": f"prov:{name}", "@type": "xsd:dateTime"} for name in ("startedAtTime", "endedAtTime")},
    **{name: f"prov:{name}" for name in ("Entity", "Activity", "Agent", "Organization")},
}


def of_entry(entry: Entry, here: Here) -> Iterator[Node]:
    """Each fact and value of an entry with its passages, its sources, and who says so."""
    parts: tuple[Fact | Value, ...] = (*entry.values, *entry.facts)
    for part in parts:
        passages = list(_passages(part, entry, here))
        yield told(
            {
                "@id": here.iri(fact_uri(entry, part.id)),
                "@type": "Entity",
                **_derived(part, [node["@id"] for node in passages], here),
                "wasAttributedTo": here.iri(PUBLISHER),
            }
        )
        yield from passages


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
            "wasAttributedTo": {
                "@id": here.iri(source_uri(source.id) + PUBLISHED_BY),
                "@type": "Organization",
                "label": source.data.publisher,
            },
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


def _passages(part: Fact | Value, entry: Entry, here: Here) -> Iterator[Node]:
    """What the sentence rests on: words of a source that are printed, and whatever somebody is named for."""
    by, ids = _by(part), SteadyIds()
    for item in part.evidence:
        if _has_passage(item, part):
            source = source_uri(item.source)
            name = ids.of(f"{entry.key}/{part.id}/{item.source}-", _words(item))
            yield told(
                {
                    "@id": here.iri(f"{here.uri}#{name}"),
                    "@type": "Entity",
                    "wasQuotedFrom" if item.quote else "wasDerivedFrom": here.iri(source + THING),
                    "wasAttributedTo": here.iri(source + PUBLISHED_BY),
                    "spokenByCharacter": _speaker(by, here) if by else None,
                }
            )


def _derived(part: Fact | Value, passages: list[str], here: Here) -> Node:
    """Passages and sources; a source of which all is in passages stands here only where it is a primary one."""
    sources = here.data.catalog.sources
    names = dict.fromkeys(item.source for item in part.evidence)
    primary = [name for name in names if sources[name].data.tier is Tier.PRIMARY]
    bare = dict.fromkeys(item.source for item in part.evidence if not _has_passage(item, part))
    direct = [name for name in bare if name not in primary]
    return {
        "wasDerivedFrom": [*passages, *(here.iri(source_uri(name) + THING) for name in direct)],
        "hadPrimarySource": [here.iri(source_uri(name) + THING) for name in primary],
    }


def _by(part: Fact | Value) -> Reference | Unnamed | None:
    return part.by if isinstance(part, Fact) else None


def _words(item: Evidence) -> str:
    """What tells a passage from others of its source: the words that it quotes, or else their place."""
    return item.quote or f"{item.paragraph} {item.words} {item.at} {item.page}"


def _has_passage(item: Evidence, part: Fact | Value) -> bool:
    return bool(item.quote or _by(part))


def _speaker(by: Reference | Unnamed, here: Here) -> str | Node:
    entry = None if isinstance(by, Unnamed) else here.data.catalog.entry(by)
    if entry is None:
        return {"@type": "Agent", "label": by.described if isinstance(by, Unnamed) else str(by)}
    return here.iri(reference_uri(entry.reference) + THING)
