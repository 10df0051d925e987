"""Pages converted by two processes: is what is known of each page afterwards the same, and is the same said?"""

from __future__ import annotations

import errno
import logging
import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands import build as engine
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from generator import forking
from generator.engine import from_both_ends
from generator.engine.converting import Converting
from generator.engine.converting_apart import ConvertingApart
from generator.markup.page import convert
from tests.engine.halves import Halves

if not sys.platform.startswith("linux"):
    pytest.skip("forks on Linux only", allow_module_level=True)

PAGES = 30
EXTENSIONS: dict[str, Any] = {
    **{name: {} for name in ("tables", "attr_list", "md_in_html", "admonition")},
    "toc": {"permalink": False, "toc_depth": 2},
}
TEXT = """---
title: "The page {0}"
---
# Page *{0}* {{ #page-{0} }}

See [the next](p{1}.md#second){{ #see }}, [it](hand.md#first), [a file](data.json#x), [me](#page-{0}), [me](#top).

## A *second* {{ #second }}

| A | B |
|---|---|
| [one](p0.md#lost) | two |
"""


class Ours(BasePlugin):  # type: ignore[no-untyped-call,type-arg]
    """Has pages converted as the plugin does."""

    def __init__(self, converting: Converting) -> None:
        self._converting = converting

    def on_pre_page(self, page: Page, config: MkDocsConfig, files: Files) -> Page:
        """Take the page."""
        return self._converting.take(page)


class Site:
    """Pages as the software writes them, and one that it does not."""

    def __init__(self) -> None:
        self.config = MkDocsConfig()
        settings = {"site_name": "A", "docs_dir": ".", "markdown_extensions": EXTENSIONS, "plugins": []}
        self.config.load_dict(settings)
        self.config.validate()
        self.texts = {f"p{number}.md": TEXT.format(number, (number + 1) % PAGES) for number in range(PAGES)}
        self.converting = Converting(self.config, [*self.texts])
        self.texts["hand.md"] = "# By hand\n\n## First\n\n[x](p3.md#second) [y](p3.md#third) [z](nowhere.md)\n"
        self.config.plugins["factsheet"] = Ours(self.converting)
        self.config.plugins.on_config(self.config)
        self.here: list[str] = []  # pages converted from Markdown by this process

    def build(self) -> dict[str, Any]:
        """What is known of each page, once all are read."""
        plain, maker = Converting._plain, os.getpid()

        def noted(converting: Converting, page: Page, links: Any) -> Any:
            if os.getpid() == maker:
                self.here.append(page.file.src_uri)
            return plain(converting, page, links)

        files = self._files()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Converting, "_plain", noted)
            apart = ConvertingApart(engine._populate_page, lambda: self.converting)
            try:
                for file in files.documentation_pages():
                    page = file.page or Page(None, file, self.config)
                    apart.page(page, self.config, files, False)
            finally:
                apart.stop()
        for file in files.documentation_pages():
            assert file.page is not None
            file.page.validate_anchor_links(files=files, log_level=logging.WARNING)
        return {file.src_uri: _known(file.page) for file in files.documentation_pages()}

    def _files(self) -> Files:
        how = InclusionLevel.NOT_IN_NAV
        made = [File.generated(self.config, uri, content=text, inclusion=how) for uri, text in self.texts.items()]
        made.append(File.generated(self.config, "data.json", content="{}"))
        for file in made[:PAGES]:
            Page(None, file, self.config)
        return Files(made)


def _known(page: Any) -> Any:
    links = [(to.src_uri, [*anchors.items()]) for to, anchors in page.links_to_anchors.items()]
    toc = [(item.title, item.id, item.level, len(item.children)) for item in page.toc]
    return page.content, page.title, page._title_from_render, page.meta, toc, page.present_anchor_ids, links


@pytest.fixture
def build(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """Build a site by one process, or by two."""

    def built(site: Site, *, in_two: bool = True) -> dict[str, Any]:
        monkeypatch.setattr(from_both_ends, "has_idle_processor", lambda: in_two)
        return site.build()

    monkeypatch.setattr(from_both_ends, "FEWEST", 2)
    monkeypatch.setattr(from_both_ends, "Left", Halves)
    monkeypatch.setattr(forking, "can_fork", lambda: True)
    yield built
    assert forking._begun == []


def test_what_is_known_of_pages(build: Callable[..., Any]) -> None:
    """HTML, contents, titles, ids and anchors to look for: are they the same, and is half of them made elsewhere?"""
    alone, site = Site(), Site()
    one, two = build(alone, in_two=False), build(site)
    assert two == one
    assert [*two] == [*one]
    assert len(alone.here) == PAGES + 1
    assert site.here == [*alone.here[: PAGES // 2], "hand.md"]


def test_what_is_said(build: Callable[..., Any], caplog: pytest.LogCaptureFixture) -> None:
    """Links that lead nowhere, on pages of both processes: am I told the same, in the same order?"""
    said = []
    for in_two in (False, True):
        site = Site()
        for number in (2, 3, 20, 25, 29):
            site.texts[f"p{number}.md"] += f"\n[lost](missing-{number}.md), [there](hand.md#no-{number})\n"
        caplog.clear()
        build(site, in_two=in_two)
        said.append(caplog.messages)
    assert said[1] == said[0]
    assert [text for text in said[1] if "'missing-20.md'" in text]
    assert [text for text in said[1] if "'#no-25'" in text]
    assert [text for text in said[1] if "'p3.md' does not contain an anchor '#third'" in text]


def test_pages_for_the_library(build: Callable[..., Any]) -> None:
    """Is a generated page that only the library can convert converted by it, here and in its turn?"""
    known = []
    for in_two in (False, True):
        site = Site()
        site.texts["p25.md"] += "\n!!! note\n\n    One.\n\n[^1]: x\n"
        known.append(build(site, in_two=in_two))
        assert "p25.md" in site.here
    assert known[1] == known[0]
    assert 'class="admonition' in known[1]["p25.md"][0]


def test_a_page_that_fails(build: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """Is an error of a page that the other process came to first raised here, behind all pages before it?"""

    def failing(text: str, *how: Any) -> Any:
        if "Page *20*" in text:
            raise OSError(errno.EIO, "no luck")
        return convert(text, *how)

    monkeypatch.setattr("generator.engine.converting.convert", failing)
    site = Site()
    with pytest.raises(OSError, match="no luck") as told:
        build(site)
    assert told.traceback[-1].name == "failing"
    assert site.here[-1] == "p20.md"


def test_the_other_process_is_ended(build: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system ends the other process, is the build over with a message?"""
    monkeypatch.setattr(Converting, "portable", lambda *_: os.kill(os.getpid(), signal.SIGKILL))
    with pytest.raises(PluginError, match="signal 9"):
        build(Site())


def test_others_have_a_hand_in_pages(build: Callable[..., Any]) -> None:
    """Where another plugin may change what pages say, is all converted here?"""
    site = Site()
    site.config.plugins["other"] = BasePlugin()
    build(site)
    assert len(site.here) == PAGES + 1
