"""Tests of the reading of prose: what a reader meets instead of tokens and markup, and the way back to the file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.examining import examine
from generator.model.catalog import Catalog
from generator.prose.reading import NAME, read

BASE = Path(__file__).parent.parent / "broken" / "_base"
FOUND = examine(BASE, {}, dt.date(2025, 6, 30)).catalog
assert FOUND is not None
CATALOG: Catalog = FOUND


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("No markup.", "No markup."),
        ("By [[people/jane-doe]].", f"By {NAME}."),
        ("By [[people/jane-doe|the engineer]].", "By the engineer."),
        ("On average [[figures/cars-a-day]].", "On average up to 8,000 cars."),
        ("On average [[figures/cars-a-day|# Fords]].", "On average up to 8,000 Fords."),
        ("So [[bridges/old-bridge#rust]] it is.", "So \n\n it is."),
        ("Of [[bridges/no-such-bridge]].", f"Of {NAME}."),
        ("He said “it is shut” again.", f"He said {NAME} again."),
        ("He said “it is shut.” She left.", f"He said {NAME}. She left."),
        ("It is **very** *old*.", "It is very old."),
        ("See [the list](list.md) and `code`.", f"See the list and {NAME}."),
        ("- [A Title of Theirs](../sources/a.md), 2025.", f"- {NAME}, 2025."),
        ("[[status bridges/old-bridge]]", ""),
    ],
)
def test_read(text: str, expected: str) -> None:
    """Do tokens become their words, and names, titles and quotations one sign each?"""
    assert read(text, CATALOG).text == expected


def test_way_back() -> None:
    """Does the place of a word in the reading lead to its place in the file, behind tokens of any length?"""
    text = "By [[people/jane-doe]], “so it is”, and [[figures/cars-a-day|# cars]]. Then *he* left."
    reading = read(text, CATALOG, 100)
    for word in ("By", "and", "Then", "he", "left"):
        assert reading.origin(reading.text.index(word)) == 100 + text.index(word)
    assert reading.origin(reading.text.index(NAME)) == 100 + text.index("[[people")


@given(st.lists(st.sampled_from(["[[people/jane-doe]]", "“a b”", "*", "word ", "[a](b.md)", "\n", "[["]), max_size=12))
def test_every_place_has_an_origin(pieces: list[str]) -> None:
    """Is there a place in the file for every sign of the reading, in order, for any mixture of markup?"""
    text = "".join(pieces)
    reading = read(text, CATALOG)
    origins = [reading.origin(offset) for offset in range(len(reading.text))]
    assert origins == sorted(origins)
    assert all(0 <= origin <= len(text) for origin in origins)


PIECES = [
    *'[]()“”"`{}<>*_\\.ab \n',
    "https://a",
    "http",
    "://",
    "](",
    "<!--",
    "[[people/jane-doe]]",
    "[[bridges/old-bridge|",
]


@given(st.lists(st.sampled_from(PIECES), max_size=12))
def test_no_markup_is_passed_over(pieces: list[str]) -> None:
    """If a text has any markup, is it never taken for one that has none?"""
    text = "".join(pieces)
    quick = read(text, CATALOG, 7)
    with patch("generator.prose.reading._may_have_marks", return_value=True):
        slow = read(text, CATALOG, 7)
    assert quick.text == slow.text
    assert [*map(quick.origin, range(len(text)))] == [*map(slow.origin, range(len(text)))]
