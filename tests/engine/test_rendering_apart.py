"""Pages written by two processes: are they the same, and is what is said and raised the same, in the same order?"""

from __future__ import annotations

import gc
import logging
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from mkdocs.commands import build as engine
from mkdocs.exceptions import PluginError

from generator import forking
from generator.engine import from_both_ends
from generator.engine.from_both_ends import Left
from generator.engine.polishing import Polish
from generator.engine.rendering_apart import RenderingApart
from tests.engine.halves import Halves

if not sys.platform.startswith("linux"):
    pytest.skip("forks on Linux only", allow_module_level=True)

PAGES = 30
log = logging.getLogger("mkdocs.tests")


class Site:
    """A site of a few pages, and an engine that writes them as MkDocs does."""

    def __init__(self, folder: Path, *, in_two: bool) -> None:
        self.folder, self.polish, self.in_two = folder, Polish(), in_two
        self.config = SimpleNamespace(plugins={"factsheet": None}, hooks={})
        self.files: list[Any] = [SimpleNamespace(src_uri=f"p{number}.md") for number in range(PAGES)]
        for file in self.files:
            file.page = SimpleNamespace(file=file)
        self.here: list[str] = []  # what was made by this process
        self.speaking: tuple[int, ...] = ()
        self.failing: tuple[int, ...] = ()

    def put(self, page: Any, config: object, pages: object, nav: str, env: str, excluded: bool = False) -> None:
        """Put a page into its frame."""
        assert (config, pages, nav, env, excluded) == (self.config, self.files, "nav", "env", False)
        name = page.file.src_uri
        number = int(name[1:-3])
        self.here.append(name)
        self.polish.add({f"i{number}": "drawing"}, {f"class-{number}"})
        (self.folder / name).write_text(name)
        if number in self.speaking:
            log.warning("on %s", name)
        if number in self.failing:
            raise ValueError(name)

    def build(self) -> None:
        """Build all pages."""
        apart = RenderingApart(self.put, lambda: self.polish)
        try:
            for file in self.files:
                apart.page(file.page, self.config, self.files, "nav", "env", excluded=False)  # type: ignore[arg-type]
        finally:
            apart.stop()


def made(folder: Path, monkeypatch: pytest.MonkeyPatch, *, in_two: bool) -> Iterator[Site]:
    """A site, and afterwards a look whether anything is left of what its build began."""
    monkeypatch.setattr(from_both_ends, "FEWEST", 2)
    monkeypatch.setattr(from_both_ends, "Left", Halves)
    monkeypatch.setattr(from_both_ends, "has_idle_processor", lambda: in_two)
    monkeypatch.setattr(forking, "can_fork", lambda: in_two)
    before = open_files()
    yield Site(folder, in_two=in_two)
    assert forking._begun == []
    assert open_files() <= before


def open_files() -> int:
    """How many files this process has open, but for those that earlier tests only forgot."""
    gc.collect()
    return len(list(Path("/proc/self/fd").iterdir()))


