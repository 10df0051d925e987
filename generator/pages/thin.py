"""What editors should strengthen: facts on one press source, and findings of courts without a court's record."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from generator.model.catalog import Catalog
from generator.model.entry import Entry
from generator.model.independence import lacks_court_source, origin, single_source_facts
from generator.model.parts import Fact
from generator.model.source import Source

Facts = list[tuple[Entry, list[Fact]]]


def thin_evidence(catalog: Catalog) -> dict[str, Any]:
    """What the template `editors.md.j2` lists: `court`, `single` and `derived`."""
    return {
        "court": _by_entry(catalog, lambda entry: [fact for fact in entry.facts if lacks_court_source(catalog, fact)]),
        "single": _by_entry(catalog, lambda entry: single_source_facts(catalog, entry)),
        "derived": _copies(catalog),
    }


def _by_entry(catalog: Catalog, facts_of: Callable[[Entry], list[Fact]]) -> Facts:
    """The entries with such facts, kind by kind in the order of the menu."""
    entries = (entry for kind in catalog.site.kinds for entry in catalog.of_kind(kind))
    return [(entry, facts) for entry in entries if (facts := facts_of(entry))]


def _copies(catalog: Catalog) -> list[tuple[Source, list[Source]]]:
    """Each source from which others are derived, with those others."""
    found: dict[str, list[Source]] = {}
    for name in sorted(catalog.sources):
        first = origin(name, catalog.sources)
        if first != name:
            found.setdefault(first, []).append(catalog.sources[name])
    return [(catalog.sources[first], copies) for first, copies in sorted(found.items())]
