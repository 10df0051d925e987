"""The id of a new entry: made from its name, free, and never one that was published as something else."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from generator.checks import ids_never_die
from generator.kinds.declaration import Kind
from generator.loading.ids import check_id, suggest_id
from generator.model.catalog import Catalog
from generator.pages.links import MATRIX

_LONGEST = 60


def propose_id(root: Path, catalog: Catalog, kind: Kind, name: str) -> str:
    """The nearest free id to a name: small letters, digits and hyphens, cut between words where it is long."""
    slug = suggest_id(name) or kind.singular.replace(" ", "-")
    if len(slug) > _LONGEST:
        slug = slug[: _LONGEST + 1].rpartition("-")[0] or slug[:_LONGEST]
    candidates = (slug if number == 1 else f"{slug}-{number}" for number in count(1))
    return next(each for each in candidates if not refusal(root, catalog, kind, each))


def refusal(root: Path, catalog: Catalog, kind: Kind, entry_id: str) -> str:
    """Why an id cannot be had, with what to do; empty if it can."""
    file = f"content/{kind.id}/{entry_id}.yml"
    if problem := check_id(file):
        return f"{problem.message} {problem.tip}".replace(f"{entry_id}.yml", entry_id).replace(".yml", "")
    if entry_id == MATRIX and kind.declared.matrix:
        return "The matrix of this kind has the address of this entry. Give the entry another id."
    if (root / file).exists() or (root / file).is_symlink():
        return f"{file} is there already, and nothing is overwritten. Choose another id."
    key = f"{kind.id}/{entry_id}"
    if key in ids_never_die.read_ids(catalog.ids_lock) or key in catalog.moved:
        return f"“{key}” was published as another entry. Choose another id."
    return ""
