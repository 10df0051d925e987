"""`factsheet rename`, worked out in memory: every file that changes, with what it becomes. Nothing is written here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.checks import ids_never_die, lock_format
from generator.loading.texts import ARTICLES, PUBLISHED, text_folders
from generator.loading.translations import translation_file
from generator.model.catalog import Catalog
from generator.rewriting.edits import Edit, apply
from generator.rewriting.renaming_facts import fact_edits, source_edits
from generator.rewriting.renaming_files import TextFile, named_in, text_files
from generator.rewriting.renaming_locks import ids_lock_after, quotes_lock_after
from generator.rewriting.renaming_names import Renaming, is_way_back
from generator.rewriting.renaming_text import Finder
from generator.rewriting.renaming_translations import translation_edits
from generator.sourcing import RefusedError


@dataclass
class Plan:
    """A renaming worked out. `contents` gives each file that changes its new bytes, None where it goes.

    `moved` names files by their old place, `places` says how often each file named what is renamed, and `left` which
    files hold the old name where no program can tell what it means.
    """

    renaming: Renaming
    contents: dict[str, bytes | None] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)
    places: dict[str, int] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)

    @property
    def stub(self) -> str:
        """The file that leads on from the old address; nothing where `former_ids` does."""
        return "" if self.renaming.old.anchor or self.renaming.is_source else self.renaming.old_file


def plan_renaming(root: Path, catalog: Catalog, renaming: Renaming, environ: Mapping[str, str]) -> Plan:
    """Everything that the renaming changes. Raises RefusedError where it cannot be done by a program."""
    plan = Plan(renaming)
    finder = Finder(renaming)
    more = [*translation_edits(catalog, finder)]
    if renaming.old.anchor:
        more += fact_edits(catalog.entries[renaming.old.entry], renaming)
    elif renaming.is_source:
        more += source_edits(catalog.sources[renaming.old.id], renaming)
    for file in text_files(root):
        _rename_in(plan, file, finder, [edit for edit in more if edit.file == file.name])
    if not renaming.old.anchor:
        _move(plan, root, catalog)
        _move_texts(plan, root, environ)
    _renew_locks(plan, root, catalog)
    return plan


def _rename_in(plan: Plan, file: TextFile, finder: Finder, more: list[Edit]) -> None:
    edits = {*named_in(file, finder), *more}
    after = apply(file.text, edits)
    if edits:
        plan.contents[file.name] = file.with_text(after)
        plan.places[file.name] = len(edits)
    if finder.names_elsewhere(after):
        plan.left.append(file.name)


def _move(plan: Plan, root: Path, catalog: Catalog) -> None:
    """The file goes to its new place, its translations with it, and a stub stays."""
    old, new = plan.renaming.old, plan.renaming.new
    first = (root / plan.renaming.old_file).read_text(encoding="utf-8-sig").partition("\n")[0]
    modeline = f"{first}\n" if first.startswith("# yaml-language-server:") and old.kind == new.kind else ""
    _move_file(plan, root, plan.renaming.old_file, plan.renaming.new_file, overwrite=is_way_back(catalog, old, new))
    if plan.stub:
        plan.contents[plan.stub] = f"{modeline}moved_to: {new}\n".encode()
    for language in catalog.translations:
        _move_file(plan, root, *(translation_file(language, key).as_posix() for key in (old.entry, new.entry)))


def _move_file(plan: Plan, root: Path, old: str, new: str, *, overwrite: bool = False) -> None:
    if not (root / old).is_file():
        return
    if (root / new).exists() and not overwrite:
        raise RefusedError(f"{new} is there already, and nothing is overwritten. Move it away, or choose another id.")
    plan.contents[new] = plan.contents.get(old) or (root / old).read_bytes()
    plan.contents[old] = None
    plan.places.pop(new, None)  # of the stub that goes
    plan.moved[old] = new


def _move_texts(plan: Plan, root: Path, environ: Mapping[str, str]) -> None:
    """The text of a source that lies in the project moves with it; of one elsewhere it is only said."""
    if not plan.renaming.is_source:
        return
    old, new = (f"{each.id}.txt" for each in (plan.renaming.old, plan.renaming.new))
    for folder in (ARTICLES, PUBLISHED):
        _move_file(plan, root, (folder / old).as_posix(), (folder / new).as_posix())
    for folder in text_folders(root, environ):
        if folder != root / ARTICLES and (folder / old).is_file():
            plan.left.append(f"{folder / old}")


def _renew_locks(plan: Plan, root: Path, catalog: Catalog) -> None:
    after = (
        (ids_never_die.FILE, catalog.ids_lock, ids_lock_after(catalog.ids_lock, plan.renaming)),
        (lock_format.FILE, catalog.quotes_lock, quotes_lock_after(catalog, plan.renaming)),
    )
    for name, before, now in after:
        if now != before:
            plan.contents[name] = now.encode()
