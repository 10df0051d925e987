"""What a host says, and what is made of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from generator.linking.answers import State

Web = Any


@pytest.mark.parametrize(
    ("status", "state"),
    [(200, State.FINE), (404, State.DEAD), (410, State.DEAD), (403, State.REFUSED), (500, State.FAILING)],
)
def test_what_a_status_means(web: Web, status: int, state: State) -> None:
    """Is a page that is there called fine, one that is gone dead, and one that refuses programs unknown?"""
    web.answer("a.example.org/x", status)
    assert web.ask("http://a.example.org/x").state is state


def test_a_host_that_refuses_heads(web: Web) -> None:
    """Is a page called fine that answers only when it is asked for whole?"""
    web.answer("HEAD a.example.org/x", 405)
    assert web.ask("http://a.example.org/x").state is State.FINE
    assert [each.method for each in web.requests] == ["HEAD", "GET"]


def test_the_head_is_enough(web: Web) -> None:
    """Is nobody asked for a whole page that has a head?"""
    web.ask("http://a.example.org/x")
    assert [each.method for each in web.requests] == ["HEAD"]


@pytest.mark.parametrize("status", [301, 308])
def test_moved_for_good(web: Web, status: int) -> None:
    """Do I learn the new address?"""
    web.answer("a.example.org/x", (status, {"Location": "http://b.example.org/y#part"}))
    answer = web.ask("http://a.example.org/x")
    assert (answer.state, answer.moved_to) == (State.MOVED, "http://b.example.org/y")
    assert [each.host for each in web.requests] == ["a.example.org", "b.example.org"]


@pytest.mark.parametrize("status", [302, 303, 307])
def test_moved_for_today(web: Web, status: int) -> None:
    """Is an address kept that leads elsewhere only for now?"""
    web.answer("a.example.org/x", (status, {"Location": "/y"}))
    assert web.ask("http://a.example.org/x").state is State.FINE


def test_moved_and_then_sent_on(web: Web) -> None:
    """Is only that address given as new which was promised for good?"""
    web.answer("a.example.org/x", (301, {"Location": "/y"}))
    web.answer("a.example.org/y", (302, {"Location": "/today"}))
    assert web.ask("http://a.example.org/x").moved_to == "http://a.example.org/y"


def test_moved_to_nowhere(web: Web) -> None:
    """Is an address dead whose new one is not found?"""
    web.answer("a.example.org/x", (301, {"Location": "/y"}))
    web.answer("a.example.org/y", 404)
    assert web.ask("http://a.example.org/x").state is State.DEAD


def test_round_in_circles(web: Web) -> None:
    """Does it end if a host sends us round in circles?"""
    web.answer("a.example.org/x", (302, {"Location": "/x"}))
    assert web.ask("http://a.example.org/x").state is State.FAILING


def test_no_such_host(web: Web) -> None:
    """Is a host that nobody knows told apart from one that fails?"""
    assert web.ask("http://paper.gone/x").state is State.NO_HOST
    assert web.ask("http://paper.away/x").state is State.OFFLINE


def test_a_host_that_hangs_up(web: Web) -> None:
    """Is a broken connection no verdict on the page?"""
    web.answer("a.example.org/x", 0)
    assert web.ask("http://a.example.org/x").state is State.FAILING


def test_a_host_that_says_nothing(web: Web) -> None:
    """Does it go on if a host never answers?"""
    web.answer("a.example.org/x", -1)
    answer = web.asker(timeout=0.1).ask("http://a.example.org/x")
    assert answer.state is State.FAILING and "no answer" in answer.why


def test_who_asks(web: Web) -> None:
    """Do hosts learn who asks?"""
    web.ask("http://a.example.org/x")
    assert web.requests[0].agent == "factsheet/0 (test)"


def test_signs_in_a_path(web: Web) -> None:
    """Are addresses with signs of other scripts asked as browsers do?"""
    web.ask("http://a.example.org/süd?a=ö")
    assert web.requests[0].path == "/s%C3%BCd?a=%C3%B6"


@pytest.mark.parametrize(
    "wait",
    [
        lambda now: "30",
        lambda now: (now + dt.timedelta(seconds=30)).strftime("%a, %d %b %Y %H:%M:%S GMT"),
    ],
)
def test_asked_to_wait(web: Web, wait: Callable[[dt.datetime], str]) -> None:
    """Does it wait exactly as long as the host asks, and then learn that the page is there?"""
    now = dt.datetime(2026, 12, 1, 12, tzinfo=dt.UTC)
    web.answer("a.example.org/x", (429, {"Retry-After": wait(now)}), 200)
    assert web.ask("http://a.example.org/x").state is State.FINE
    assert [each.at for each in web.requests] == [0, 30]


def test_asked_to_wait_for_long(web: Web) -> None:
    """Is a host left alone that asks for an hour, with all its other addresses?"""
    web.answer("a.example.org/x", (429, {"Retry-After": "3600"}))
    asker = web.asker()
    assert [asker.ask(f"http://a.example.org/{name}").state for name in "xy"] == [State.REFUSED] * 2
    assert len(web.requests) == 1
    assert web.time.passed == 0


def test_refused_without_a_time(web: Web) -> None:
    """Is a host not pressed that says “too many requests” and no more?"""
    web.answer("a.example.org/x", 429)
    assert web.ask("http://a.example.org/x").state is State.REFUSED
    assert len(web.requests) == 1


def test_how_long_it_took(web: Web) -> None:
    """Is a host called slow for its own time, and not for the time in which we waited for our turn?"""
    web.slow["a.example.org/slow"] = 12.0
    asker = web.asker(every=60.0)
    taken = [asker.ask(f"http://a.example.org/{name}").seconds for name in ("slow", "quick")]
    assert taken == [12.0, 0.0]
    assert web.time.passed == 60.0
