"""Texts on the disk: do I get back what I laid down, in any order?"""

from __future__ import annotations

import os
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import spooling
from generator.spooling import Spool, Texts


@given(st.lists(st.text(st.characters())), st.randoms())
def test_what_was_laid_down(texts: list[str], chance: Random) -> None:
    """Does each text come back as it was, whatever its signs, also between others that are laid down?"""
    spool, places = Spool(), {}
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
    spool = Spool()
    places = [spool.put(text) for text in ("ä", "b", "")]
    assert [spool.read(place) for place in reversed(places)] == ["", "b", "ä"]


def test_a_fork_reads_the_same() -> None:
    """Can two processes read at the same time, though both have one place in the file?"""
    spool = Spool()
    place = spool.put("a text")
    spool.put("another")
    if (child := os.fork()) == 0:
        os._exit(spool.read(place) != "a text")
    assert spool.read(place) == "a text"
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