@pytest.fixture(params=[False, True], ids=["in one", "in two"])
def site(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A site that is built by one process, and by two."""
    yield from made(tmp_path, monkeypatch, in_two=request.param)


@pytest.fixture
def in_two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A site that is built by two processes."""
    yield from made(tmp_path, monkeypatch, in_two=True)


def test_pages_and_what_they_say(site: Site, caplog: pytest.LogCaptureFixture) -> None:
    """Is every page written once, all that is gathered gathered, and each message told in the order of the pages?"""
    site.speaking = (2, 3, 14, 15, 16, 28)
    site.build()
    assert {path.name for path in site.folder.iterdir()} == {file.src_uri for file in site.files}
    assert caplog.messages == [f"on p{number}.md" for number in site.speaking]
    assert site.polish.drawings == {f"i{number}": "drawing" for number in range(PAGES)}
    assert site.polish.names == {f"class-{number}" for number in range(PAGES)}
    others = [] if site.in_two else range(15, PAGES)
    assert site.here == [f"p{number}.md" for number in sorted({*range(15), 15, 16, 28, *others})]


def test_several_processes(in_two: Site, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where each process makes a few pages only, is every page written once, and each message told in its turn?"""
    monkeypatch.setattr(from_both_ends, "MOST", 4)
    monkeypatch.setattr(from_both_ends, "_OFTEN", 1)
    monkeypatch.setattr(from_both_ends, "Left", Left)
    begun: list[int] = []
    begin = forking.Aside.begin

    def noted(aside: forking.Aside[object]) -> None:
        begun.append(1)
        begin(aside)

    monkeypatch.setattr(forking.Aside, "begin", noted)
    put, here = in_two.put, os.getpid()

    def slowly(page: Any, *frame: Any, **options: Any) -> None:
        if os.getpid() == here:
            time.sleep(0.05)
        else:
            written = in_two.folder / page.file.src_uri
            assert not written.exists()
        put(page, *frame, **options)

    monkeypatch.setattr(in_two, "put", slowly)
    in_two.speaking = (2, 14, 21, 28)
    in_two.build()
    assert {path.name for path in in_two.folder.iterdir()} == {file.src_uri for file in in_two.files}
    assert caplog.messages == [f"on p{number}.md" for number in in_two.speaking]
    assert in_two.polish.names == {f"class-{number}" for number in range(PAGES)}
    assert len(begun) > 2
    assert len(in_two.here) < PAGES - 8


@pytest.mark.parametrize("failing", [(5,), (5, 20), (20, 25), (29,)])
def test_a_page_that_fails(site: Site, caplog: pytest.LogCaptureFixture, failing: tuple[int, ...]) -> None:
    """Is the first page that fails the one whose error I see, from its own line, after all that comes before?"""
    site.speaking, site.failing = (2, 5, 16, 20, 28), failing
    with pytest.raises(ValueError, match=f"p{failing[0]}.md") as told:
        site.build()
    assert told.traceback[-1].name == "put"
    assert caplog.messages == [f"on p{number}.md" for number in site.speaking if number <= failing[0]]


def test_the_other_process_is_ended(in_two: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system ends the other process, is the build over with a message?"""
    monkeypatch.setattr(from_both_ends.Backward, "made", lambda *_: os.kill(os.getpid(), signal.SIGKILL))
    with pytest.raises(PluginError, match="signal 9"):
        in_two.build()


def test_this_process_is_ended(in_two: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """When I press Ctrl+C, is the other process gone before the build is over?"""
    monkeypatch.setattr(from_both_ends.Backward, "made", lambda *_: signal.pause())
    begin, processes = forking.Aside.begin, []

    def noted(aside: forking.Aside[object]) -> None:
        begin(aside)
        processes.append(aside._process)

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(forking.Aside, "begin", noted)
    monkeypatch.setattr(in_two, "put", interrupted)
    with pytest.raises(KeyboardInterrupt):
        in_two.build()
    assert len(processes) == 1
    with pytest.raises(ProcessLookupError):
        os.kill(processes[0], 0)


def _with_plugin(site: Site) -> None:
    site.config.plugins["search"] = None


def _with_hook(site: Site) -> None:
    site.config.hooks["hook.py"] = None


def _with_few_pages(site: Site) -> None:
    site.files = site.files[:1]


@pytest.mark.parametrize("change", [_with_plugin, _with_hook, _with_few_pages])
def test_in_one_process(in_two: Site, change: Callable[[Site], None]) -> None:
    """Where others have a hand in pages, or there are few, is all done here?"""
    change(in_two)
    in_two.build()
    assert in_two.here == [file.src_uri for file in in_two.files]


def test_where_all_is_told(in_two: Site) -> None:
    """Where I asked for every word of the engine, is all done here, so that I get them?"""
    usual = engine.log.level
    engine.log.setLevel(logging.DEBUG)
    try:
        in_two.build()
    finally:
        engine.log.setLevel(usual)
    assert len(in_two.here) == PAGES


def test_no_process_to_be_had(in_two: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system gives no process, is all done here?"""
    monkeypatch.setattr(forking, "can_fork", lambda: False)
    in_two.build()
    assert len(in_two.here) == PAGES


def test_each_page_is_begun_once() -> None:
    """Do two processes that take pages as fast as they can begin with each of them once?"""
    left = Left(5_000)
    other = forking.Aside(lambda: sum(iter(left.take, False)))
    other.begin()
    try:
        mine = sum(iter(left.take, False))
        assert mine + other.result() == 5_000
    finally:
        other.stop()
        left.close()


def test_idle_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    """Is a processor idle where none of what was begun here keeps it busy, and no longer once one does?"""
    monkeypatch.setattr(forking, "can_fork", lambda: True)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1})
    assert forking.has_idle_processor()
    aside = forking.Aside(lambda: signal.pause())
    aside.begin()
    try:
        assert aside.is_elsewhere
        assert not forking.has_idle_processor()
    finally:
        aside.stop()
    assert forking.has_idle_processor()
    done = forking.Aside(os.getpid)
    done.begin()
    while done.goes_on:
        pass
    assert forking.has_idle_processor()
    assert done.result() != os.getpid()
