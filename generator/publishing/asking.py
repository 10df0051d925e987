"""Reads a published site over the web: one request at a time, from one host, never more than was asked for.

The address comes from the command line and never from content, so it may be one of this machine or a private network.
"""

from __future__ import annotations

import http.client
import ssl
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from generator.linking.pacing import Clock
from generator.publishing.reading import AbsentError, SilentError, UnreadableError

TIMEOUT = 20.0  # seconds without a word from the host
_SLOWEST = 120.0  # seconds for one file
_CHUNK = 1 << 16
_REDIRECTS = 3
_TRIES = 3
_LONGEST_PAUSE = 60.0
_FOR_THE_HOST = ("_headers", "_redirects", ".nojekyll")  # hosts read them, and some do not hand them out
_FOLDER_PAGE = "index.html"


class _Again(Exception):  # noqa: N818 - a way through the loop, not a failure
    """The host asks to come back later."""

    def __init__(self, status: int, seconds: float) -> None:
        super().__init__(f"The host answered {status} {_TRIES} times: it is overloaded. Try again later.")
        self.seconds = seconds


@dataclass
class SiteAddress:
    """A site at an address that ends with a slash. `every` is the pause between two requests, in seconds."""

    address: str
    agent: str
    every: float = 0.0
    time: Clock = field(default_factory=Clock)
    tls: ssl.SSLContext = field(default_factory=ssl.create_default_context)
    _connection: http.client.HTTPConnection | None = None
    _asked: bool = False

    def read(self, path: str, limit: int) -> bytes:
        """The first `limit` bytes of a file. A page is asked for as readers do, without its `index.html`."""
        folder, _, name = path.rpartition("/")
        shown = f"{folder}/" if name == _FOLDER_PAGE and folder else "" if path == _FOLDER_PAGE else path
        target = urljoin(self.address, quote(f"./{shown}"))
        for _ in range(_REDIRECTS + 1):
            answer = self._patiently(target, limit)
            if isinstance(answer, bytes):
                return answer
            target = self._within(target, answer)
        raise UnreadableError(f"The host leads on more than {_REDIRECTS} times.")

    def paths(self) -> Iterator[str] | None:
        """Nobody can know which other files a host has."""
        return None

    def keeps(self, path: str) -> bool:
        """Files that are written for hosts need not be handed out by them."""
        return path in _FOR_THE_HOST

    def close(self) -> None:
        """End the connection."""
        if self._connection:
            self._connection.close()
            self._connection = None

    def _within(self, target: str, location: str) -> str:
        found = urlsplit(urljoin(target, location))
        here = urlsplit(self.address)
        if (found.scheme, found.netloc) != (here.scheme, here.netloc):
            raise UnreadableError(f"The host leads to another one, which is not asked: {location[:200]}")
        return found.geturl()

    def _patiently(self, target: str, limit: int) -> bytes | str:
        """The content at an address, or where it leads. Comes back where the host asks for it, a few times."""
        for attempt in range(_TRIES):
            last = attempt == _TRIES - 1
            try:
                return self._once(urlsplit(target), limit)
            except _Again as later:
                if last:
                    raise UnreadableError(str(later)) from later
                self.time.sleep(later.seconds)
            except (OSError, http.client.HTTPException) as error:  # such as a connection that was closed meanwhile
                self.close()
                if last:
                    raise SilentError(f"The host does not answer: {error or type(error).__name__}") from error
        raise AssertionError("the last attempt gives or raises something")

    def _once(self, parts: SplitResult, limit: int) -> bytes | str:
        if self._asked and self.every:
            self.time.sleep(self.every)
        self._asked = True
        connection = self._connected()
        headers = {"User-Agent": self.agent, "Accept": "*/*", "Accept-Encoding": "identity"}
        connection.request("GET", parts.path + (f"?{parts.query}" if parts.query else ""), headers=headers)
        reply = connection.getresponse()
        if reply.status == 200:
            return self._body(reply, limit)
        self.close()  # what else it says is not read
        if reply.status in (301, 302, 303, 307, 308) and reply.getheader("Location"):
            return str(reply.getheader("Location"))
        if reply.status in (404, 410):
            raise AbsentError(parts.path)
        if reply.status in (429, 503):
            raise _Again(reply.status, _pause(reply.getheader("Retry-After")))
        raise UnreadableError(f"The host answered {reply.status}.")

    def _body(self, reply: http.client.HTTPResponse, limit: int) -> bytes:
        begun = self.time.seconds()
        parts: list[bytes] = []
        wanted = limit
        while wanted > 0 and (part := reply.read(min(_CHUNK, wanted))):
            parts.append(part)
            wanted -= len(part)
            if self.time.seconds() - begun > _SLOWEST:
                self.close()
                raise UnreadableError(f"The host takes more than {_SLOWEST:.0f} s for it.")
        if not reply.isclosed():
            self.close()  # there is more, which nobody asked for
        return b"".join(parts)

    def _connected(self) -> http.client.HTTPConnection:
        if self._connection is None:
            here = urlsplit(self.address)
            host = str(here.hostname)
            if here.scheme == "https":
                self._connection = http.client.HTTPSConnection(host, here.port, timeout=TIMEOUT, context=self.tls)
            else:
                self._connection = http.client.HTTPConnection(host, here.port, timeout=TIMEOUT)
        return self._connection


def _pause(said: str | None) -> float:
    """How long to wait before the next attempt; dates are not understood, and no wait is longer than a minute."""
    with suppress(ValueError):
        return min(max(float(said or ""), 1.0), _LONGEST_PAUSE)
    return 5.0
