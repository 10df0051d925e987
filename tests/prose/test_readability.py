"""Tests of measuring how hard a text is to read."""

from __future__ import annotations

import pytest

from generator.languages.words import words_for
from generator.prose.readability import Meter
from generator.prose.reading import NAME

READING = words_for("en").reading
assert READING is not None
meter = Meter(READING)


def measured(text: str) -> tuple[int, int]:
    """Of a text of one sentence: how many words it has in all, and how many of them are names."""
    (sentence,) = meter.sentences(text)
    return sentence.length, sentence.names


@pytest.mark.parametrize(
    ("text", "length", "names"),
    [
        ("The cat sat on the mat.", 6, 0),
        ("It closed on April 24, 2025, at night.", 6, 1),
        ("It closed in January 2026.", 4, 1),
        (f"It was signed by {NAME}.", 5, 1),
        ("The Department of Justice sued.", 3, 1),
        ("It was the Court of Appeals for the Ninth Circuit.", 4, 1),
        ("The judge is William H. Orrick.", 4, 1),
        ("Business Recorder wrote so.", 3, 1),
        ("It cites 90 Fed. Reg. 13611 and No. 25-cv-01350.", 5, 2),
        ("It cites 8 U.S.C. § 1373 twice.", 4, 1),
        ("Boston and Chicago sued.", 4, 1),
        ("They are Cubans, Haitians and Nicaraguans.", 6, 3),
        ("In Boston it rained.", 4, 1),
        ("ICE came.", 2, 1),
        ("About 532,000 people came.", 4, 1),
        ("It was so-called case-by-case review.", 5, 0),
        ("He can't, and the judge's order is clear.", 8, 0),
    ],
)
def test_words(text: str, length: int, names: int) -> None:
    """Does a name, a date, a citation or a number count as one word, however long it is?"""
    assert measured(text) == (length, names)


def test_formula() -> None:
    """Is the grade that of Flesch and Kincaid for a text counted by hand?"""
    found = meter.sentences("The cat sat on the mat. The mayor saw a table.")  # 11 words, 2 sentences, 13 syllables
    assert meter.grade(found) == pytest.approx(0.39 * 11 / 2 + 11.8 * 13 / 11 - 15.59)


def test_names_cost_nothing() -> None:
    """Is a sentence with long names and dates no harder than the same with short ones?"""
    easy = meter.grade(meter.sentences("On May 1, 2025, Al Ash met the mayor."))
    hard = meter.grade(
        meter.sentences("On September 30, 2025, Anastasia Wilhelmina-Constantinopolitana met the mayor.")
    )
    assert easy == hard


def test_longest_words() -> None:
    """Are the longest words named in the order of the sentence, each once, and no short ones?"""
    (sentence,) = meter.sentences("The administration and the administration of immigration saw a dog.")
    assert sentence.longest(3) == ["administration", "immigration"]


def test_text_of_signs_alone() -> None:
    """Has a text without words no sentence, and one of names alone a grade all the same?"""
    assert meter.sentences("... — !") == []
    assert meter.grade(meter.sentences(NAME)) < 5
