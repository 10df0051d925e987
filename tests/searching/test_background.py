"""The search of a preview: fresh after an edit, never in the way, and gone when the preview ends."""

from __future__ import annotations

import gzip
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.examining import Examination
from generator.searching.background import BackgroundIndex, in_turns
from generator.searching.indexing import Job
from generator.searching.page import SearchPage
from tests.searching.reading import read_list, read_texts

Work = Callable[[str], Job]
PATIENCE = 60.0


def until(condition: Callable[[], bool], said: Callable[[], str] = lambda: "") -> None:
    """Wait until something holds."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if condition():
            return
        time.sleep(0.05)
    pytest.fail(f"this never came about. {said()}")


@pytest.fixture(scope="module")
def work(bridges_root: Path, examine_site: Callable[..., Examination]) -> Callable[[str], Job]:
    """A site with one page, by its name."""
    catalog = examine_site(bridges_root).catalog
    assert catalog is not None

    def make(name: str) -> Job:
        html = f'<html lang="en"><body><main data-pagefind-body><h2>{name}</h2></main></body></html>'
        return Job(catalog, (SearchPage("a/", "en", name, "site", "", (), True, name, html),))

    return make


def shown(site: Path) -> str:
    """The name that the index in a site's folder was made from; nothing while it is not there."""
    try:
        return str(read_list(site, "names")[0][2])
    except OSError:
        return ""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The folder of a site."""
    (tmp_path / "site").mkdir()
    return tmp_path / "site"


def test_the_latest_wins(work: Work, site: Path) -> None:
    """After several edits in a row: is the index that of the last one, with all of its files?"""
    index = BackgroundIndex(threading.Lock())
    for number in range(5):
        index.request(work(f"edit {number}"), site)
    until(lambda: shown(site) == "edit 4")
    assert len(read_texts(site)) == 1
    index.stop()


def test_the_last_index_stays_in_use(work: Work, site: Path, tmp_path: Path) -> None:
    """While a new index is made: does the search still find what it found before?"""
    lock = threading.Lock()
    index = BackgroundIndex(lock)
    index.request(work("before"), site)
    until(lambda: shown(site) == "before")
    with lock:  # the next index cannot come into place
        fresh = tmp_path / "fresh"
        fresh.mkdir()
        index.request(work("after"), fresh)
        assert shown(fresh) == "before"
        assert len(read_texts(fresh)) == 1
    until(lambda: shown(fresh) == "after")
    index.stop()


def test_nothing_is_written_while_a_build_goes_on(work: Work, site: Path) -> None:
    """Can the index get into a folder that the engine of the site is just writing?"""
    lock = threading.Lock()
    index = BackgroundIndex(lock)
    with lock:
        index.request(work("now"), site)
        time.sleep(1)
        assert shown(site) == ""
    until(lambda: shown(site) == "now")
    index.stop()


def test_pages_wait_for_a_build() -> None:
    """Is no page taken up while a build goes on, and are all of them in the end?"""
    lock, taken = threading.Lock(), list[int]()
    work = threading.Thread(target=lambda: taken.extend(in_turns(iter(range(3)), lock)))
    with lock:
        work.start()
        work.join(0.05)
        assert taken == [] and work.is_alive()
    work.join(PATIENCE)
    assert taken == [0, 1, 2]


@pytest.fixture
def served(bridges: Path, tmp_path: Path) -> Iterator[tuple[subprocess.Popen[bytes], str, Path]]:
    """A running preview: its process, its address, and the folder for what it makes on the way."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    made = tmp_path / "made"
    made.mkdir()
    environ = {**os.environ, "FACTSHEET_TODAY": "2026-11-22", "NO_MKDOCS_2_WARNING": "1", "TMPDIR": str(made)}
    process = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{port}"],
        cwd=bridges,
        env=environ,
        stdout=(tmp_path / "log").open("wb"),
        stderr=subprocess.STDOUT,
        # Whoever runs the tests in the background has made them deaf to it.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    yield process, f"http://127.0.0.1:{port}", made
    process.kill()
    process.wait()


def get(url: str) -> str:
    """The text at an address; nothing while there is none."""
    try:
        with urllib.request.urlopen(url, timeout=30) as answer:
            return str(answer.read().decode(errors="replace"))
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return ""


def names(address: str) -> str:
    """The names that the search of a preview knows; nothing while there is none."""
    head = get(f"{address}/search/names.en.json")
    if not head:
        return ""
    try:
        with urllib.request.urlopen(f"{address}/{json.loads(head)['folder']}names/0.gz", timeout=30) as answer:
            return gzip.decompress(answer.read()).decode()
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return ""


def test_preview(served: tuple[subprocess.Popen[bytes], str, Path], bridges: Path) -> None:
    """Does a preview find what I have just written, and does it end at once and leave nothing behind?"""
    process, address, made = served
    until(lambda: "Harbor Bridge" in names(address))
    path = bridges / "content/bridges/harbor-bridge.yml"
    text = re.sub(r"^name: .*$", "name: Zebra Bridge", path.read_text(encoding="utf-8"), count=1, flags=re.MULTILINE)
    path.write_text(text, encoding="utf-8")
    until(lambda: "Zebra Bridge" in get(f"{address}/bridges/harbor-bridge/"))
    until(lambda: "Zebra Bridge" in names(address))
    process.send_signal(signal.SIGINT)
    assert process.wait(30) == 0
    assert [path.name for path in made.iterdir()] == []


def test_given_up_in_the_middle(tmp_path: Path, work: Work) -> None:
    """If a page changes while the pages of a large site are gone through: is that given up for the new ones?"""
    index = BackgroundIndex(threading.Lock())
    first, begun = work("old"), threading.Event()
    (page,) = first.pages

    def slowly() -> Iterator[SearchPage]:
        for _ in range(int(PATIENCE / 0.02)):
            begun.set()
            time.sleep(0.05)
            yield page

    try:
        index.request(Job(first.catalog, slowly()), tmp_path)
        assert begun.wait(PATIENCE)
        index.request(work("new"), tmp_path)
        until(lambda: shown(tmp_path) == "new")
    finally:
        index.stop()


def test_a_page_that_cannot_be_searched(tmp_path: Path, work: Work, caplog: pytest.LogCaptureFixture) -> None:
    """If a page breaks the search: am I told, and is it made again after the next edit?"""
    index = BackgroundIndex(threading.Lock())

    def broken() -> Iterator[SearchPage]:
        raise RuntimeError("a page of another form")
        yield

    try:
        index.request(Job(work("old").catalog, broken()), tmp_path)
        until(lambda: "a page of another form" in caplog.text)
        index.request(work("new"), tmp_path)
        until(lambda: shown(tmp_path) == "new")
    finally:
        index.stop()
