"""Texts of sources that are at hand: those that may be published, in the project itself, and those that may not."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.loading.files import look_for, read_text
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
            path = f"{start}{source}.txt"
            if source not in texts.held and os.path.isfile(path):  # noqa: PTH113
                plain = not os.path.islink(path)  # noqa: PTH114
                text, problems = read_text(path, folder, f"{source}.txt", plain=plain)
                texts.problems += problems
                if text is not None:
                    texts.held[source] = text
    return texts


def text_folders(root: Path, environ: Mapping[str, str]) -> list[Path]:
    """Where texts that may not be published are looked for: the folder that the environment names comes first."""
    named = environ.get(ARTICLES_VARIABLE)
    return [*([Path(named)] if named else []), root / ARTICLES]


def _load_published(texts: Texts, root: Path) -> None:
    found, problems = look_for(root / PUBLISHED, root, (".txt",))
    texts.problems += problems + check_ids([each.file for each in found])
    for each in found:
        text, problems = read_text(each.path, root, each.file, found=True, plain=each.plain)
        texts.problems += problems
        if text is not None:
            texts.published[each.inside.rpartition("/")[2].removesuffix(".txt")] = text
