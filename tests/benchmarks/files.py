"""Writes invented content as a project: `python -m tests.benchmarks.files N DIR [--seed S]`.

The declaration of kinds, the look and the settings are those of tests/sites/bridges, with topics of its own. Both locks
are made as `factsheet verify` makes them, so `factsheet check` finds nothing wrong.
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml

from generator.checks.ids_never_die import format_ids
from generator.evidence.lock import digest, format_lock
from generator.model.parts import Evidence
from tests.benchmarks.content import SEED, Content, make_content

MODEL = Path(__file__).parent.parent / "sites" / "bridges"
_ADDRESS = "https://facts.example.org/"


def write_project(content: Content, root: Path) -> None:
    """Write everything into an empty or new folder, so that the commands run there."""
    shutil.copytree(MODEL / "site_config", root / "site_config", dirs_exist_ok=True)
    shutil.copy(MODEL / "mkdocs.yml", root / "mkdocs.yml")
    for path, text in _files(content):
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


def _files(content: Content) -> Iterator[tuple[str, str]]:
    """Every file that is not copied, as path below the project and text."""
    yield from _settings(content)
    for key, data in content.entries.items():
        yield f"content/{key}.yml", dumped(data)
    for source in content.sources:
        yield f"content/sources/{source.id}.yml", dumped(source.record())
        if source.held:
            folder = "texts" if source.published else "articles"
            yield f"content/{folder}/{source.id}.txt", "".join(f"{paragraph}\n\n" for paragraph in source.paragraphs)
    yield "content/corrections.yml", dumped({"corrections": content.corrections})
    yield "content/quotes.lock", format_lock(_attested(content))
    yield "content/ids.lock", format_ids(_ids(content))
    yield from _documents(content)


def dumped(data: Any) -> str:
    """Data as YAML, with the signs of every language as they are."""
    text: str = yaml.dump(data, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, width=100)
    return text


def _settings(content: Content) -> Iterator[tuple[str, str]]:
    site = (MODEL / "site_config/site.yml").read_text(encoding="utf-8")
    site = site.replace("bridges/old-mill-bridge", next(key for key in content.entries if key.startswith("bridges/")))
    yield "site_config/site.yml", site.replace('address: ""', f'address: "{_ADDRESS}"')
    words = yaml.load((MODEL / "site_config/vocabulary.yml").read_text(encoding="utf-8"), yaml.CBaseLoader)
    words["lists"]["topics"] = {topic: {"label": label} for topic, label in content.topics.items()}
    yield "site_config/vocabulary.yml", dumped(words)


def _documents(content: Content) -> Iterator[tuple[str, str]]:
    """The pages written by hand: home, about, and a sheet for each two hundred entries."""
    keys = list(content.entries)
    bridges = [key for key in keys if key.startswith("bridges/")]
    yield "docs/index.md", f"# Bridges of Lenvaria\n\nAll is invented.\n\n[[status {bridges[0]}]]\n\n[[events 3]]\n"
    yield "docs/about.md", "# About\n\nThis is invented for tests of speed. No bridge and no person on it exists.\n"
    for number in range(max(1, len(keys) // 200)):
        about = bridges[number * len(bridges) // max(1, len(keys) // 200)]
        text = f"All is invented. See [[{about}]].\n\n## What happened {{ #what-happened }}\n\n[[timeline {about}]]\n"
        yield f"docs/sheets/sheet-{number + 1}.md", f"# On {content.entries[about]['name']}\n\n{text}"


def _attested(content: Content) -> Iterator[tuple[str, str]]:
    """A line of the lock for each piece of evidence in a text that is held."""
    fingerprints = {source.id: source.sha256 for source in content.sources if source.held}
    for data in content.entries.values():
        for piece in evidence_of(data):
            if piece["source"] in fingerprints:
                texts = {key: str(value) for key, value in piece.items()}
                source = piece["source"]
                yield source, digest(Evidence.model_validate(texts), fingerprints[source])


def evidence_of(data: Any) -> Iterator[dict[str, Any]]:
    """All evidence in the data of an entry."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from value if key == "evidence" else evidence_of(value)
    elif isinstance(data, list):
        for item in data:
            yield from evidence_of(item)


def _ids(content: Content) -> Iterator[str]:
    yield from (f"sources/{source.id}" for source in content.sources)
    for key, data in content.entries.items():
        yield key
        yield from (f"{key}#{part['id']}" for part in (*data.get("facts", ()), *data.get("values", ())))


def main(arguments: Sequence[str] | None = None) -> None:
    """Write a project of the size that the command names."""
    parser = argparse.ArgumentParser(description="Write an invented project of any size.")
    parser.add_argument("count", type=int, help="how many entries")
    parser.add_argument("folder", type=Path, help="where; a new folder or an empty one")
    parser.add_argument("--seed", type=int, default=SEED, help="of the generator; the same gives the same bytes")
    chosen = parser.parse_args(arguments)
    write_project(make_content(chosen.count, chosen.seed), chosen.folder)


if __name__ == "__main__":
    main()
