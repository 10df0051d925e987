"""What lies near a correction: few entries, so that the pages of all others need not be searched for what they show."""

from __future__ import annotations

from collections.abc import Iterator, Set

from generator.checks.keeping import kept
from generator.model.catalog import Catalog, follow
from generator.model.references import Reference
from generator.prose.tokens import find_tokens


def resolve(catalog: Catalog, reference: Reference) -> Reference | None:
    """Where a statement is now, through renamed entries and facts; None if it is nowhere."""
    entry = catalog.entry(reference)
    if entry is None:
        return None
    anchor = entry.data.former_ids.get(reference.anchor, reference.anchor)
    return Reference(entry.kind.id, entry.id, anchor)


@kept
def near_corrected(catalog: Catalog) -> frozenset[str]:
    """The entries whose pages can show anything of one that was corrected (`corrected.py` says what a page shows).

    That is what refers to it, be it through a sentence within a sentence, what it refers to, and what caused these.
    """
    wanted = catalog.noted.keys() & catalog.entries.keys()
    near, told = set(wanted), set[Reference]()
    fresh = wanted
    while fresh:
        # With each itself: one sentence of an entry may show another, which nobody counts as a link to it.
        fresh = {key for each in fresh for key in (each, *catalog.backlinks.get(each, ()))}
        near |= fresh
        more = {fact for key in fresh for fact in _telling(catalog, key, wanted, told)} - told
        told |= more
        fresh = {fact.entry for fact in more}
    named = {key for key, keys in catalog.backlinks.items() if not wanted.isdisjoint(keys)}
    causes = (event.caused_by for key in near for event in catalog.entries[key].status)
    return frozenset(near | named | {follow(each.entry, catalog.moved) for each in causes if each})


def _telling(catalog: Catalog, key: str, wanted: Set[str], told: Set[Reference]) -> Iterator[Reference]:
    """The facts of an entry whose sentences lead to one that is wanted, or show a sentence that is told already."""
    entry = catalog.entries[key]
    for fact in entry.facts:
        for token in find_tokens(fact.says):
            leads_to = resolve(catalog, token.reference) if token.reference else None
            if leads_to and (leads_to.entry in wanted or (leads_to in told and not token.label)):
                yield Reference(entry.kind.id, entry.id, fact.id)
