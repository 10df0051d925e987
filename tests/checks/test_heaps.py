"""Searching many texts at once: is what is found in a heap what is found in each text by itself?"""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checks import heaps
from generator.checks.heaps import BETWEEN, holding
from generator.checks.loose_number import _DIGITS, _dates
from generator.languages.words import words_for

PIECES = st.sampled_from(
    [
        "May",
        " May ",
        "3",
        ", 2012",
        "2012-05",
        " ",
        "\n",
        "on",
        "-",
        ".",
        "“",
        "é",
        "(",
        "a ",
        "December 31 to",
        "% of ",
    ]
)
TEXTS = st.lists(st.lists(PIECES, max_size=6).map("".join), max_size=12)
DATES = _dates(words_for("en"))


def without_dates(text: str) -> str:
    """The text without dates."""
    for date in DATES:
        text = date.sub(" ", text)
    return text


@given(TEXTS, st.integers(1, 5))
def test_each_text_is_searched_as_if_it_stood_alone(texts: list[str], many: int) -> None:
    """Does a date end, or begin, with its text, and is no text missed or named twice?"""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(heaps, "_MANY", many)
        for pattern in (*DATES, _DIGITS):
            assert list(holding(texts, pattern)) == [text for text in texts if pattern.search(text)]
        left = list(holding(texts, _DIGITS, prepared=without_dates))
        assert left == [text for text in texts if _DIGITS.search(without_dates(text))]


def test_signs_without_which_nothing_is_found() -> None:
    """Are texts named that hold one of the signs, and those alone?"""
    assert list(holding(["a", "b<", "c{", ""], re.compile("[<{]"), signs="<{")) == ["b<", "c{"]
    assert list(holding(["a", "b"], re.compile("[<{]"), signs="<{")) == []


def test_a_text_with_the_sign_between_texts() -> None:
    """If a text holds the sign that stands between them, is none passed over?"""
    assert list(holding(["a", f"b{BETWEEN}", "c1"], re.compile(r"\d"))) == ["a", f"b{BETWEEN}", "c1"]
