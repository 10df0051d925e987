"""A preview after edits: is each page what a build of the same content would have made, byte for byte?"""

from __future__ import annotations

import gc
import os
import random
import re
import weakref
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config

from generator.engine.preview import Preview
from generator.examining import examine
from generator.pages import going_on
from generator.pictures.files import shared_paths
from generator.previewing import pages
from generator.searching.collecting import Collecting

EDITS = int(os.environ.get("FACTSHEET_EDITS", "5"))
_CALM = 0.2  # the share of edits after which nobody edits for a while
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

    def renew(self, *, in_calm: bool = True, steps: int | None = None) -> bool:
        """Take up what was edited, with all that is made after the pages, or at once, or so many steps of it.

        Whether that was enough.
        """
        if self.preview.renewing.renew() is None:
            return False
        for rest in islice(self.preview.renewing.afterwards(), steps):
            if rest and not in_calm:
                break
        return True

    def files(self) -> dict[str, bytes]:
        """Every file of the site."""
        found = {each.relative_to(self.site).as_posix(): each for each in self.site.rglob("*") if each.is_file()}
        return {name: each.read_bytes() for name, each in sorted(found.items())}


@contextmanager
def starting(root: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], Running]]:
    """Starts previews of a project, each with its site in the folder, and stops them in the end."""
    monkeypatch.setenv("FACTSHEET_TODAY", "2026-11-22")
    monkeypatch.setattr(Collecting, "finish", lambda *_: None)
    started: list[Running] = []

    def start(name: str) -> Running:
        started.append(Running(root, folder / name))
        return started[-1]

    yield start
    for each in started:
        each.preview.stop()


@pytest.fixture
def running(bridges: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], Running]]:
    """Starts previews of the small site."""
    with starting(bridges, tmp_path, monkeypatch) as start:
        yield start


class Editor:
    """Edits the content by chance, as editors might, and can take the last edit back."""

    def __init__(self, root: Path, chance: random.Random) -> None:
        self.root, self._chance = root, chance
        self._before: dict[Path, str | None] = {}
        self._added: list[str] = []
        self._number = 0

    def edit(self) -> None:
        """Make any of the edits."""
        often = (self.sentence, self.day, self.title, self.tags, self.add, self.rename, self.delete)
        self._chance.choice((*often, *often, self.template))()

    def back(self) -> None:
        """Take the last edit back."""
        for path, text in self._before.items():
            path.unlink(missing_ok=True) if text is None else path.write_text(text, encoding="utf-8")

    def sentence(self) -> None:
        """A fact, a summary or a remark says something else."""
        said = "It has been looked at " + self._chance.choice(("again", "anew", "once more")) + "."
        pattern, new = self._chance.choice(
            (
                (r"^( +says: (?:>-?\n +)?)(?=[A-Z])", rf"\1{said} "),
                (r"^(summary: (?:>-?\n +)?)(?=[A-Z])", rf"\1{said} "),
                (r"\A", "# A remark of an editor.\n"),
            )
        )
        self._change(lambda text: re.sub(pattern, new, text, count=1, flags=re.MULTILINE))

    def day(self) -> None:
        """An entry was checked on another day."""
        day = f"2026-0{self._chance.randint(1, 9)}-11"
        self._change(lambda text: re.sub(r"^(checked_on: ).*$", rf"\g<1>{day}", text, flags=re.MULTILINE))

    def title(self) -> None:
        """An entry is called otherwise, at another place of the alphabet."""
        name = self._name()
        self._change(lambda text: re.sub(r"^name: .*$", f"name: {name}", text, flags=re.MULTILINE))

    def tags(self) -> None:
        """An entry gets other topics."""
        vocabulary = yaml.safe_load((self.root / "site_config/vocabulary.yml").read_text(encoding="utf-8"))
        topics = ", ".join(self._chance.sample(sorted(vocabulary["lists"]["topics"]), 2))
        self._change(lambda text: re.sub(r"^tags: .*$", f"tags: [{topics}]", text, flags=re.MULTILINE))

    def add(self) -> None:
        """A new entry, much like another one."""
        text, name = self._path(self._chosen()).read_text(encoding="utf-8"), self._name()
        key = f"bridges/new-{self._number}"
        self._added.append(key)
        self._write({key: re.sub(r"^name: .*$", f"name: {name}", text, flags=re.MULTILINE)})

    def rename(self) -> None:
        """An entry that was never published has another id; one that was leads on from its old one."""
        self._number += 1
        new = f"bridges/renamed-{self._number}"
        old = self._chance.choice(self._added) if self._added else self._chosen()
        text = self._path(old).read_text(encoding="utf-8") if self._path(old).exists() else ""
        if old in self._added:
            self._added[self._added.index(old)] = new
        if text:
            self._write({new: text, old: None if old.startswith("bridges/new") else f"moved_to: {new}\n"})

    def delete(self) -> None:
        """An entry that was added goes."""
        if self._added:
            self._write({self._added.pop(): None})

    def template(self) -> None:
        """A template of the site says more."""
        path = self._chance.choice(sorted((self.root / "site_config" / "templates").rglob("*.j2")))
        text, end, rest = path.read_text(encoding="utf-8").rpartition("{% endblock %}")
        self._write({path: f"{text}\nSaid by a template.\n\n{end}{rest}"})

    def _change(self, change: Callable[[str], str]) -> None:
        key = self._chosen()
        self._write({key: change(self._path(key).read_text(encoding="utf-8"))})

    def _write(self, texts: Mapping[str | Path, str | None]) -> None:
        self._before = {}
        for path, text in ((self._path(key), text) for key, text in texts.items()):
            self._before[path] = path.read_text(encoding="utf-8") if path.exists() else None
            path.unlink(missing_ok=True) if text is None else path.write_text(text, encoding="utf-8")

    def _chosen(self) -> str:
        paths = sorted((self.root / "content" / "bridges").glob("*.yml"))
        return self._chance.choice(
            [f"bridges/{each.stem}" for each in paths if "moved_to" not in each.read_text(encoding="utf-8")]
        )

    def _name(self) -> str:
        self._number += 1
        return f"{self._chance.choice('ABKMZ')}-bridge {'i' * self._number}"

    def _path(self, key: str | Path) -> Path:
        return key if isinstance(key, Path) else self.root / "content" / f"{key}.yml"


