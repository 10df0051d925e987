"""The columns of a kind's matrix name types of sources, kinds and fields that exist, and its page has its address."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.rule import Rule
from generator.checks.suggestions import nearest
from generator.kinds.declaration import Kind
from generator.kinds.field_types import Base
from generator.kinds.matrix import MatrixColumn
from generator.loading.validate import problem_at
from generator.model.catalog import Catalog
from generator.model.walk import Path
from generator.pages.links import MATRIX
from generator.problems import Problem


def check(catalog: Catalog) -> Iterator[Problem]:
    """Look at every kind that declares a matrix."""
    for kind in catalog.kinds.values():
        if kind.declared.matrix is None:
            continue
        for index, column in enumerate(kind.declared.matrix.columns):
            path = ("matrix", "columns", index)
            yield from _sources(catalog, kind, column, path)
            yield from _referred_by(catalog, kind, column, path)
        taken = catalog.entries.get(f"{kind.id}/{MATRIX}") or catalog.moved.get(f"{kind.id}/{MATRIX}")
        if taken:
            message = "The matrix of this kind has the address of this entry."
            yield Problem(taken.record.file, 0, 0, RULE.name, message, "Give the entry another id.")


def _sources(catalog: Catalog, kind: Kind, column: MatrixColumn, path: Path) -> Iterator[Problem]:
    known = catalog.vocabulary.lists["source-types"]
    for place, word in enumerate(column.sources):
        if word not in known:
            near = nearest(word, known)
            tip = f"Did you mean {near}?" if near else f"Use one of: {', '.join(known)}."
            message = f"“{word}” is no type of source."
            yield problem_at(kind.record, (*path, "sources", place), RULE.name, message, tip)


def _referred_by(catalog: Catalog, kind: Kind, column: MatrixColumn, path: Path) -> Iterator[Problem]:
    named = column.referred_by
    if named is None or f"kinds/{named.kind}" in catalog.broken:
        return
    other = catalog.kinds.get(named.kind)
    if other is None:
        near = nearest(named.kind, catalog.kinds)
        tip = f"Did you mean {near}?" if near else f"Use one of: {', '.join(catalog.kinds)}."
        message = f"There is no kind “{named.kind}”."
        yield problem_at(kind.record, (*path, "referred_by", "kind"), RULE.name, message, tip)
        return
    leading = [
        name
        for name, field in other.fields()
        if field.type.base is Base.REFERENCE and field.type.target in ("", kind.id)
    ]
    if named.field not in leading:
        near = nearest(named.field, leading)
        tip = f"Did you mean {near}?" if near else f"Use one of: {', '.join(leading) or 'none'}."
        message = f"“{named.field}” is no field in which a {other.singular} refers to a {kind.singular}."
        yield problem_at(kind.record, (*path, "referred_by", "field"), RULE.name, message, tip)


RULE = Rule("matrix", "What the columns of a matrix name exists.", check)
