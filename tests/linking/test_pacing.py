"""How often a host is asked."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from generator.linking.checking import ask_all
from generator.linking.pacing import seconds_to_wait

Web = Any
NOW = dt.datetime(2026, 12, 1, 12, tzinfo=dt.UTC)


def test_a_pause_between_two_requests(web: Web) -> None:
    """Is a host asked exactly every two seconds, whatever is asked: heads, pages, redirects?"""
    web.answer("HEAD a.example.org/1", 405)
    web.answer("a.example.org/2", (302, {"Location": "/3"}))
    ask_all(web.asker(every=2.0), [f"http://a.example.org/{number}" for number in (1, 2, 4)])
    asked = [(each.at, each.method, each.path) for each in web.requests]
    assert asked == [(0, "HEAD", "/1"), (2, "GET", "/1"), (4, "HEAD", "/2"), (6, "HEAD", "/3"), (8, "HEAD", "/4")]


def test_a_redirect_to_another_host_waits_its_turn(web: Web) -> None:
    """Is a host to which others lead asked no more often for it?"""
    for number in (1, 2, 3):
        web.answer(f"a.example.org/{number}", (302, {"Location": f"http://b.example.org/{number}"}))
    ask_all(web.asker(every=5.0), [f"http://a.example.org/{number}" for number in (1, 2, 3)])
    assert [each.at for each in web.requests if each.host == "b.example.org"] == [0, 5, 10]


def test_hosts_do_not_wait_for_each_other(web: Web) -> None:
    """Do many hosts with one address each take no time at all?"""
    answers = ask_all(web.asker(), [f"http://{name}.example.org/" for name in "abcdefgh"])
    assert len(answers) == 8
    assert web.time.passed == 0


def test_one_host_in_one_thread(web: Web) -> None:
    """Are the addresses of a host asked one after the other, however its name is written?"""
    ask_all(web.asker(), ["http://a.example.org/1", "http://A.example.org/2", "http://a.example.org/3"])
    assert sorted(each.at for each in web.requests) == [0, 2, 4]


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("120", 120),
        (" 5 ", 5),
        ("Tue, 01 Dec 2026 12:01:00 GMT", 60),
        ("Tue, 01 Dec 2026 11:00:00 GMT", 0),
        ("", None),
        ("soon", None),
        ("-5", None),
        ("²", None),
    ],
)
def test_retry_after(header: str, seconds: float | None) -> None:
    """Are both forms of `Retry-After` understood, and nonsense passed over?"""
    assert seconds_to_wait(header, NOW) == seconds
