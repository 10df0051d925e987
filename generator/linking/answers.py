"""What came of asking for an address."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How an address stands."""

    FINE = "fine"
    MOVED = "moved"  # for good, to a new address
    DEAD = "dead"  # not found, or gone
    NO_HOST = "no-host"  # nobody knows the name of the host
    REFUSED = "refused"  # the host does not answer programs: nothing is known
    FAILING = "failing"  # an error of the host, perhaps for today
    PRIVATE = "private"  # not asked: it is no address of the public web
    OFFLINE = "offline"  # no host could be found or reached, which may be our own network


@dataclass(frozen=True)
class Answer:
    """The state of an address; `why` in a few words, `moved_to` where it went for good, `seconds` until it came."""

    state: State
    why: str = ""
    moved_to: str = ""
    seconds: float = 0.0
