"""Which sources are independent of each other: a text and its copies are one witness, however often it is printed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.model.catalog import Catalog
from generator.model.entry import Entry
from generator.model.parts import Assertion, Evidence, Fact
from generator.model.site import Role
from generator.model.source import Source, Tier


def origin(source_id: str, sources: Mapping[str, Source]) -> str:
    """The id of the source that this one copies or rewrites in the end; its own id if it stands for itself.

    In a circle, which the rule `derived-from` refuses, the first id in the order of the alphabet.
    """
    seen = [source_id]
    while seen[-1] in sources and (above := sources[seen[-1]].data.derived_from):
        if above in seen:
            return min(seen[seen.index(above) :])
        seen.append(above)
    return seen[-1]


def independent(catalog: Catalog, evidence: Iterable[Evidence]) -> list[str]:
    """The origins of some evidence, each once, in the order in which they are cited."""
    return list(dict.fromkeys(origin(item.source, catalog.sources) for item in evidence))


def rests_on_one_press_source(catalog: Catalog, evidence: Iterable[Evidence]) -> bool:
    """Whether all evidence comes from one press source: not a record itself, and of a type with the role `press`."""
    items = list(evidence)
    for item in items:  # first, because of most evidence the first one tells
        source = catalog.sources[item.source]
        if source.data.tier is Tier.PRIMARY or role_of(catalog, source) is not Role.PRESS:
            return False
    return len(independent(catalog, items)) == 1


def lacks_court_source(catalog: Catalog, fact: Fact) -> bool:
    """Whether a fact tells what a court held, and cites no source of a type with the role `court`."""
    return fact.assertion is Assertion.HELD and not any(
        role_of(catalog, catalog.sources[item.source]) is Role.COURT for item in fact.evidence
    )


def role_of(catalog: Catalog, source: Source) -> Role | None:
    """The role that the vocabulary gives to the type of a source."""
    return catalog.vocabulary.term("source-types", source.data.type).role


def single_source_facts(catalog: Catalog, entry: Entry) -> list[Fact]:
    """The facts of an entry that rest on one press source. Our own inferences name what they rest on anyway."""
    return [fact for fact in entry.facts if rests_on_one_press_source(catalog, fact.evidence)]
