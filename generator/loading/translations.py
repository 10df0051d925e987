"""Reads what translators write: the translations of content, and the words of the site in other languages."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from generator.loading.file_names import relative_name
from generator.loading.files import find_files
from generator.loading.record import Record
from generator.problems import Problem

TRANSLATIONS = Path("content") / "translations"
LANGUAGES = Path("site_config") / "languages"
# What a folder or file is named after: a language, such as es or pt-BR.
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z]{2})?")

LoadRecord = Callable[[Path], Record | None]


@dataclass
class InOtherLanguages:
    """What was read: by language, the files of translations by what they translate, and the words of the site."""

    translations: dict[str, dict[str, Record]] = field(default_factory=dict)
    languages: dict[str, Record] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def load_foreign(root: Path, load: LoadRecord) -> InOtherLanguages:
    """Read `content/translations/LANGUAGE/` and `site_config/languages/LANGUAGE.yml`; `load` reads one file."""
    foreign = InOtherLanguages()
    for path in _files(root / TRANSLATIONS, root, foreign):
        language, *inside = path.relative_to(root / TRANSLATIONS).with_suffix("").parts
        if not _LANGUAGE.fullmatch(language) or len(inside) < 2:
            tip = "Write it with `factsheet translate LANGUAGE KEY`, which knows where it belongs."
            foreign.problems.append(_misplaced(path, root, "A translation lies in LANGUAGE/KIND/ID.yml.", tip))
        elif record := load(path):
            key = "/".join(inside) + (".md" if inside[0] == "docs" else "")
            foreign.translations.setdefault(language, {})[key] = record
    for path in _files(root / LANGUAGES, root, foreign):
        if path.parent != root / LANGUAGES or not _LANGUAGE.fullmatch(path.stem):
            tip = "Name it after its language, such as site_config/languages/es.yml."
            foreign.problems.append(_misplaced(path, root, "A file of words is named after its language.", tip))
        elif record := load(path):
            foreign.languages[path.stem] = record
    return foreign


def _files(folder: Path, root: Path, foreign: InOtherLanguages) -> list[Path]:
    paths, problems = find_files(folder, root, (".yml",))
    foreign.problems += problems
    return paths


def _misplaced(path: Path, root: Path, message: str, tip: str) -> Problem:
    return Problem(relative_name(path, root), 0, 0, "stray-file", message, tip)


def translation_file(language: str, key: str) -> Path:
    """Where the translation of an entry (`kind/id`) or page (`docs/page.md`) lies below the project's folder."""
    return TRANSLATIONS / language / f"{key.removesuffix('.md')}.yml"
