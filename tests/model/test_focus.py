"""A mapping of which only some are gone through: does it know all, without reading what nobody asks for?"""

from __future__ import annotations

from generator.model.focus import Focus
from generator.rechecking.lazily import OnDemand


def test_what_is_there_is_known_unread() -> None:
    """If a rule asks whether an entry is there, is its file left unread, and are only the few gone through?"""
    read: list[str] = []
    known = OnDemand(["a", "b", "c"], lambda name: read.append(name) or name.upper())  # type: ignore[func-returns-value]
    focus = Focus(known, {"a": "A"})
    assert "b" in focus
    assert "d" not in focus
    assert read == []
    assert [*focus.values()] == ["A"]
    assert focus["c"] == "C"
    assert read == ["c"]
