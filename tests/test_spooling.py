"""Texts on the disk: do I get back what I laid down, in any order?"""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from generator.spooling import Spool


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
