"""Pages that are put into their frame by the short way: does it end, fail and speak as the engine does?"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NamedTuple

import pytest
from mkdocs.commands import build as engine
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files

from generator.engine.laid_down import LaidDown
from generator.engine.short_way import ShortWay, _in_frame, short_way
from generator.engine.steps import Steps as OurSteps


class Steps:
    """The steps of a build of one page, of which no frame was written before."""

    def __init__(self, finished: Callable[[], str]) -> None:
        self._finished = finished
        self.kept_parts = SimpleNamespace(frame=lambda page, context: None)
        self.digests: dict[str, Any] = {}

    def context(self, context: Any, page: Any) -> Any:
        """What templates are told."""
        assert page.active
        return context

    def finished(self, output: str, page: Any) -> str:
        """The page that a template wrote."""
        assert output == "by a template"
        return self._finished()


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[object]]:
    """Write the page `a/`; gives with what the function of the engine was called, if it was."""
    monkeypatch.setattr(engine, "get_context", lambda *_: {})

    def written(steps: Any, plugins: tuple[str, ...] = ("factsheet",), **meta: str) -> list[object]:
        asked: list[object] = []
        config: Any = SimpleNamespace(site_dir=str(tmp_path), plugins=dict.fromkeys(plugins), hooks={})
        page: Any = SimpleNamespace(file=SimpleNamespace(src_uri="a.md", dest_uri="a/index.html"), meta=meta, url="a/")
        template = SimpleNamespace(render=lambda context: "by a template")
        environment: Any = SimpleNamespace(get_template=lambda name: template)
        way = ShortWay(lambda *arguments: asked.append(arguments), lambda: steps)
        try:
            way.page(page, config, [], None, environment)  # type: ignore[arg-type]
        finally:
            assert asked or (page.active, config._current_page) == (False, None)
        return asked

    return written


def test_a_page(write: Callable[..., list[object]], tmp_path: Path) -> None:
    """Is a page written, and is noted what was written?"""
    steps = Steps(lambda: "ä\ud800")
    assert not write(steps)
    data = (tmp_path / "a" / "index.html").read_bytes()
    assert data.decode() == "ä&#55296;"
    digest = steps.digests["a/index.html"]
    assert (digest.size, digest.sha256) == (len(data), hashlib.sha256(data).hexdigest())


@pytest.mark.parametrize("others", [{"plugins": ("factsheet", "search")}, {"template": "home.html"}])
def test_where_others_have_a_hand_in_it(others: Any, write: Callable[..., list[object]]) -> None:
    """Is a page that another plugin or its own template may change left to the engine?"""
    assert len(write(Steps(lambda: "x"), **others)) == 1


def test_an_empty_page(write: Callable[..., list[object]], tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Is a page on which nothing stands passed over, as the engine does it?"""
    with caplog.at_level(logging.INFO, "mkdocs"):
        write(Steps(lambda: " \n"))
    assert caplog.messages == ["Page skipped: 'a.md'. Generated empty output."]
    assert not [*tmp_path.rglob("*")]


@pytest.mark.parametrize(("error", "said"), [(ValueError("why"), " why"), (PluginError("why"), "")])
def test_a_page_that_fails(
    error: Exception, said: str, write: Callable[..., list[object]], caplog: pytest.LogCaptureFixture
) -> None:
    """Is a failure told with the name of the page, in the words of the engine?"""

    def fail() -> str:
        raise error

    with pytest.raises(type(error), match="why"):
        write(Steps(fail))
    assert caplog.messages == [f"Error building page 'a.md':{said}"]


def test_only_for_a_while() -> None:
    """Has the engine its own function back afterwards?"""
    usual = engine._build_page
    with short_way(lambda: pytest.fail("nobody asked")):
        assert engine._build_page is not usual
    assert engine._build_page is usual


def test_nothing_of_a_written_page_is_kept() -> None:
    """Is the contents of a page forgotten when it stands in a frame that was written before?"""
    contents = LaidDown().put(
        [{"level": 1, "id": "a", "name": "A", "html": "A", "data-toc-label": "", "children": []}], {}, Files([])
    )[0]
    page: Any = SimpleNamespace(content="<p>", toc=contents, file=SimpleNamespace(src_uri="a.md"), url="a/")
    finishing = SimpleNamespace(put_together=lambda around, *_: "".join(around))
    steps: Any = SimpleNamespace(forget=OurSteps.forget, finishing=finishing)
    frame: Any = SimpleNamespace(around=lambda own: [own.text], bare=[])
    before = contents.items

    class Words(NamedTuple):
        text: str
        data: str = ""

    assert _in_frame(page, frame, Words("in its frame"), steps) == "in its frame"  # type: ignore[arg-type]
    assert page.content == ""
    assert contents.items is not before
