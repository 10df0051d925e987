"""Reading a published site: what can a host, or a folder, do to the one who checks it?"""

from __future__ import annotations

import http.server
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from generator.linking.pacing import Clock
from generator.publishing.asking import SiteAddress
from generator.publishing.reading import AbsentError, SiteFolder, UnreadableError, content


@contextmanager
def playing(answer: Callable[[http.server.BaseHTTPRequestHandler], None]) -> Iterator[SiteAddress]:
    """A host that does what a test wants, and whose pauses nobody waits for."""

    class Handler(http.server.BaseHTTPRequestHandler):
        """Answers as the test says."""

        protocol_version = "HTTP/1.1"
        wbufsize = -1  # head and body in one piece: else each answer waits for an acknowledgment

        def do_GET(self) -> None:
            """Play the host."""
            answer(self)

        def log_message(self, form: str, *arguments: object) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    slept: list[float] = []
    clock = Clock(seconds=lambda: sum(slept), sleep=slept.append)
    site = SiteAddress(f"http://127.0.0.1:{server.server_address[1]}/facts/", "factsheet/0 (test)", 1.0, clock)
    site.slept = slept  # type: ignore[attr-defined]
    try:
        yield site
    finally:
        site.close()
        server.shutdown()
        server.server_close()


def reply(host: Any, status: int, body: bytes = b"", **headers: str) -> None:
    """Send an answer."""
    host.send_response(status)
    host.send_header("Content-Length", str(len(body)))
    for name, value in headers.items():
        host.send_header(name.replace("_", "-"), value)
    host.end_headers()
    host.wfile.write(body)


def test_never_led_to_another_host() -> None:
    """If the host leads elsewhere, such as to a machine of my own network: is nobody else asked?"""
    for place in ("http://169.254.169.254/secret", "//example.org/", "https://127.0.0.1/", "http://127.0.0.1:1/"):
        answer = partial(reply, status=302, Location=place)
        with playing(answer) as site, pytest.raises(UnreadableError, match="leads to another one"):
            site.read("a.html", 10)


def test_led_on_within_the_host() -> None:
    """Is a host followed that writes an address in another way, and left alone that leads in a circle?"""

    def answer(host: http.server.BaseHTTPRequestHandler) -> None:
        if host.path == "/facts/404":
            reply(host, 200, b"found")
        else:
            reply(host, 308, Location="/facts/404")

    with playing(answer) as site:
        assert site.read("404.html", 10).beginning == b"found"
    with (
        playing(lambda host: reply(host, 302, Location=host.path)) as site,
        pytest.raises(UnreadableError, match="more than 3 times"),
    ):
        site.read("a.html", 10)


def test_never_more_than_was_asked_for() -> None:
    """Does a host that sends without end get no further than the size that the manifest names?"""

    def answer(host: http.server.BaseHTTPRequestHandler) -> None:
        host.send_response(200)
        host.send_header("Transfer-Encoding", "chunked")
        host.end_headers()
        try:
            while True:
                host.wfile.write(b"1000\r\n" + b"x" * 0x1000 + b"\r\n")
        except OSError:
            host.close_connection = True

    with playing(answer) as site:
        assert site.read("endless", 10_000) == content([b"x" * 10_000], 10_000)
        assert site.read("endless", 5).beginning == b"x" * 5


def test_a_host_that_asks_for_patience() -> None:
    """Is a host given the time that it asks for, but no more than a minute, and a pause before each request?"""
    answers = [(503, "7"), (200, ""), (429, "9" * 5000), (503, "tomorrow"), (503, "")]

    def answer(host: http.server.BaseHTTPRequestHandler) -> None:
        status, later = answers.pop(0)
        reply(host, status, b"here" if status == 200 else b"", Retry_After=later)

    with playing(answer) as site:
        assert site.read("a", 10).beginning == b"here"
        with pytest.raises(UnreadableError, match="answered 503 3 times"):
            site.read("b", 10)
        assert site.slept == [7.0, 1.0, 1.0, 60.0, 1.0, 5.0, 1.0]  # type: ignore[attr-defined]


@pytest.mark.parametrize(("status", "error"), [(404, AbsentError), (410, AbsentError), (500, UnreadableError)])
def test_what_a_host_answers(status: int, error: type[Exception]) -> None:
    """Is a file that is not there told from one that the host fails to hand out?"""
    with playing(lambda host: reply(host, status)) as site, pytest.raises(error):
        site.read("a", 10)


def test_a_folder_with_links(tmp_path: Path) -> None:
    """In a folder: is a link never followed to a file elsewhere, and does a pipe keep nobody waiting?"""
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "file").write_text("secret", encoding="utf-8")
    root = tmp_path / "site"
    root.mkdir()
    (root / "file").symlink_to(tmp_path / "secret" / "file")
    (root / "folder").symlink_to(tmp_path / "secret")
    os.mkfifo(root / "pipe")
    for path in ("file", "folder/file", "pipe", "folder"):
        with pytest.raises(UnreadableError):
            SiteFolder(root).read(path, 10)
    with pytest.raises(AbsentError):
        SiteFolder(root).read("folder/file/more", 10)
    assert sorted(SiteFolder(root).paths() or ()) == ["file", "folder", "pipe"]
