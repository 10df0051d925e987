"""References lead to entries that exist, of the kind that the field asks for."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.rule import Rule
from generator.checks.suggestions import did_you_mean
from generator.kinds.field_types import Base
from generator.loading.validate import problem_at
from generator.model.absences import Absence
from generator.model.catalog import Catalog, follow
from generator.model.entry import Entry
from generator.model.references import Reference
from generator.model.walk import Path, references_of, referred_by
from generator.problems import Level, Problem
from generator.rewriting.offers import fixed_by, new_value


def check(catalog: Catalog) -> Iterator[Problem]:
    """Look at every typed reference of every entry."""
    entries, moved = catalog.entries, catalog.moved
    wanted_of: dict[tuple[str, str | int], str] = {}
    for entry in entries.values():
        if _is_fine(entry, catalog):
            continue
        for path, reference in references_of(entry):
            if (field := (entry.kind.id, path[0])) not in wanted_of:
                wanted_of[field] = _wanted_kind(entry, path)
            wanted, key = wanted_of[field], reference.entry
            right = not reference.anchor and (not wanted or reference.kind == wanted)
            if not (right and key in entries and key not in moved):  # as nearly all are
                yield from _look(catalog, entry, path, reference)


def _is_fine(entry: Entry, catalog: Catalog) -> bool:
    """Whether all references of an entry lead to others of the right kinds, by the very names of these, as is usual."""
    entries, moved = catalog.entries, catalog.moved
    for name, declared in entry.kind.fields_of(Base.REFERENCE):
        value = entry.fields.get(name)
        if (wanted := declared.type.target) and value is not None and not isinstance(value, Absence):
            for each in value if declared.type.is_list else (value,):
                if each.kind != wanted:
                    return False
    return all(not each.anchor and each.entry in entries and each.entry not in moved for each in referred_by(entry))


def _look(catalog: Catalog, entry: Entry, path: Path, reference: Reference) -> Iterator[Problem]:
    wanted = _wanted_kind(entry, path)
    if wanted and reference.kind != wanted:
        message = f"`{path[0]}` leads to {wanted}, not to {reference.kind}."
        tip = did_you_mean(f"{wanted}/{reference.id}", catalog, wanted)
        yield problem_at(entry.record, path, RULE.name, message, tip)
    elif not catalog.knows(reference):
        yield problem_at(
            entry.record, path, RULE.name, missing(reference, catalog), did_you_mean(str(reference), catalog)
        )
    elif reference.entry in catalog.moved:
        now = moved_to(reference, catalog)
        message = f"“{reference.entry}” has moved to {now.entry}."
        problem = problem_at(entry.record, path, RULE.name, message, f"Write {now}.", level=Level.WARNING)
        yield fixed_by(problem, new_value(entry.record, path, str(now)))


def moved_to(reference: Reference, catalog: Catalog) -> Reference:
    """Where a reference to a renamed entry leads now; its fact stays the same."""
    now = follow(reference.entry, catalog.moved)
    target = Reference.parse(now)
    return Reference(target.kind, target.id, reference.anchor)


def missing(reference: Reference, catalog: Catalog) -> str:
    """What is missing, in words: the kind, the entry, or the fact in the entry."""
    if reference.kind not in catalog.kinds:
        return f"There is no kind “{reference.kind}”."
    if catalog.entry(reference) is None:
        return f"There is no entry “{reference.entry}”."
    return f"“{reference.entry}” has no fact or value “{reference.anchor}”."


def _wanted_kind(entry: Entry, path: Path) -> str:
    declared = entry.kind.declared.fields.get(str(path[0]))
    return declared.type.target if declared else ""


RULE = Rule("unknown-reference", "References lead to entries that exist, of the kind that the field asks for.", check)
