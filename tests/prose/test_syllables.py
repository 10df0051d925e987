"""Tests of counting syllables in English."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.languages.words import words_for
from generator.prose.syllables import SyllableCounter

READING = words_for("en").reading
assert READING is not None
count = SyllableCounter(READING)

# Counted by hand, by the division of a dictionary.
COUNTED = {
    1: "a the he rule rules ruled case judge court law laws states filed told held stayed passed asked tried said made "
    "cause those friend don't guard large ones bridge suit clothes moved signed called blamed through thought once",
    2: "trial city cities table people order safety movement statement settled handled client being going doing suing "
    "trying seeing agreed argued issues police only create isn't doesn't quiet prior science riot equal question "
    "ancient union action places voted started needed ended homeland cruel money county mayor border program lawsuit",
    3: "federal enforcement government official settlement agency agencies agreement violence period curious previous "
    "various religion opinion actual annual usual denial continued area idea judicial protection attorney property "
    "important benefits influence continue ordinance resident argument however department employees condition tourism",
    4: "material immediate society situation cooperate coordinate associate negotiate initiate continuous community "
    "ability authority immigration anxiety",
    5: "cooperation constitutional opportunity university examination international nationality",
}


@pytest.mark.parametrize(("number", "words"), COUNTED.items())
def test_counted(number: int, words: str) -> None:
    """Do words have the syllables that a dictionary gives them?"""
    assert {word: count(word) for word in words.split()} == dict.fromkeys(words.split(), number)


@pytest.mark.parametrize(
    ("word", "number"), [("Court", 1), ("court's", 1), ("court’s", 1), ("case-by-case", 3), ("x", 1)]
)
def test_forms(word: str, number: int) -> None:
    """Do capitals, a possessive and hyphens change nothing but what they add?"""
    assert count(word) == number


@given(st.text(max_size=30))
def test_at_least_one(word: str) -> None:
    """Has every text at least one syllable, whatever stands in it?"""
    assert count(word) >= 1
