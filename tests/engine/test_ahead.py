"""Files that are begun before the pages: are they those of the site, whoever comes first?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from mkdocs import utils

from generator.engine import ahead
from generator.engine.ahead import Ahead, not_emptied


@pytest.fixture
def begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Ahead]:
    """Three files, begun before the pages."""

    def files(_catalog: object) -> Iterator[tuple[str, str]]:
        yield from (("data/a.json", "{}"), ("data/b.json", "[]"), ("_redirects", "/a /b"))

    monkeypatch.setattr(ahead, "files_of", files)
    made = Ahead(tmp_path)
    catalog: Any = SimpleNamespace(own_files=frozenset(), kinds={}, entries={})
    made.begin(catalog)
    yield made
    made.stop()


def test_written_before_the_engine_comes(begun: Ahead, tmp_path: Path) -> None:
    """Are all files there with their digests noted, but for redirects, which come behind those of the site's own?"""
    done = begun.finish(frozenset({"a/index.html"}))
    assert sorted(done.digests) == ["data/a.json", "data/b.json"]
    assert done.later == [("_redirects", "/a /b")]
    assert (tmp_path / "data/b.json").read_text(encoding="utf-8") == "[]"


def test_a_file_of_the_theme(begun: Ahead) -> None:
    """Where the theme has a file of the same address, which may have been copied before or after: is ours put there?"""
    done = begun.finish(frozenset({"data/b.json"}))
    assert sorted(done.digests) == ["data/a.json"]
    assert done.later == [("_redirects", "/a /b"), ("data/b.json", "[]")]


def test_not_emptied(tmp_path: Path) -> None:
    """Does a build leave what is there already, and does the engine empty folders as ever afterwards?"""
    (tmp_path / "a.json").write_text("{}", encoding="utf-8")
    with not_emptied():
        utils.clean_directory(str(tmp_path))
    assert (tmp_path / "a.json").exists()
    utils.clean_directory(str(tmp_path))
    assert not (tmp_path / "a.json").exists()
