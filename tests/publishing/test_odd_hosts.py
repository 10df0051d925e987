"""Hosts that answer what no host should: each becomes one plain line, and never a crash, a hang or a full memory."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

import pytest
from click.testing import Result

from generator.linking.pacing import Clock
from generator.publishing.asking import SiteAddress
from generator.publishing.reading import UnreadableError, content

OK = b"HTTP/1.1 200 OK\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"
MOVED = b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: %s\r\n\r\n"
LATER = b"HTTP/1.1 503 Later\r\nContent-Length: 0\r\nRetry-After: %s\r\n\r\n"

LOCATIONS = (
    "/süd/ü".encode(),
    "/süd/ü".encode("latin-1"),
    b"/a b\tc",
    b"/\x1b[2J\x7f\x9b",
    b"http://[",
    b"http://a:b:c/",
    b"https://\xff\xfe/",
    b"//" + b"a" * 60_000,
    b"?" * 1000,
    b"\\\\example.org\\",
    b"javascript:alert(1)",
)
PAUSES = (b"nan", b"-5", b"-inf", b"inf", b"1e400", b"9" * 5000, b"\xb2", b"Mon, 01 Jan 2026 00:00:00 +" + b"9" * 20)
BROKEN = {
    "nothing": b"",
    "no status": b"\x00\xff\x1b[31m garbage\r\n\r\n",
    "a command to GitHub": b"::error::owned\r\n\r\n",
    "a status of words": b"HTTP/1.1 yes OK\r\n\r\n",
    "a huge status": b"HTTP/1.1 99999999999999999999 OK\r\n\r\n",
    "a status without end": b"HTTP/1.1 200 " + b"O" * 70_000,
    "a version of tomorrow": b"HTTP/9.9 200 OK\r\n\r\nabc",
    "too many headers": OK + b"A: b\r\n" * 200 + b"\r\n",
    "a header without end": OK + b"A: " + b"b" * 70_000,
    "a size of words": CHUNKED + b"zz\r\nabc\r\n0\r\n\r\n",
    "a size below nothing": CHUNKED + b"-5\r\nabc\r\n" + b"x" * 100_000,
    "a huge size": CHUNKED + b"f" * 400 + b"\r\nabc",
    "broken off in a piece": CHUNKED + b"ff\r\nabc",
    "no end of pieces": CHUNKED + b"3\r\nabc\r\n",
    "packed": OK + b"Content-Encoding: gzip\r\nContent-Length: 3\r\n\r\n\x1f\x8b\x08",
    "packed oddly": OK + b"Content-Encoding: \x1b]0;x\x07\r\nContent-Length: 3\r\n\r\nabc",
}


@contextmanager
def saying(answer: bytes, again: bytes = b"", times: int = 1, slowest: float = 20.0) -> Iterator[SiteAddress]:
    """A host that answers each request with these bytes, then with `again` so often, and hangs up."""

    class Handler(http.server.BaseHTTPRequestHandler):
        """Sends bytes, whatever it is asked."""

        def handle(self) -> None:
            """Read one request, and answer it."""
            while self.rfile.readline().strip():
                pass
            with suppress(OSError):
                self.wfile.write(answer)
                for _ in range(times if again else 0):
                    self.wfile.write(again)

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    slept: list[float] = []
    clock = Clock(seconds=lambda: 0.0, sleep=slept.append)
    site = SiteAddress(f"http://127.0.0.1:{server.server_address[1]}/facts/", "test", slowest=slowest, time=clock)
    try:
        yield site
        assert all(0 < each <= 60 for each in slept)
    finally:
        site.close()
        server.shutdown()
        server.server_close()


def said_of(site: SiteAddress, limit: int = 10) -> str:
    """What is said of a file that cannot be read: one line of signs that can be printed."""
    with pytest.raises(UnreadableError) as caught:
        site.read("a.html", limit)
    said = str(caught.value)
    assert said.isprintable(), repr(said)
    assert 0 < len(said) < 400
    return said


@pytest.mark.parametrize("location", LOCATIONS)
def test_an_odd_location(location: bytes) -> None:
    """If a host leads to what is no address, or to one with signs that no request may have: is that said?"""
    with saying(MOVED % location) as site:
        assert "The host leads" in said_of(site)


@pytest.mark.parametrize("written", ["/facts/süd".encode(), b"/facts/s%C3%BCd"])
def test_a_location_in_another_script(written: bytes) -> None:
    """Is a host followed, as browsers do, that writes an address in UTF-8?"""
    with saying(MOVED % written) as site:
        assert "/facts/s%C3%BCd" in site._within(site.address, str(written, "latin-1"))
        assert "more than 3 times" in said_of(site)


@pytest.mark.parametrize("pause", PAUSES)
def test_an_odd_pause(pause: bytes) -> None:
    """If a host asks for a pause that is no number, below nothing, or for ever: are the tries those of any other?"""
    with saying(LATER % pause) as site:
        assert said_of(site) == "The host answered 503 3 times: it is overloaded. Try again later."


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_answer(name: str) -> None:
    """Is an answer that is no HTTP, or breaks off, one plain line?"""
    with saying(BROKEN[name]) as site:
        if name == "a size below nothing":
            with suppress(UnreadableError):
                assert site.read("a.html", 1000).size <= 1000
        else:
            said_of(site)


def test_packed_though_nobody_asked() -> None:
    """Do I learn that a host packs what it sends, instead of “somebody changed this file”?"""
    with saying(BROKEN["packed"]) as site:
        assert said_of(site) == "The host sends it packed (gzip), though it was asked not to."


@pytest.mark.parametrize(
    ("answer", "again"),
    [
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        (CHUNKED + b"3\r\nabc\r\n0\r\n", b"A: b\r\n"),
        (CHUNKED, b"1\r\na\r\n"),
    ],
)
def test_a_host_without_an_end(answer: bytes, again: bytes) -> None:
    """If a host goes on saying something, but never the end: is it left alone after a time?"""
    with (
        saying(answer, again, times=1 << 40, slowest=0.3) as site,
        pytest.raises(UnreadableError, match="more than 0 s"),
    ):
        site.read("a.html", 1 << 40)


def test_more_than_memory_has() -> None:
    """Of a file that is larger than any page: is only its digest taken, and its beginning kept?"""
    piece = bytes(1 << 20)
    found = content((piece for _ in range(200)), 1 << 40)
    assert (found.size, len(found.beginning)) == (200 << 20, 50_000_000)


def test_a_name_that_is_no_name(factsheet: Callable[..., Result], tmp_path: Any) -> None:
    """Is an address whose host nobody can look up a plain line, too?"""
    for host in ("a..b", "x" * 70 + ".example", "ex ample.org", "süd..example", "%00"):
        result = factsheet(tmp_path, "verify-site", f"http://{host}/süd ü/")
        assert (result.exit_code, "could not be read. The host" in result.output) == (1, True), result.output
