"""One request to one host: the name is looked up once, and only a public address of it is connected to."""

from __future__ import annotations

import http.client
import socket
import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import SplitResult

from generator.linking.guarding import is_public

_READ = 2048  # bytes of a page that show that it is there


class PrivateHostError(Exception):
    """The name leads to an address that is not of the public internet."""


class NoSuchHostError(Exception):
    """Nobody knows the name of the host."""


class NoNetworkError(Exception):
    """The name could not be looked up, or the host not reached; perhaps there is no network at all."""


@dataclass(frozen=True)
class Reply:
    """What a host said: the number of the status, the headers, their names in small letters, and how long it took."""

    status: int
    headers: Mapping[str, str]
    seconds: float = 0.0


def look_up(host: str, port: int) -> list[str]:
    """The IP addresses of a host, as the system knows them."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def dial(ip: str, port: int, timeout: float) -> socket.socket:
    """A connection to an IP address."""
    return socket.create_connection((ip, port), timeout)


@dataclass(frozen=True)
class Network:
    """The way out, in parts that tests put others in the place of."""

    look_up: Callable[[str, int], list[str]] = look_up
    dial: Callable[[str, int, float], socket.socket] = dial
    timeout: float = 20.0
    tls: ssl.SSLContext = field(default_factory=ssl.create_default_context)

    def ask(self, method: str, parts: SplitResult, agent: str) -> Reply:
        """Send one request and read the head of the reply, and a little of its body.

        Raises PrivateHostError before anything is sent, NoSuchHostError and NoNetworkError where nobody answers, and
        OSError or HTTPException for all that goes wrong between the two ends. No redirect is followed.
        """
        host = _in_ascii(str(parts.hostname))
        port = parts.port or (443 if parts.scheme == "https" else 80)
        connection = http.client.HTTPConnection(host, port, timeout=self.timeout)
        connection.sock = self._connect(self._public(host, port), host, port, secure=parts.scheme == "https")
        try:
            target = f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"
            named = f"[{host}]" if ":" in host else host
            headers = {
                "Host": f"{named}:{parts.port}" if parts.port else named,
                "User-Agent": agent,
                "Accept": "*/*",
                "Connection": "close",
            }
            connection.request(method, _escaped(target), headers=headers)
            reply = connection.getresponse()
            reply.read(_READ)
            return Reply(reply.status, {name.lower(): value for name, value in reply.getheaders()})
        finally:
            connection.close()

    def _public(self, host: str, port: int) -> list[str]:
        """The addresses of the host. All must be public: of several, another might be taken the next time."""
        try:
            found = self.look_up(host, port)
        except socket.gaierror as error:
            raise (NoSuchHostError if error.errno == socket.EAI_NONAME else NoNetworkError)(str(error)) from error
        if not found:
            raise NoSuchHostError(host)
        if not all(is_public(ip) for ip in found):
            raise PrivateHostError(host)
        return list(dict.fromkeys(found))

    def _connect(self, ips: list[str], host: str, port: int, *, secure: bool) -> socket.socket:
        plain = self._reach(ips, port)
        if not secure:
            return plain
        try:
            return self.tls.wrap_socket(plain, server_hostname=host)
        except BaseException:
            plain.close()
            raise

    def _reach(self, ips: list[str], port: int) -> socket.socket:
        """The first address that answers: a machine may have no way to those of one version of IP."""
        failure: OSError | None = None
        for ip in ips:
            try:
                return self.dial(ip, port, self.timeout)
            except OSError as error:
                failure = failure if isinstance(failure, (TimeoutError, ConnectionError)) else error
        assert failure is not None
        if isinstance(failure, (TimeoutError, ConnectionError)):
            raise failure
        raise NoNetworkError(str(failure)) from failure


def _in_ascii(host: str) -> str:
    """The name of a host as it is looked up (IDNA)."""
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError as error:  # a part of the name is empty or too long
        raise NoSuchHostError(str(error)) from error


def _escaped(target: str) -> str:
    """The path as it is sent: signs outside of ASCII, and spaces, as bytes in hexadecimal."""
    return "".join(
        char if "!" <= char <= "~" else "".join(f"%{byte:02X}" for byte in char.encode("utf-8")) for char in target
    )