@pytest.mark.parametrize("at_once", [pages.AT_ONCE, 0])
def test_a_preview_after_edits_is_a_build(
    running: Callable[[str], Running], at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After edits of each sort, and then of any: is every file what a new build makes of them, search index aside?

    Of what may wait until nobody edits, most is given up for the next edit; of pages, some are made meanwhile, or few.
    """
    monkeypatch.setattr(pages, "AT_ONCE", at_once)
    preview, renewed, chance = running("preview"), 0, random.Random(EDITS)
    editor = Editor(preview.root, chance)
    each = (editor.rename, editor.add, editor.title, editor.tags, editor.rename, editor.delete, editor.template)
    for edit in (*each, *[editor.edit] * EDITS):
        edit()
        if preview.renew(in_calm=chance.random() < _CALM, steps=None if at_once else chance.choice((0, 3, 9, None))):
            renewed += 1
        else:
            editor.back()
            preview.build()
    assert preview.renew()
    assert renewed >= len(each) + EDITS / 2
    assert preview.preview.renewing.problems == examine(preview.root).with_drafts().problems
    kept, clean = preview.files(), running("clean").files()
    assert [name for name in {**kept, **clean} if kept.get(name) != clean.get(name)] == []


def test_what_was_edited_comes_first(running: Callable[[str], Running]) -> None:
    """Are open data and drawings of an edited entry, and those tied to it, made at once, and drawings of all left?"""
    preview = running("preview")
    before, path = preview.files(), preview.root / "content/bridges/harbor-bridge.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("\nname: ", "\nname: New "), encoding="utf-8")
    assert preview.renew(in_calm=False)
    kept, clean = preview.files(), running("clean").files()
    catalog = examine(preview.root).catalog
    assert catalog
    tied = ("bridges/harbor-bridge", *catalog.backlinks["bridges/harbor-bridge"])
    near = [name for name in clean if name.startswith(tuple(f"{key}{end}" for key in tied for end in "./"))]
    assert len(near) > 20
    assert [name for name in near if kept[name] != clean[name]] == []
    assert [name for name in shared_paths(catalog) if kept[name] != before[name]] == []
    assert clean["data/csv/facts.csv"] != kept["data/csv/facts.csv"] == before["data/csv/facts.csv"]


def test_where_a_list_goes_on(running: Callable[[str], Running], monkeypatch: pytest.MonkeyPatch) -> None:
    """Does the page on which a list of an entry goes on lead back to the entry, by the name that it has now?"""
    monkeypatch.setattr(going_on, "MOST", 2)
    preview = running("preview")

    def way() -> list[str]:
        html = (preview.site / "bridges/old-mill-bridge/backlinks/index.html").read_text(encoding="utf-8")
        return re.findall(r">\s*([^<>]*\w)\s*<", html.partition('class="md-path"')[2].partition("</nav>")[0])

    assert way()[-2:] == ["Bridges", "Old Mill Bridge"]
    path = preview.root / "content/bridges/old-mill-bridge.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("\nname: Old Mill Bridge", "\nname: Older Mill Bridge"), encoding="utf-8")
    assert preview.renew()
    assert way()[-2:] == ["Bridges", "Older Mill Bridge"]
    kept, clean = preview.files(), running("clean").files()
    assert [name for name in {**kept, **clean} if kept.get(name) != clean.get(name)] == []


def test_what_is_more_than_an_edit_is_built(running: Callable[[str], Running]) -> None:
    """Is a new page of docs/ or a setting left to the whole build, unlike a file that an editor keeps for itself?"""
    preview = running("preview")
    (preview.root / "content" / "bridges" / ".harbor-bridge.yml.swp").write_text("x", encoding="utf-8")
    assert preview.renew()
    site, place = preview.files(), preview.root / "site_config" / "site.yml"
    page, text = preview.root / "docs" / "another.md", place.read_text(encoding="utf-8")
    page.write_text("# Another page\n", encoding="utf-8")
    assert not preview.renew()
    page.unlink()
    place.write_text(f"{text}# A remark\n", encoding="utf-8")
    assert not preview.renew()
    assert preview.files() == site


def test_a_mistake_and_its_mending(running: Callable[[str], Running]) -> None:
    """Does a preview go on from the last good pages once a mistake is mended, without building all of them again?"""
    preview = running("preview")
    preview.preview.has_site, site = True, preview.files()
    path = preview.root / "content" / "bridges" / "harbor-bridge.yml"
    text = path.read_text(encoding="utf-8")
    unknown = "says: It leads to [[bridges/nowhere]]. "
    for wrong in (text.replace("summary:", "sumary:"), text.replace("says: ", unknown, 1), text + "\n: ["):
        path.write_text(wrong, encoding="utf-8")
        assert not preview.renew()
        with pytest.raises(SystemExit):
            preview.build()
        assert preview.files() == site
    path.write_text(text.replace("name: ", "name: New "), encoding="utf-8")
    assert preview.renew()
    assert b"New Harbor Bridge" in preview.files()["bridges/index.html"]


def test_a_build_that_fails_at_its_end(running: Callable[[str], Running], monkeypatch: pytest.MonkeyPatch) -> None:
    """If all was written and the build fails then, as a strict one for a warning, does an edit begin with all again?"""
    preview = running("preview")
    preview.preview.has_site, before = True, preview.files()
    page = preview.root / "docs" / "another.md"
    page.write_text("# Another page\n", encoding="utf-8")

    def fail() -> None:
        with monkeypatch.context() as failing:
            failing.setattr(Collecting, "finish", lambda *_: 1 / 0)
            preview.build()

    preview.preview._build(fail, preview.site)
    assert preview.files() == before
    path = preview.root / "content" / "bridges" / "harbor-bridge.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("name: ", "name: New "), encoding="utf-8")
    assert not preview.renew()
    preview.preview._build(preview.build, preview.site)
    assert "another/index.html" in preview.files()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_no_file_in_the_place_of_a_record(running: Callable[[str], Running]) -> None:
    """Is a named pipe in the place of an entry a mistake, and not an entry that went?"""
    preview = running("preview")
    path = preview.root / "content" / "bridges" / "new.yml"
    text = (path.parent / "harbor-bridge.yml").read_text(encoding="utf-8")
    path.write_text(text.replace("\nname: ", "\nname: New "), encoding="utf-8")
    assert preview.renew()
    path.unlink()
    os.mkfifo(path)
    assert not preview.renew()
    path.unlink()
    assert preview.renew()


def test_what_a_stub_leads_to(running: Callable[[str], Running]) -> None:
    """If an old address leads to another entry now, is of those who still use it said what a check says?"""
    preview = running("site")
    folder = preview.root / "content" / "bridges"
    stub, user = folder / "oldest-bridge.yml", folder / "harbor-bridge.yml"
    stub.write_text("moved_to: bridges/old-mill-bridge\n", encoding="utf-8")
    assert preview.renew()
    text = user.read_text(encoding="utf-8")
    user.write_text(text.replace("Lorries", "Near [[bridges/oldest-bridge]], lorries", 1), encoding="utf-8")
    assert preview.renew()
    told = preview.preview.renewing.problems
    assert any("bridges/old-mill-bridge" in problem.message for problem in told)
    stub.write_text("moved_to: bridges/river-gate-bridge\n", encoding="utf-8")
    assert preview.renew()
    assert preview.preview.renewing.problems == examine(preview.root).with_drafts().problems


def test_builds_of_before_are_let_go(running: Callable[[str], Running]) -> None:
    """Does a preview that is built whole again and again keep none of the pages and menus of before in memory?"""
    preview = running("site")
    site: Any = preview.preview.renewing._site
    menu = weakref.ref(site.nav)
    del site
    preview.build()
    preview.preview.renewing.produce()
    gc.collect()
    assert menu() is None
