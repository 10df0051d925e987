"""Where each source is used: by which statement of which entry, with which evidence."""

from __future__ import annotations

from generator.model.catalog import Catalog
from generator.model.entry import Entry
from generator.model.parts import Evidence
from generator.model.walk import Path, evidence_of

Use = tuple[Entry, str, Evidence]  # the entry, the anchor of its fact or value or part of the page, the evidence


def uses_of_sources(catalog: Catalog) -> dict[str, list[Use]]:
    """For each source that is cited, its uses in the order of the menu."""
    uses: dict[str, list[Use]] = {}
    for kind in catalog.site.kinds:
        for entry in catalog.of_kind(kind):
            for anchor, evidence in entry.kept(_in_entry):
                uses.setdefault(evidence.source, []).append((entry, anchor, evidence))
    return uses


def _in_entry(entry: Entry) -> tuple[tuple[str, Evidence], ...]:
    return tuple((anchor_of(entry, located.path), located.item) for located in evidence_of(entry))


def anchor_of(entry: Entry, path: Path) -> str:
    """The fact or value that a piece of evidence stands under, by its path; else the part of the page, if any."""
    group, index = path[0], path[1]
    if group == "facts" and isinstance(index, int):
        return entry.facts[index].id
    if group == "values" and isinstance(index, int):
        return entry.values[index].id
    return {"status": "timeline", "disagreements": "disagreements"}.get(str(group), "")
