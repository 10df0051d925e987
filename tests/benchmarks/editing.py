"""Edits of made projects, as an editor of facts makes them: one file is saved, and the content stays in order."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from tests.benchmarks.files import dumped


def read(path: Path) -> dict[str, Any]:
    """The data of a file; all scalars are text."""
    data: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), yaml.CBaseLoader)
    return data


def save(path: Path, data: dict[str, Any]) -> None:
    """Write a file in one step, as editors do."""
    fresh = path.with_name(f".{path.name}.new")
    fresh.write_text(dumped(data), encoding="utf-8")
    fresh.replace(path)


def reword(path: Path, sentence: str) -> None:
    """Let the first fact of an entry say one sentence more, in place of one that was added before."""
    data = read(path)
    says = data["facts"][0]["says"].partition(" It was seen")[0]
    data["facts"][0]["says"] = f"{says} {sentence}"
    save(path, data)


def retell(path: Path, sentence: str) -> None:
    """Let the summary of an entry begin with another sentence."""
    data = read(path)
    data["summary"] = f"{sentence} {data['summary'].partition('. ')[2] or data['summary']}"
    save(path, data)


def retag(path: Path, topic: str) -> None:
    """Put an entry on one topic, and on no other."""
    save(path, {**read(path), "tags": [topic]})


def move(path: Path, fresh: Path) -> None:
    """Give an entry another id, and leave a stub, as for one that was published."""
    text = path.read_text(encoding="utf-8")
    fresh.write_text(text, encoding="utf-8")
    save(path, {"moved_to": "/".join(fresh.with_suffix("").parts[-2:])})


def add_words(template: Path, words: str) -> None:
    """Let a template say more in its last block."""
    before, end, behind = template.read_text(encoding="utf-8").rpartition("{% endblock %}")
    template.write_text(f"{before}\n{words}\n\n{end}{behind}", encoding="utf-8")
