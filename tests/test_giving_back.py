"""Giving memory back to the system: does it do so, and is it never in the way?"""

from __future__ import annotations

import sys

import pytest

from generator import giving_back
from generator.giving_back import give_back


def resident() -> int:
    """Bytes of this process that lie in memory."""
    with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123
        return int(file.read().split()[1]) * 4096


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Other systems do not tell.")
def test_what_is_free_goes_back() -> None:
    """Is room given back that lies between texts that are in use?"""
    texts = ["x" * 20_000 for _ in range(5_000)]
    kept = texts[::10]
    del texts
    before = resident()
    give_back()
    assert before - resident() > 40_000_000
    assert len(kept) == 500


def test_where_there_is_no_way(monkeypatch: pytest.MonkeyPatch) -> None:
    """Does nothing happen on another system?"""
    monkeypatch.setattr(sys, "platform", "darwin")
    giving_back._trim.cache_clear()
    try:
        give_back()
    finally:
        giving_back._trim.cache_clear()
