"""`mkdocs serve`: does an edit show, once; does a mistake show as a notice, and go away when it is mended?"""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.engine.overlay import Shown, with_overlay
from generator.problems import Level, Problem

PATIENCE = 60.0


def _as_in_a_terminal() -> None:
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


class Served:
    """A running preview of a project's folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.log = root.parent / f"serve-{self.port}.log"
        self.temporary = root.parent / f"tmp-{self.port}"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self, ready: Callable[[], bool] | None = None) -> None:
        """Start `mkdocs serve` as an editor would, and wait until it answers, or until something else holds."""
        self.temporary.mkdir(exist_ok=True)
        command = [sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{self.port}"]
        environ = {**os.environ, "FACTSHEET_TODAY": "2026-11-22", "NO_MKDOCS_2_WARNING": "1"}
        environ["TMPDIR"] = str(self.temporary)
        with self.log.open("wb") as log:
            # Signals do what they do in an editor's terminal, also where these tests run under `nohup`.
            self.process = subprocess.Popen(
                command, cwd=self.root, stdout=log, stderr=log, env=environ, preexec_fn=_as_in_a_terminal
            )
        self.until(ready or (lambda: self.get("/")[0] == 200))

    def stop(self) -> None:
        """Stop the preview. Not by SIGINT: what runs in the background is deaf to it."""
        if self.process:
            self.process.terminate()
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()

    def get(self, path: str) -> tuple[int, str]:
        """Status and text of a page."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=30) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def until(self, condition: Callable[[], bool]) -> None:
        """Wait until something holds; fail with the server's log if it never does."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            assert self.process is not None
            assert self.process.poll() is None, f"the server died:\n{self.log.read_text()}"
            try:
                if condition():
                    return
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                pass
            time.sleep(0.1)
        pytest.fail(f"this never came about; the log says:\n{self.log.read_text()}")

    def builds(self) -> int:
        """How often the site was built so far."""
        return self.log.read_text().count("Building documentation")

    def problems(self, path: str = "/") -> list[str]:
        """The places that the notice over a page names; empty without a notice."""
        page = self.get(path)[1]
        _, _, notice = page.partition('id="fs-problems"')
        return re.findall(r"<code>([^<]*)</code>", notice)

    def drafts(self, path: str = "/") -> list[str]:
        """The addresses of the drafts that the bar over a page names."""
        page = self.get(path)[1]
        _, _, bar = page.partition('id="fs-drafts"')
        return re.findall(r'<li><a href="([^"]*)">', bar)


@pytest.fixture
def served(bridges: Path) -> Iterator[Served]:
    """A preview that is stopped at the end, whatever happens."""
    preview = Served(bridges)
    yield preview
    preview.stop()


def an_entry(root: Path) -> tuple[Path, str, str]:
    """A file of an entry that is not a stub, the address of its page, and its text."""
    for path in sorted((root / "content" / "bridges").glob("*.yml")):
        text = path.read_text(encoding="utf-8")
        if "moved_to:" not in text:
            return path, f"/bridges/{path.stem}/", text
    raise AssertionError("the example site has no bridge")


def renamed(text: str, name: str) -> str:
    """The entry's text with another name."""
    return re.sub(r"^name: .*$", f"name: {name}", text, count=1, flags=re.MULTILINE)


def test_an_edit_shows_once(served: Served) -> None:
    """After an edit of a fact, of a page and of the settings: does each show, with one rebuild and no loop?"""
    path, address, text = an_entry(served.root)
    served.start()
    before = served.builds()
    path.write_text(renamed(text, "The renamed bridge"), encoding="utf-8")
    served.until(lambda: "The renamed bridge" in served.get(address)[1])
    assert "The renamed bridge" in served.get("/bridges/")[1], "the index shows it as well"

    home = served.root / "docs" / "index.md"
    home.write_text(home.read_text(encoding="utf-8") + "\nA sentence that was added.\n", encoding="utf-8")
    served.until(lambda: "A sentence that was added." in served.get("/")[1])

    settings = served.root / "site_config" / "site.yml"
    changed = re.sub(r"^name: .*$", "name: A new name of the site", settings.read_text(encoding="utf-8"), flags=re.M)
    settings.write_text(changed, encoding="utf-8")
    served.until(lambda: "A new name of the site" in served.get("/")[1])

    time.sleep(3)  # a loop would build again within the watcher's interval
    assert served.builds() == before + 3


