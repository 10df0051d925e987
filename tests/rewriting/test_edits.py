"""Precise edits: is only what they name changed, whatever their order?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.rewriting.edits import Edit, OverlapError, apply


def test_places_are_those_of_the_text_as_it_was() -> None:
    """Does an edit that makes the text longer move the others?"""
    edits = [Edit("a.yml", 8, 13, "earth"), Edit("a.yml", 0, 5, "Good morning")]
    assert apply("Hello,  world!", edits) == "Good morning,  earth!"


def test_the_same_edit_twice() -> None:
    """Do two rules that mend the same thing in the same way mend it once?"""
    assert apply("abc", [Edit("a.yml", 1, 1, "-"), Edit("a.yml", 1, 1, "-")]) == "a-bc"


def test_edits_that_overlap() -> None:
    """Are two edits that want the same characters refused?"""
    with pytest.raises(OverlapError):
        apply("abcdef", [Edit("a.yml", 0, 3, "x"), Edit("a.yml", 2, 4, "y")])


@given(st.text(), st.lists(st.tuples(st.integers(0, 9), st.integers(1, 9), st.text(max_size=3)), max_size=5))
def test_nothing_else_changes(text: str, wanted: list[tuple[int, int, str]]) -> None:
    """Is what lies between the edits left as it was?"""
    edits, kept, done = [], [], 0
    for gap, length, new in wanted:
        start, end = min(done + gap, len(text)), min(done + gap + length, len(text))
        if start == end:
            break
        edits.append(Edit("a.yml", start, end, new))
        kept += [text[done:start], new]
        done = end
    assert apply(text, reversed(edits)) == "".join([*kept, text[done:]])
