"""Reads a published site over the web: one request at a time, from one host, never more than was asked for.

The address comes from the command line and never from content, so it may be one of this machine or a private network.
"""

from __future__ import annotations

import http.client
import ssl
from collections.abc import Iterator
from dataclasses import dataclass, field
from string import punctuation
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from generator.linking.pacing import Clock, seconds_to_wait
from generator.publishing.deadline import cut_off_after
from generator.publishing.reading import CHUNK, AbsentError, Content, SilentError, UnreadableError, content

TIMEOUT = 20.0  # seconds without a word from the host
_REDIRECTS = 3
_TRIES = 3
_PAUSE, _SHORTEST_PAUSE, _LONGEST_PAUSE = 5.0, 1.0, 60.0
_FOR_THE_HOST = ("_headers", "_redirects", ".nojekyll")  # hosts read them, and some do not hand them out
_FOLDER_PAGE = "index.html"


class _Again(Exception):  # noqa: N818 - a way through the loop, not a failure
    """The host asks to come back later."""

    def __init__(self, status: int, seconds: float) -> None:
        super().__init__(f"The host answered {status} {_TRIES} times: it is overloaded. Try again later.")
        self.seconds = seconds


@dataclass
class SiteAddress:
    """A site at an address that ends with a slash.

    In seconds: `every` is the pause between two requests, `slowest` the longest time for one file.
    """

    address: str
    agent: str
    every: float = 0.0
    time: Clock = field(default_factory=Clock)
    tls: ssl.SSLContext = field(default_factory=ssl.create_default_context)
    slowest: float = 120.0
    _connection: http.client.HTTPConnection | None = None
    _asked: bool = False

    def read(self, path: str, limit: int) -> Content:
        """The first `limit` bytes of a file. A page is asked for as readers do, without its `index.html`.

        Raises AbsentError or UnreadableError, and nothing else, whatever the host sends.
        """
        folder, _, name = path.rpartition("/")
        shown = f"{folder}/" if name == _FOLDER_PAGE and folder else "" if path == _FOLDER_PAGE else path
        target = urljoin(_escaped(self.address), quote(f"./{shown}"))
        for _ in range(_REDIRECTS + 1):
            answer = self._patiently(target, limit)
            if isinstance(answer, Content):
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
        """The address to which the host leads, as it is sent: headers are bytes, each of which is one character."""
        location = _escaped(location, "latin-1")
        try:
            found = urlsplit(urljoin(target, location))
        except ValueError as error:
            raise UnreadableError(f"The host leads to what is no address: {location[:200]}") from error
        here = urlsplit(target)
        if (found.scheme, found.netloc) != (here.scheme, here.netloc):
            raise UnreadableError(f"The host leads to another one, which is not asked: {location[:200]}")
        return found.geturl()

    def _patiently(self, target: str, limit: int) -> Content | str:
        """The content at an address, or where it leads. Comes back where the host asks for it, a few times."""
        for attempt in range(_TRIES):
            last = attempt == _TRIES - 1
            try:
                return self._once(urlsplit(target), limit)
            except _Again as later:
                if last:
                    raise UnreadableError(str(later)) from later
                self.time.sleep(later.seconds)
            except (OSError, ValueError, http.client.HTTPException) as error:  # such as a connection closed meanwhile
                self.close()
                if last:
                    what = "does not answer" if isinstance(error, OSError) else "gives no answer that can be read"
                    raise SilentError(f"The host {what}: {_told(error)}") from error
        raise AssertionError("the last attempt gives or raises something")

    def _once(self, parts: SplitResult, limit: int) -> Content | str:
        if self._asked and self.every:
            self.time.sleep(self.every)
        self._asked = True
        connection = self._connected()
        try:
            with cut_off_after(self.slowest, connection.sock):
                headers = {"User-Agent": self.agent, "Accept": "*/*", "Accept-Encoding": "identity"}
                connection.request("GET", parts.path + (f"?{parts.query}" if parts.query else ""), headers=headers)
                return self._judged(connection.getresponse(), parts.path, limit)
        except UnreadableError:
            self.close()
            raise

    def _judged(self, reply: http.client.HTTPResponse, path: str, limit: int) -> Content | str:
        if reply.status == 200:
            return self._body(reply, limit)
        self.close()  # what else it says is not read
        if reply.status in (301, 302, 303, 307, 308) and reply.getheader("Location"):
            return str(reply.getheader("Location"))
        if reply.status in (404, 410):
            raise AbsentError(path)
        if reply.status in (429, 503):
            raise _Again(reply.status, self._pause(reply.getheader("Retry-After") or ""))
        raise UnreadableError(f"The host answered {reply.status}.")

    def _body(self, reply: http.client.HTTPResponse, limit: int) -> Content:
        encoding = reply.getheader("Content-Encoding") or "identity"
        if encoding.strip().lower() != "identity":
            raise UnreadableError(f"The host sends it packed ({_shown(encoding)}), though it was asked not to.")
        found = content(iter(lambda: reply.read1(CHUNK), b""), limit)
        if reply.length == 0:
            reply.close()  # read to its end: the connection can be used again
        elif not reply.isclosed():
            self.close()  # there is more, which nobody asked for
        return found

    def _pause(self, said: str) -> float:
        """How long to wait before the next attempt: as long as the host says, within bounds."""
        seconds = seconds_to_wait(said, self.time.now())
        return _PAUSE if seconds is None else min(max(seconds, _SHORTEST_PAUSE), _LONGEST_PAUSE)

    def _connected(self) -> http.client.HTTPConnection:
        if self._connection is None:
            here = urlsplit(self.address)
            host = str(here.hostname)
            if here.scheme == "https":
                self._connection = http.client.HTTPSConnection(host, here.port, timeout=TIMEOUT, context=self.tls)
            else:
                self._connection = http.client.HTTPConnection(host, here.port, timeout=TIMEOUT)
        if self._connection.sock is None:
            self._connection.connect()
        return self._connection


def _escaped(address: str, encoding: str = "utf-8") -> str:
    """An address in ASCII: all other signs, and spaces, as bytes in hexadecimal."""
    return quote(address, safe=punctuation, encoding=encoding, errors="replace")


def _told(error: Exception) -> str:
    """What went wrong, in one line, in which what the host sent can do nothing to a terminal."""
    return _shown(str(error)) or type(error).__name__


def _shown(text: str) -> str:
    return "".join(sign if sign.isprintable() else "?" for sign in text.strip())[:200]