def test_a_mistake_shows_over_the_last_good_page(served: Served) -> None:
    """After a mistake: is the page still there, with file, line and column of the mistake, until it is mended?"""
    path, address, text = an_entry(served.root)
    served.start()
    assert served.problems(address) == []
    path.write_text(text.replace("name:", "nmae:", 1), encoding="utf-8")
    served.until(lambda: served.problems(address) != [])
    line = next(number for number, row in enumerate(text.splitlines(), 1) if row.startswith("name:"))
    assert f"content/bridges/{path.name}:{line}:1" in served.problems(address)
    status, page = served.get(address)
    assert status == 200
    assert re.search(r"^name: (.*)$", text, re.MULTILINE)[1].strip("'\"") in page  # type: ignore[index]
    path.write_text(text, encoding="utf-8")
    served.until(lambda: served.problems(address) == [])


BROKEN = {
    "mkdocs.yml": "site_name: [unclosed\n",
    "site_config/site.yml": "name: [unclosed\n",
    "site_config/theme/main.html": "{% extends 'base.html' %}{% block content %}{{ nothing.at.all ",
    "site_config/templates/index.md.j2": "{% if %}",
    "content/bridges/not an id.yml": "name: x\n",
}


def test_no_mistake_stops_the_server(served: Served) -> None:
    """Whatever is broken, settings, theme, template or a file name: do the last good pages stay, until it is mended?"""
    _, address, _ = an_entry(served.root)
    served.start()
    for file, broken in BROKEN.items():
        path = served.root / file
        before = path.read_text(encoding="utf-8") if path.exists() else None
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(broken, encoding="utf-8")
        served.until(lambda: 'id="fs-problems"' in served.get(address)[1])
        assert served.get(address)[0] == 200, file
        if before is None:
            path.unlink()
        else:
            path.write_text(before, encoding="utf-8")
        served.until(lambda: 'id="fs-problems"' not in served.get(address)[1])


def test_a_mistake_at_the_very_start(served: Served) -> None:
    """If the first build has mistakes: is there a page that lists them, and the whole site once they are mended?"""
    path, address, text = an_entry(served.root)
    path.write_text(text.replace("name:", "nmae:", 1), encoding="utf-8")
    served.start()
    assert any(place.startswith(f"content/bridges/{path.name}:") for place in served.problems())
    path.write_text(text, encoding="utf-8")
    served.until(lambda: served.get(address)[0] == 200 and served.problems(address) == [])


def test_content_that_comes_later(served: Served) -> None:
    """If the content is not there at the start: is that said, does the site come with it, and each edit after that?"""
    path, address, text = an_entry(served.root)
    elsewhere = served.root.parent / "content"
    (served.root / "content").rename(elsewhere)
    served.start()
    assert 'id="fs-problems"' in served.get("/")[1]
    elsewhere.rename(served.root / "content")
    served.until(lambda: served.get(address)[0] == 200 and 'id="fs-problems"' not in served.get(address)[1])
    path.write_text(renamed(text, "The renamed bridge"), encoding="utf-8")
    served.until(lambda: "The renamed bridge" in served.get(address)[1])


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=lambda number: number.name)
@pytest.mark.parametrize("moment", ["at work", "serving"])
def test_a_preview_that_is_told_to_end_leaves_nothing(served: Served, number: signal.Signals, moment: str) -> None:
    """Stopped by the system, or with its window, while it builds or later: does it remove what it made for itself?"""
    served.start((lambda: any(served.temporary.iterdir()) and served.builds() == 1) if moment == "at work" else None)
    assert served.process
    assert list(served.temporary.iterdir()), "else the question asks nothing"
    served.process.send_signal(number)
    # As by Ctrl+C: Python itself says so where the interruption came while code of a template was run by `exec`.
    codes = {1, -signal.SIGINT} if moment == "at work" else {0}
    assert served.process.wait(30) in codes, served.log.read_text()
    assert list(served.temporary.iterdir()) == []
    assert "Traceback" not in served.log.read_text()


def test_the_notice_is_text() -> None:
    """Can a hostile file name or value run in the notice?"""
    problem = Problem("content/<script>.yml", 1, 2, "rule", "<img src=x onerror=alert(1)>", "“a & b”", Level.ERROR)
    page = with_overlay(b"<html><body>Page</body></html>", Shown((problem,))).decode()
    assert "<script>.yml" not in page
    assert "<img src=x" not in page
    assert "&lt;img src=x onerror=alert(1)&gt;" in page
    assert page.index("fs-problems") < page.index("</body>")


def test_warnings_do_not_cover_the_page() -> None:
    """Does a warning alone leave the list of problems empty?"""
    problem = Problem("a.yml", 1, 1, "rule", "message", "", Level.WARNING)
    assert "<li>" not in with_overlay(b"<body></body>", Shown((problem,))).decode()
