"""Generated pages among the files of the engine: are they what its own files are, in less room?"""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from functools import cache

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import PluginCollection
from mkdocs.structure.files import File

from generator.engine.generated import generated_page

PATHS = ("index.md", "a/index.md", "a/README.md", "a/b-c.md", "a/b/ü d.md", "a.b.md")


@cache
def _config(*, folders: bool = True) -> MkDocsConfig:
    config = MkDocsConfig()
    config.load_dict({"site_name": "A", "site_dir": "/site", "use_directory_urls": folders})
    config.plugins = PluginCollection()
    config.plugins._current_plugin = "factsheet"
    return config


@pytest.mark.parametrize("folders", [True, False])
@pytest.mark.parametrize("path", PATHS)
def test_as_the_engine(path: str, *, folders: bool) -> None:
    """Does a page have the addresses that the engine gives a file with its path, in whatever order I ask?"""
    config, texts = _config(folders=folders), {path: "The text."}
    theirs = File.generated(config, path, content="The text.")
    for names in (("url", "dest_uri", "name", "abs_dest_path"), ("name", "dest_uri", "url", "abs_dest_path")):
        ours = generated_page(config, path, texts)
        assert ours.page is None
        for _ in range(2):
            assert [getattr(ours, name) for name in names] == [getattr(theirs, name) for name in names]
        assert (ours.src_uri, ours.content_string) == (theirs.src_uri, theirs.content_string)
        assert ours.is_documentation_page()


def test_changed() -> None:
    """May a hook move a page before its address was asked for, and give it another text?"""
    page = generated_page(_config(), "a.md", {"a.md": "The text."})
    assert page.dest_uri == "a/index.html"
    page.dest_uri, page.content_string = "b/index.html", "Another."
    assert (page.url, page.abs_dest_path, page.content_string) == ("b/", "/site/b/index.html", "Another.")


def test_no_such_attribute() -> None:
    """Do I hear of a page what I hear of any object that has not what I ask for?"""
    page = generated_page(_config(), "a.md", {})
    assert not hasattr(page, "other")
    with pytest.raises(AttributeError, match="'GeneratedPage' object has no attribute 'other'"):
        _ = page.other  # type: ignore[attr-defined]


def test_little_room() -> None:
    """Do many pages, of which the engine asks all that it asks, take less than its files take?"""
    config, paths = _config(), [f"a/a-page-of-{number}.md" for number in range(500)]
    texts = dict.fromkeys(paths, "")
    ours = _taken(lambda: [generated_page(config, path, texts) for path in paths])
    theirs = _taken(lambda: [File.generated(config, path, content="") for path in paths])
    assert ours < 0.9 * theirs


def _taken(make: Callable[[], list[File]]) -> int:
    tracemalloc.start()
    try:
        files = make()
        for file in files:
            _ = file.dest_uri, file.url
        for file in files:
            file.page = None
        return tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()
