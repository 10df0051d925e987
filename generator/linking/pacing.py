"""How often a host is asked: one request at a time, with a pause between two, and longer if the host says so."""

from __future__ import annotations

import datetime as dt
import threading
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime


@dataclass(frozen=True)
class Clock:
    """Time as the checks see it, so that tests need not wait: seconds that only grow, a pause, and the hour in UTC."""

    seconds: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    now: Callable[[], dt.datetime] = field(default=lambda: dt.datetime.now(dt.UTC))


class Pace:
    """Lets a request to a host begin only when its turn has come, over any number of threads."""

    def __init__(self, every: float, clock: Clock, longest: float = 120.0) -> None:
        self._every = every
        self._longest = longest
        self._clock = clock
        self._next: dict[str, float] = defaultdict(float)
        self._lock = threading.Lock()

    def wait(self, host: str) -> bool:
        """Take the next turn at this host, and sleep until it. False, and no turn, if it asked for too long a rest."""
        with self._lock:
            now = self._clock.seconds()
            turn = max(now, self._next[host])
            if turn - now > self._longest:
                return False
            self._next[host] = turn + self._every
        if turn > now:
            self._clock.sleep(turn - now)
        return True

    def rest(self, host: str, seconds: float) -> None:
        """No request to this host before so many seconds have passed."""
        with self._lock:
            self._next[host] = max(self._next[host], self._clock.seconds() + seconds)


def seconds_to_wait(retry_after: str, now: dt.datetime) -> float | None:
    """What a header `Retry-After` asks for (RFC 9110, 10.2.3): seconds, or a day and hour. None if it says nothing."""
    text = retry_after.strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        day = parsedate_to_datetime(text)
    except (TypeError, ValueError, OverflowError):  # the last: a time zone of millions of hours
        return None
    if day.tzinfo is None:
        day = day.replace(tzinfo=dt.UTC)
    return max(0.0, (day - now).total_seconds())
