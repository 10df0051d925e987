"""Reads a whole project from the disk: settings, kinds, entries, sources, documents, locks and held texts."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.loading.documents import Document, load_documents, other_files
from generator.loading.file_names import relative_name
from generator.loading.files import MAX_LOCK_BYTES, look_for, read_text
from generator.loading.history import last_changes
from generator.loading.ids import check_ids
from generator.loading.record import Record, parse_record
from generator.loading.symlinks import links_of_products
from generator.loading.texts import load_texts
from generator.loading.translations import TRANSLATIONS, load_foreign
from generator.problems import Problem

CORRECTIONS = "content/corrections.yml"
EXCEPTIONS = "content/exceptions.yml"


@dataclass
class Project:
    """Everything read, nothing judged: data with positions, texts, and what could not be read."""

    root: Path
    settings: dict[str, Record] = field(default_factory=dict)
    kinds: dict[str, Record] = field(default_factory=dict)
    entries: dict[str, dict[str, Record]] = field(default_factory=dict)
    sources: dict[str, Record] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    own_files: frozenset[str] = frozenset()
    corrections: Record | None = None
    exceptions: Record | None = None
    outlines: dict[str, Record] = field(default_factory=dict)
    translations: dict[str, dict[str, Record]] = field(default_factory=dict)
    languages: dict[str, Record] = field(default_factory=dict)
    quotes_lock: str = ""
    ids_lock: str = ""
    texts: dict[str, str] = field(default_factory=dict)
    published: dict[str, str] = field(default_factory=dict)
    history: dict[str, dt.date] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def load_project(root: Path, environ: Mapping[str, str] | None = None) -> Project:
    """Read the project in the folder `root`. Never raises for content: what is wrong stands in `problems`."""
    project = load_settings(root)
    project.sources = _load_folder(project, root / "content" / "sources")
    for kind in project.kinds:
        project.entries[kind] = _load_folder(project, root / "content" / kind)
    project.corrections = _load_optional(project, CORRECTIONS)
    project.exceptions = _load_optional(project, EXCEPTIONS)
    _refuse_strays(project)
    project.problems += links_of_products(root)
    project.documents, problems = load_documents(root)
    project.problems += problems
    project.own_files = other_files(root)
    project.quotes_lock = _lock(project, root / "content" / "quotes.lock")
    project.ids_lock = _lock(project, root / "content" / "ids.lock")
    texts = load_texts(root, project.sources, os.environ if environ is None else environ)
    project.texts, project.published = texts.held, texts.published
    project.problems += texts.problems
    project.history = last_changes(root)
    return project


def load_settings(root: Path) -> Project:
    """What all else is read by, and nothing else: settings, vocabulary, kinds, maps, and words of other languages."""
    project = Project(root)
    for name in ("site", "vocabulary"):
        _load_setting(project, name)
    project.kinds = _load_folder(project, root / "site_config" / "kinds")
    project.outlines = _load_folder(project, root / "site_config" / "maps")
    foreign = load_foreign(root, lambda path: _load_record(project, path, relative_name(path, root), found=True))
    project.translations, project.languages = foreign.translations, foreign.languages
    project.problems += foreign.problems
    return project


def _load_setting(project: Project, name: str) -> None:
    file = f"site_config/{name}.yml"
    path = project.root / file
    if not path.is_file():
        tip = "Put it back, or make a new one."
        project.problems.append(Problem(file, 0, 0, "missing-file", f"The file {file} is missing.", tip))
        return
    record = _load_record(project, path, file)
    if record:
        project.settings[name] = record


def _load_folder(project: Project, folder: Path) -> dict[str, Record]:
    """All YAML files of a folder by id. A folder that is not there holds nothing."""
    records: dict[str, Record] = {}
    found, problems = look_for(folder, project.root, (".yml",))
    project.problems += problems
    project.problems += check_ids([each.file for each in found])
    for each in found:
        folders, _, name = each.inside.rpartition("/")
        if folders:
            tip = f"Move it to {relative_name(folder, project.root)}/."
            message = "Folders of a kind hold no folders."
            project.problems.append(Problem(each.file, 0, 0, "nested-folder", message, tip))
        record = _load_record(project, each.path, each.file, found=True, plain=each.plain)
        if record:
            records[name.removesuffix(".yml")] = record
    return records


def _load_record(
    project: Project, path: Path | str, file: str, *, found: bool = False, plain: bool = False
) -> Record | None:
    text, problems = read_text(path, project.root, file, found=found, plain=plain)
    project.problems += problems
    if text is None:
        return None
    record, problems = parse_record(text, file)
    project.problems += problems
    return record


def _load_optional(project: Project, file: str) -> Record | None:
    """A file that a site needs only if it has something to say in it."""
    path = project.root / file
    return _load_record(project, path, file) if path.is_file() else None


def _refuse_strays(project: Project) -> None:
    """A folder in `content/` that no kind owns would be passed over without a word, so it is refused."""
    content = project.root / "content"
    declared = (project.root / "site_config" / "kinds").glob("*.yml")  # also those that cannot be read
    known = {*(path.stem for path in declared), "sources", "articles", "texts", TRANSLATIONS.name}
    for path in sorted(content.iterdir()) if content.is_dir() else ():
        name = f"content/{path.name}"
        if path.is_dir() and path.name not in known:
            tip = f"Declare it in site_config/kinds/{path.name}.yml, or move its files to: {', '.join(sorted(known))}."
            project.problems.append(Problem(name, 0, 0, "stray-folder", f"No kind is called “{path.name}”.", tip))
        elif path.is_file() and path.suffix in (".yml", ".yaml") and name not in (CORRECTIONS, EXCEPTIONS):
            tip = "Move it into the folder of its kind."
            project.problems.append(
                Problem(name, 0, 0, "stray-file", "An entry lies outside the folders of kinds.", tip)
            )


def _lock(project: Project, path: Path) -> str:
    if not path.is_file():
        return ""
    text, problems = read_text(path, project.root, path.relative_to(project.root).as_posix(), most=MAX_LOCK_BYTES)
    project.problems += problems
    return text or ""
