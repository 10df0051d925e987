"""What an index can be narrowed by exists, and is a choice: words, names or years, and no prose."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.rule import Rule
from generator.checks.suggestions import nearest
from generator.kinds.declaration import Kind
from generator.kinds.index import NARROWING
from generator.loading.validate import problem_at
from generator.model.catalog import Catalog
from generator.problems import Problem

# The address of a narrowed list keeps these besides: the words that are looked for, the order, the page.
_KEPT = frozenset({"q", "sort", "page"})


def check(catalog: Catalog) -> Iterator[Problem]:
    """Look at the filters of every kind that declares some."""
    for kind in catalog.kinds.values():
        for index, name in enumerate(kind.declared.index.filters or ()):
            if found := _mistake(catalog, kind, name):
                yield problem_at(kind.record, ("index", "filters", index), RULE.name, *found)


def _mistake(catalog: Catalog, kind: Kind, name: str) -> tuple[str, str] | None:
    declared = kind.declared
    if name in _KEPT:
        return f"“{name}” means something else in the address of a list.", "Rename the field, or take it out."
    if name in declared.fields:
        if declared.fields[name].type.base in NARROWING:
            return None
        return f"“{name}” cannot be chosen from.", "Name a field of the type term, reference, date or text."
    own = {"tags", "checked_on", *(["status"] if declared.status else []), *(["as_of"] if declared.values else [])}
    if name in own or name in catalog.kinds or f"kinds/{name}" in catalog.broken:
        return None
    known = [*declared.fields, *sorted(own), *catalog.kinds]
    near = nearest(name, known)
    tip = f"Did you mean {near}?" if near else f"Name a field of the kind, or a kind: {', '.join(known)}."
    return f"“{name}” is neither a field of this kind nor a kind.", tip


RULE = Rule("filters", "What an index can be narrowed by exists.", check)
