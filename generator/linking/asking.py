"""Asks for one address as a careful reader would: its head, if need be a little of the page, and each redirect."""

from __future__ import annotations

import http.client
import ssl
from dataclasses import dataclass, replace
from urllib.parse import SplitResult, urljoin, urlsplit

from generator.linking.answers import Answer, State
from generator.linking.guarding import split_address
from generator.linking.network import Network, NoNetworkError, NoSuchHostError, PrivateHostError, Reply
from generator.linking.pacing import Clock, Pace, seconds_to_wait

_MOST_REDIRECTS = 8
_PERMANENT = (301, 308)
_REDIRECTS = (301, 302, 303, 307, 308)
_ROBOTS = (401, 403, 406, 429, 451, 999)
_PRIVATE = "is no address of the public web, so it was not asked"


class RestingHostError(Exception):
    """The host asked to be left alone for longer than we wait."""


@dataclass(frozen=True)
class Asker:
    """What asking needs: a way out, a pace, a clock, and the name by which we go."""

    network: Network
    pace: Pace
    clock: Clock
    agent: str

    def ask(self, address: str) -> Answer:
        """What comes of asking for an address. Never raises for anything that a host does."""
        try:
            return self._follow(address)
        except PrivateHostError:
            return Answer(State.PRIVATE, _PRIVATE)
        except NoSuchHostError:
            return Answer(State.NO_HOST, "names a host that nobody knows")
        except RestingHostError:
            return Answer(State.REFUSED, "asked to be left alone for a while")
        except NoNetworkError:
            return Answer(State.OFFLINE, "could not be reached from here")
        except TimeoutError:
            return Answer(State.FAILING, f"gave no answer within {self.network.timeout:.0f} seconds")
        except ssl.SSLError as error:
            return Answer(State.FAILING, f"has no certificate that browsers trust ({error.reason or 'TLS'})")
        except (OSError, http.client.HTTPException, ValueError):
            return Answer(State.FAILING, "broke off the connection")

    def _follow(self, address: str) -> Answer:
        here, moved_to, permanent = address, "", True
        for _ in range(_MOST_REDIRECTS):
            parts = split_address(here)
            if parts is None:
                why = _PRIVATE if here == address else f"leads to {here}, which {_PRIVATE}"
                return Answer(State.PRIVATE, why)
            reply = self._reply(parts)
            if reply.status not in _REDIRECTS or not reply.headers.get("location"):
                return _judged(reply, moved_to)
            here = urljoin(here, reply.headers["location"].strip()).partition("#")[0]
            permanent = permanent and reply.status in _PERMANENT
            moved_to = here if permanent else moved_to
        return Answer(State.FAILING, f"was redirected more than {_MOST_REDIRECTS} times")

    def _reply(self, parts: SplitResult) -> Reply:
        """The head alone, if the host gives one; what refuses a head or fails is asked for the page itself."""
        reply = self._patiently("HEAD", parts)
        if reply.status < 400 or reply.status == 429:
            return reply
        return self._patiently("GET", parts)

    def _patiently(self, method: str, parts: SplitResult) -> Reply:
        """One request in its turn; once more, if the host says when. Raises RestingHostError if that is too late."""
        reply = self._in_turn(method, parts)
        seconds = seconds_to_wait(reply.headers.get("retry-after", ""), self.clock.now())
        if reply.status not in (429, 503) or seconds is None:
            return reply
        self.pace.rest(str(parts.hostname), seconds)
        return self._in_turn(method, parts)

    def _in_turn(self, method: str, parts: SplitResult) -> Reply:
        if not self.pace.wait(str(parts.hostname)):
            raise RestingHostError
        began = self.clock.seconds()  # not the time in which we waited for our turn
        reply = self.network.ask(method, parts, self.agent)
        return replace(reply, seconds=self.clock.seconds() - began)


def _judged(reply: Reply, moved_to: str) -> Answer:
    status = reply.status
    if status < 400:
        return Answer(State.MOVED if moved_to else State.FINE, moved_to=moved_to, seconds=reply.seconds)
    if status in (404, 410):
        return Answer(State.DEAD, f"is not there any more ({status})" if status == 410 else "was not found (404)")
    if status in _ROBOTS:
        return Answer(State.REFUSED, f"does not answer programs ({status})")
    if status >= 500:
        return Answer(State.FAILING, f"answers with an error of its own ({status})")
    return Answer(State.FAILING, f"answers with status {status}")


def leads_home(address: str, moved_to: str) -> bool:
    """Whether a page deep in a site has become its front page: the page itself is then most likely gone."""
    return urlsplit(address).path.strip("/") != "" and urlsplit(moved_to).path.strip("/") == ""
