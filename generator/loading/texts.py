"""Texts of sources that are at hand: those that may be published, in the project itself, and those that may not."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.loading.file_names import relative_name
from generator.loading.files import find_files, read_text
from generator.loading.ids import check_ids
from generator.problems import Problem

ARTICLES_VARIABLE = "FACTSHEET_ARTICLES"
ARTICLES = Path("content") / "articles"
PUBLISHED = Path("content") / "texts"


@dataclass
class Texts:
    """Texts by the id of their source. `published` holds what lies in `content/texts/`, which every machine has."""

    held: dict[str, str] = field(default_factory=dict)
    published: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def load_texts(root: Path, sources: Collection[str], environ: Mapping[str, str]) -> Texts:
    """The texts of some sources. A published one is preferred, so that all machines read the same."""
    texts = Texts()
    _load_published(texts, root)
    texts.held = {name: text for name, text in texts.published.items() if name in sources}
    for folder in text_folders(root, environ):
        start = os.path.join(folder, "")  # noqa: PTH118 - one step for each source, of which there are many
        for source in sources:
            if source not in texts.held and os.path.isfile(f"{start}{source}.txt"):  # noqa: PTH113
                path = folder / f"{source}.txt"
                text, problems = read_text(path, folder, path.name, found=not path.is_symlink())
                texts.problems += problems
                if text is not None:
                    texts.held[source] = text
    return texts


def text_folders(root: Path, environ: Mapping[str, str]) -> list[Path]:
    """Where texts that may not be published are looked for: the folder that the environment names comes first."""
    named = environ.get(ARTICLES_VARIABLE)
    return [*([Path(named)] if named else []), root / ARTICLES]


def _load_published(texts: Texts, root: Path) -> None:
    paths, problems = find_files(root / PUBLISHED, root, (".txt",))
    files = [relative_name(path, root) for path in paths]
    texts.problems += problems + check_ids(files)
    for path, file in zip(paths, files, strict=True):
        text, problems = read_text(path, root, file)
        texts.problems += problems
        if text is not None:
            texts.published[path.stem] = text
