"""Work that processes do one after the other: is it all done, in order, and does it end with what went wrong?"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator
from functools import partial

import pytest

from generator import forking
from generator.forking import LostError
from generator.relaying import Relay


@pytest.fixture(autouse=True)
def forks(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fork, beside other threads of the tests; nothing is left behind."""
    if not sys.platform.startswith("linux"):
        pytest.skip("forks on Linux only")
    monkeypatch.setattr(forking, "can_fork", lambda: True)
    yield
    assert forking.relays == []


def _told(number: int) -> tuple[int, int]:
    return number, os.getpid()


def test_each_in_a_process_of_its_own() -> None:
    """Do all results come in order, each from a process of its own, beside this one?"""
    relay = Relay([partial(_told, number) for number in range(4)])
    relay.begin()
    found = list(relay.results())
    assert [number for number, _ in found] == [0, 1, 2, 3]
    assert len({os.getpid(), *(process for _, process in found)}) == 5


def test_it_goes_on_meanwhile() -> None:
    """Does the next piece begin while this process is at work, as soon as it asks?"""
    begun = time.time()
    relay = Relay([time.time] * 3)
    relay.begin()
    while time.time() < begun + 30 and len(relay._done) < 3:
        forking.go_on()
        time.sleep(0.01)
    asked = time.time()
    assert all(at <= asked for at in relay.results())


def test_in_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no fork is possible, from the first piece on or later: is all work done here?"""
    relay = Relay([os.getpid] * 3)
    relay.begin()
    monkeypatch.setattr(forking, "can_fork", lambda: False)
    first, *others = relay.results()
    assert first != os.getpid()
    assert others == [os.getpid()] * 2
    relay = Relay([os.getpid] * 2)
    relay.begin()
    assert not relay.is_elsewhere
    assert list(relay.results()) == [os.getpid()] * 2


def _fails() -> int:
    raise KeyError("bridges/nowhere")


def _is_killed() -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return 0


def test_a_piece_that_fails() -> None:
    """Is an error raised where results are asked for, and not where other work goes on?"""
    for accident, error in ((_fails, KeyError), (_is_killed, LostError)):
        relay = Relay([os.getpid, accident, os.getpid])
        relay.begin()
        for _ in range(50):
            forking.go_on()
            time.sleep(0.01)
        with pytest.raises(error):
            list(relay.results())
        relay.stop()


def test_stopped() -> None:
    """Is nothing left at work when all is to end?"""
    relay = Relay([lambda: time.sleep(60), lambda: time.sleep(60)])
    relay.begin()
    assert relay._now is not None
    process = relay._now._process
    relay.stop()
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)
