"""Texts on the disk: do I get back what I laid down, in any order?"""

from __future__ import annotations

import os
import resource
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import spooling
from generator.spooling import Spool, Texts


@given(st.lists(st.text(st.characters())), st.randoms(), st.sampled_from([1, 10, 1 << 18]))
def test_what_was_laid_down(texts: list[str], chance: Random, block: int) -> None:
    """Does each text come back as it was, whatever its signs, between others, and while some wait to be written?"""
    spool, places = Spool(), {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(spooling, "_BLOCK", block)
        for number, text in enumerate(texts):
            places[number] = spool.put(text)
            other = chance.randrange(number + 1)
            assert spool.read(places[other]) == texts[other]
    for number, text in enumerate(texts):
        assert spool.read(places[number]) == text


def test_texts_by_name() -> None:
    """Do texts on the disk behave as a dictionary of them, and is a copy no more than the names that I want?"""
    texts, plain = Texts(), {"b.md": "B", "a.md": "Ä", "c.md": ""}
    texts.update(plain)
    assert dict(texts) == plain
    assert list(texts) == list(plain)
    few = texts.only(["c.md", "a.md"])
    assert list(few.items()) == [("c.md", ""), ("a.md", "Ä")]
    few["a.md"] = "another"
    del few["c.md"]
    assert (texts["a.md"], few["a.md"], len(texts), len(few)) == ("Ä", "another", 3, 1)
    assert "c.md" in texts
    assert "c.md" not in few
    assert texts.get("d.md") is None


def test_a_long_preview(monkeypatch: pytest.MonkeyPatch) -> None:
    """Does the file stay small if texts are replaced for days, and are those of before still to be had?"""
    monkeypatch.setattr(spooling, "_WASTE", 1000)
    texts = Texts()
    texts["a.md"], texts["b.md"] = "A", "B"
    before = texts
    for number in range(500):
        texts = texts.only(texts)
        texts["a.md"] = f"{number:09}"
        assert texts._spool.size < 1100
    assert dict(texts) == {"a.md": "000000499", "b.md": "B"}
    assert dict(before) == {"a.md": "A", "b.md": "B"}


def test_where_nothing_reads_at_a_place(monkeypatch: pytest.MonkeyPatch) -> None:
    """Does it work on a system whose files are read only where they stand, such as Windows?"""
    monkeypatch.setattr(spooling, "_HAS_PREAD", False)
    monkeypatch.setattr(spooling, "_BLOCK", 3)
    spool = Spool()
    places = [spool.put(text) for text in ("ä", "b", "")]
    assert [spool.read(place) for place in reversed(places)] == ["", "b", "ä"]


def test_a_fork_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Can two processes read what is written and what waits at the same time, with one place in the file for both?"""
    monkeypatch.setattr(spooling, "_BLOCK", 10)
    texts, spool = ["a text", "another", "one more"], Spool()
    places = [spool.put(text) for text in texts]
    if (child := os.fork()) == 0:
        os._exit([spool.read(place) for place in places] != texts)
    spool.put("this is written at once")
    assert [spool.read(place) for place in places] == texts
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def test_no_room(monkeypatch: pytest.MonkeyPatch) -> None:
    """Is it told where the disk is full, and is nothing lost once there is room again?"""
    monkeypatch.setattr(spooling, "_BLOCK", 100)
    spool = Spool()
    first = spool.put("a text")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (50, hard))
    try:
        with pytest.raises(OSError, match="File too large"):
            spool.put("x" * 200)
        assert spool.read(first) == "a text"
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    later = spool.put("another")
    assert (spool.read(first), spool.read(later)) == ("a text", "another")
