"""What is renamed to what: reads the two names of `factsheet rename` and refuses what can be no renaming."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from generator.checks import ids_never_die
from generator.checks.suggestions import did_you_mean, nearest
from generator.loading.ids import check_id
from generator.model.catalog import Catalog
from generator.model.references import Reference
from generator.sourcing import RefusedError

SOURCES = "sources"


@dataclass(frozen=True)
class Renaming:
    """An entry, a fact or value of one (both with `anchor`), or a source (of the kind `sources`) gets another id."""

    old: Reference
    new: Reference

    @property
    def is_source(self) -> bool:
        """Whether a source is renamed."""
        return self.old.kind == SOURCES

    @property
    def old_file(self) -> str:
        """Where what is renamed, or the entry that holds it, lies."""
        return f"content/{self.old.entry}.yml"

    @property
    def new_file(self) -> str:
        """Where it will lie."""
        return f"content/{self.new.entry}.yml"


def read_renaming(root: Path, catalog: Catalog, old: str, new: str) -> Renaming:
    """The renaming that an editor asks for.

    `old` is kind/id or kind/id#fact, `new` the same or only what changes: an id, or the id of a fact. Raises
    RefusedError with a message for editors where there is no such thing, or the new name cannot be had.
    """
    before = _parse(old)
    _refuse_unknown(catalog, before)
    after = _parse(_whole(before, new.strip()))
    _refuse_form(before, after)
    if before.anchor:
        _refuse_taken_fact(catalog, before, after)
    else:
        _refuse_taken_entry(root, catalog, before, after)
    return Renaming(before, after)


def _parse(text: str) -> Reference:
    try:
        return Reference.parse(text.removeprefix("content/").removesuffix(".yml"))
    except ValueError as error:
        raise RefusedError(str(error)) from error


def _whole(old: Reference, new: str) -> str:
    """The new name in full, where only what changes was given."""
    if new.startswith("#"):
        return f"{old.entry}{new}"
    if "/" in new:
        return new
    return f"{old.entry}#{new}" if old.anchor else f"{old.kind}/{new}"


def _refuse_unknown(catalog: Catalog, old: Reference) -> None:
    if old.entry in catalog.broken:
        raise RefusedError(f"content/{old.entry}.yml has a mistake. Run `factsheet check`, and mend it first.")
    if old.kind == SOURCES:
        if old.id not in catalog.sources or old.anchor:
            near = nearest(old.id, catalog.sources)
            raise RefusedError(f"There is no source “{old.id}”.{f' Did you mean sources/{near}?' if near else ''}")
        return
    if old.entry in catalog.moved:
        now = catalog.moved[old.entry].to
        raise RefusedError(f"“{old.entry}” is only the stub of a renamed entry. Rename {now}.")
    if old.entry not in catalog.entries:
        tip = did_you_mean(old.entry, catalog)
        raise RefusedError(f"There is no entry “{old.entry}”.{f' {tip}' if tip.startswith('Did') else ''}")
    entry = catalog.entries[old.entry]
    if old.anchor in entry.data.former_ids:
        raise RefusedError(f"“{old}” was renamed already. Rename {old.entry}#{entry.data.former_ids[old.anchor]}.")
    if old.anchor and old.anchor not in entry.anchors():
        tip = did_you_mean(str(old), catalog)
        raise RefusedError(f"“{old.entry}” has no fact or value “{old.anchor}”. {tip}")


def _refuse_form(old: Reference, new: Reference) -> None:
    if old == new:
        raise RefusedError(f"“{old}” has this name already. Give another one.")
    if bool(old.anchor) != bool(new.anchor):
        raise RefusedError("Rename an entry to an entry, and a fact to a fact: kind/id#old-fact kind/id#new-fact.")
    if old.anchor and old.entry != new.entry:
        raise RefusedError("A fact keeps its entry when it is renamed. Copy it to the other entry by hand.")
    if SOURCES in (old.kind, new.kind) and old.kind != new.kind:
        raise RefusedError("A source stays a source. Write the new name as sources/NEW-ID.")


def _refuse_taken_fact(catalog: Catalog, old: Reference, new: Reference) -> None:
    entry = catalog.entries[old.entry]
    if new.anchor in entry.anchors():
        raise RefusedError(f"“{new}” is there already. Choose another id.")
    leads_to = entry.data.former_ids.get(new.anchor)
    if leads_to not in (None, old.anchor):
        raise RefusedError(f"“{new}” was the id of {old.entry}#{leads_to}, and leads there for ever. Choose another.")
    if leads_to is None and str(new) in ids_never_die.read_ids(catalog.ids_lock):
        raise RefusedError(f"“{new}” was published as another fact. Choose another id.")


def _refuse_taken_entry(root: Path, catalog: Catalog, old: Reference, new: Reference) -> None:
    if new.kind != SOURCES and new.kind not in catalog.kinds:
        near = nearest(new.kind, catalog.kinds)
        raise RefusedError(f"There is no kind “{new.kind}”.{f' Did you mean {near}?' if near else ''}")
    if problem := check_id(f"content/{new.entry}.yml"):
        raise RefusedError(f"{problem.message} {problem.tip}")
    source = catalog.sources.get(old.id) if old.kind == SOURCES else None
    if is_way_back(catalog, old, new) or (source and new.id in source.data.former_ids):
        return
    if (root / f"content/{new.entry}.yml").exists():
        raise RefusedError(f"content/{new.entry}.yml is there already, and nothing is overwritten. Choose another id.")
    if new.entry in ids_never_die.read_ids(catalog.ids_lock):
        raise RefusedError(f"“{new.entry}” was published as something else. Choose another id.")


def is_way_back(catalog: Catalog, old: Reference, new: Reference) -> bool:
    """Whether an entry gets back the name that it once had: a stub that leads to it stands there."""
    stub = catalog.moved.get(new.entry)
    return stub is not None and replace(stub.to, anchor="") == old
