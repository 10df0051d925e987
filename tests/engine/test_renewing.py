"""A preview after edits: is each page what a build of the same content would have made, byte for byte?"""

from __future__ import annotations

import os
import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config

from generator.engine.preview import Preview
from generator.searching.collecting import Collecting

EDITS = int(os.environ.get("FACTSHEET_EDITS", "5"))
ADDRESS = "http://127.0.0.1:8000/"


class Running:
    """A preview without a server: what it builds, and what it renews."""

    def __init__(self, root: Path, site: Path) -> None:
        self.root, self.site = root, site
        self.config = load_config(str(root / "mkdocs.yml"), site_dir=str(site))
        self.config.plugins.on_startup(command="serve", dirty=False)
        self.build()

    def build(self) -> None:
        """Build everything, with the settings read anew, as `mkdocs serve` does it."""
        config = load_config(str(self.root / "mkdocs.yml"), site_dir=str(self.site))
        config.site_url = ADDRESS
        build(config, serve_url=ADDRESS)

    @property
    def preview(self) -> Preview:
        """The preview of the plugin."""
        plugin: Any = self.config.plugins["factsheet"]
        found: Preview = plugin._preview
        return found

    def renew(self) -> bool:
        """Take up what was edited, with all that is made after the pages. Whether that was enough."""
        if self.preview.renewing.renew() is None:
            return False
        for _ in self.preview.renewing.afterwards():
            pass
        return True

    def files(self) -> dict[str, bytes]:
        """Every file of the site."""
        found = {each.relative_to(self.site).as_posix(): each for each in self.site.rglob("*") if each.is_file()}
        return {name: each.read_bytes() for name, each in sorted(found.items())}


@pytest.fixture
def running(bridges: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], Running]]:
    """Starts previews of the small site."""
    monkeypatch.setenv("FACTSHEET_TODAY", "2026-11-22")
    monkeypatch.setattr(Collecting, "finish", lambda *_: None)
    started: list[Running] = []

    def start(name: str) -> Running:
        started.append(Running(bridges, tmp_path / name))
        return started[-1]

    yield start
    for each in started:
        each.preview.stop()


def edited(text: str, chance: random.Random) -> str:
    """An entry after an edit of one of its sentences, dates or keys, as an editor might make it."""
    sentence = "It has been looked at " + chance.choice(("again", "anew", "once more")) + "."
    match chance.randrange(4):
        case 0:
            return re.sub(r"^( +says: (?:>-?\n +)?)(?=[A-Z])", rf"\1{sentence} ", text, count=1, flags=re.MULTILINE)
        case 1:
            return re.sub(r"^(summary: (?:>-?\n +)?)(?=[A-Z])", rf"\1{sentence} ", text, count=1, flags=re.MULTILINE)
        case 2:
            return re.sub(r"^(checked_on: ).*$", rf"\g<1>2026-0{chance.randint(1, 9)}-11", text, flags=re.MULTILINE)
        case _:
            return f"# A remark of an editor.\n{text}"


def _entries(preview: Running) -> list[Path]:
    paths = sorted((preview.root / "content" / "bridges").glob("*.yml"))
    return [path for path in paths if "moved_to" not in path.read_text(encoding="utf-8")]


def test_a_preview_after_edits_is_a_build(running: Callable[[str], Running]) -> None:
    """After edits of facts, summaries, days and places in files: is every file what a new build makes of them?"""
    preview, chance, renewed = running("preview"), random.Random(EDITS), 0
    paths = _entries(preview)
    for _ in range(EDITS):
        path = chance.choice(paths)
        before = path.read_text(encoding="utf-8")
        path.write_text(edited(before, chance), encoding="utf-8")
        if preview.renew():
            renewed += 1
        else:
            path.write_text(before, encoding="utf-8")
            preview.build()
    assert renewed >= EDITS / 2
    kept, clean = preview.files(), running("clean").files()
    assert [name for name in {**kept, **clean} if kept.get(name) != clean.get(name)] == []


def test_what_is_more_than_an_edit_is_built(running: Callable[[str], Running]) -> None:
    """Is a title, a mistake or a new file left to the whole build, and is nothing written before?"""
    preview = running("preview")
    path = _entries(preview)[0]
    text, site = path.read_text(encoding="utf-8"), preview.files()
    data = yaml.safe_load(text)
    for changed in (text.replace(f"name: {data['name']}", "name: Another name"), text.replace("summary:", "sumary:")):
        path.write_text(changed, encoding="utf-8")
        assert changed != text
        assert not preview.renew()
        assert preview.files() == site
        path.write_text(text, encoding="utf-8")
        preview.build()
    (preview.root / "docs" / "another.md").write_text("# Another page\n", encoding="utf-8")
    assert not preview.renew()
    assert preview.files() == site
