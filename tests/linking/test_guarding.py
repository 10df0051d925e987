"""Whom nobody can make us ask: the hosts of the network that the check runs in."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.linking.answers import State
from generator.linking.guarding import is_public, split_address

Web = Any


@pytest.mark.parametrize(
    "address",
    [
        "http://localhost/",
        "http://localhost.:80/",
        "http://printer/",
        "http://wiki.internal/",
        "http://127.0.0.1/",
        "http://127.1/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0177.0.0.1/",
        "http://0/",
        "http://10.1.2.3/",
        "http://172.16.0.1/",
        "http://192.168.1.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://100.64.0.1/",
        "http://[::1]/",
        "http://[::ffff:10.0.0.1]/",
        "http://[64:ff9b::a00:1]/",
        "http://[2002:0a00:0001::1]/",
        "http://[fe80::1%25eth0]/",
        "http://[fd00::1]/",
        "http://224.0.0.1/",
        "http://user:secret@a.example.org/",
        "http://a.example.org:22/",
        "http://a.example.org:99999/",
        "http://[broken/",
        "file:///etc/passwd",
        "ftp://a.example.org/",
        "http:///x",
    ],
)
def test_never_asked(web: Web, address: str) -> None:
    """Is an address that may be one of our own network not even connected to?"""
    assert web.ask(address).state is State.PRIVATE
    assert web.dialed == []


@pytest.mark.parametrize(
    "address",
    ["https://a.example.org/x", "http://a.example.org:8080/", "http://93.184.215.14/", "http://[2606:2800::1]/"],
)
def test_the_public_web_is_asked(address: str) -> None:
    """Is the guard no wall?"""
    assert split_address(address) is not None


@pytest.mark.parametrize("found", [["10.0.0.1"], ["93.184.215.14", "127.0.0.1"], ["::1"], ["169.254.169.254"]])
def test_a_public_name_of_a_private_host(web: Web, found: list[str]) -> None:
    """If a name on the web leads to a host of our own network, is it not connected to?"""
    web.hosts["a.example.org"] = found
    assert web.ask("http://a.example.org/").state is State.PRIVATE
    assert web.dialed == []


def test_the_address_that_was_judged_is_the_one_connected_to(web: Web) -> None:
    """If a name changes its address between two looks, is it the judged one that is used?"""
    web.hosts["a.example.org"] = ["93.184.215.99"]
    web.ask("http://a.example.org/")
    assert web.dialed == ["93.184.215.99"]


@pytest.mark.parametrize("target", ["http://127.0.0.1/", "http://router.lan/", "file:///etc/passwd", "//10.0.0.1/x"])
def test_a_redirect_to_a_private_host(web: Web, target: str) -> None:
    """If a public host sends us to one of our own network, do we stay?"""
    web.answer("a.example.org/x", (302, {"Location": target}))
    answer = web.ask("http://a.example.org/x")
    assert answer.state is State.PRIVATE and "leads to" in answer.why
    assert len(web.requests) == 1


def test_a_redirect_to_a_name_of_a_private_host(web: Web) -> None:
    """Is the name that a redirect leads to looked up and judged as well?"""
    web.hosts["b.example.org"] = ["192.168.0.1"]
    web.answer("a.example.org/x", (301, {"Location": "http://b.example.org/"}))
    assert web.ask("http://a.example.org/x").state is State.PRIVATE
    assert len(web.requests) == 1


@given(st.ip_addresses(v=4))
def test_one_address_in_four_notations(address: IPv4Address) -> None:
    """Is an address judged alike when it hides within one of the newer kind?"""
    number = int(address)
    hidden = (
        IPv6Address((0xFFFF << 32) + number),
        IPv6Address((0x64FF9B << 96) + number),
        IPv6Address((0x2002 << 112) + (number << 80)),
    )
    assert {is_public(str(each)) for each in hidden} == {is_public(str(address))}


def test_numbers_of_hosts() -> None:
    """Are addresses of machines told apart by their numbers?"""
    assert is_public("8.8.8.8") and is_public("2606:4700::1111")
    assert not is_public("0.0.0.0") and not is_public("255.255.255.255") and not is_public("::")
