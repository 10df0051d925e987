"""A web of its own: a server on this machine that plays many hosts, and a clock that nobody waits for."""

from __future__ import annotations

import datetime as dt
import http.server
import socket
import ssl
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from generator.linking.answers import Answer
from generator.linking.asking import Asker
from generator.linking.network import Network
from generator.linking.pacing import Clock, Pace

PUBLIC = "93.184.215.14"
NOON = dt.datetime(2026, 12, 1, 12, tzinfo=dt.UTC)


@dataclass
class FakeTime:
    """Seconds that pass only when somebody sleeps."""

    passed: float = 0.0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def sleep(self, seconds: float) -> None:
        """Let time pass at once."""
        with self.lock:
            self.passed += seconds

    def clock(self) -> Clock:
        """The same as a clock of the program."""
        return Clock(lambda: self.passed, self.sleep, lambda: NOON + dt.timedelta(seconds=self.passed))


@dataclass(frozen=True)
class Request:
    """What the server was asked, and when by the clock of the test."""

    at: float
    method: str
    host: str
    path: str
    agent: str


@dataclass
class Web:
    """The hosts of a test. `pages` says what is answered: a status with headers, by method and address."""

    port: int
    time: FakeTime
    requests: list[Request] = field(default_factory=list)
    pages: dict[str, list[tuple[int, dict[str, str]]]] = field(default_factory=dict)
    hosts: dict[str, list[str]] = field(default_factory=dict)
    dialed: list[str] = field(default_factory=list)
    slow: dict[str, float] = field(default_factory=dict)
    offline: bool = False

    def answer(self, page: str, *replies: int | tuple[int, dict[str, str]]) -> None:
        """Answer `host/path`, or `GET host/path`, so; the last reply again and again."""
        self.pages[page] = [reply if isinstance(reply, tuple) else (reply, {}) for reply in replies]

    def reply_to(self, method: str, page: str) -> tuple[int, dict[str, str]]:
        """What a request is answered; 200 where the test said nothing."""
        replies = self.pages.get(f"{method} {page}") or self.pages.get(page) or [(200, {})]
        return replies.pop(0) if len(replies) > 1 else replies[0]

    def look_up(self, host: str, port: int) -> list[str]:
        """Every host is on a public address, unless the test says otherwise; hosts that end in `.gone` are unknown."""
        if host.endswith(".gone"):
            raise socket.gaierror(socket.EAI_NONAME, "unknown")
        if self.offline or host.endswith(".away"):
            raise socket.gaierror(socket.EAI_AGAIN, "no network")
        return self.hosts.get(host, [PUBLIC])

    def look_up_nothing(self) -> None:
        """From now on there is no network."""
        self.offline = True

    def dial(self, ip: str, port: int, timeout: float) -> socket.socket:
        """A connection to the server of the test, whatever the address."""
        self.dialed.append(ip)
        return socket.create_connection(("127.0.0.1", self.port), timeout)

    def asker(self, every: float = 2.0, timeout: float = 5.0) -> Asker:
        """An asker whose only network is this one."""
        clock = self.time.clock()
        return Asker(self.network(timeout), Pace(every, clock), clock, "factsheet/0 (test)")

    def network(self, timeout: float = 5.0) -> Network:
        """The way to this web; nothing else can be reached over it."""
        return Network(self.look_up, self.dial, timeout, ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT))

    def ask(self, address: str) -> Answer:
        """The answer for one address."""
        return self.asker().ask(address)


@pytest.fixture
def web() -> Iterator[Web]:
    """A web for one test."""
    time = FakeTime()
    found: list[Web] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        """Plays the hosts of the web."""

        def do(self) -> None:
            """Answer as the test said; 0 closes, -1 waits for the other side to give up."""
            web = found[0]
            host = self.headers["Host"]
            agent = self.headers["User-Agent"]
            web.requests.append(Request(web.time.passed, self.command, host, self.path, agent))
            web.time.sleep(web.slow.get(f"{host}{self.path}", 0))
            status, headers = web.reply_to(self.command, f"{host}{self.path}")
            if status == -1:
                self.connection.recv(1)
            if status <= 0:
                self.close_connection = True
                return
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()

        do_HEAD = do_GET = do  # noqa: N815 - the server's own names

        def log_message(self, form: str, *arguments: object) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    found.append(Web(server.server_address[1], time))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield found[0]
    server.shutdown()
    server.server_close()
