"""Tests of places: where folded words stand in the text as it was published."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.evidence.folds import fold
from generator.evidence.matching import occurrences
from generator.evidence.places import (
    composed,
    find,
    folded_with_places,
    only_place,
    place_of,
    whole,
    whole_words,
    word_numbers,
)
from generator.model.parts import Evidence, Span

SIGNS = st.text(alphabet="ab e\u0301'’“\"–-\u00a0\u00ad\u200b\n.", max_size=40)


def evidence(**values: Any) -> Evidence:
    """Evidence from paragraph 1."""
    empty: dict[str, Any] = {"quote": None, "words": None, "prefix": None, "suffix": None, "at": None, "page": None}
    fields = {**empty, "source": "gazette", "paragraph": 1, **values}
    return Evidence.model_construct(**fields)


@given(SIGNS)
def test_folded_is_the_fold(text: str) -> None:
    """Is what places are counted in exactly the fold, with one place in the text for each of its characters?"""
    folded, places = folded_with_places(text)
    assert folded == fold(text)
    assert len(places) == len(folded)
    assert all(fold(composed(text)[place]) in (folded[index], "") for index, place in enumerate(places))


@given(SIGNS)
def test_places_sign_by_sign(text: str) -> None:
    """Is the fold of a whole paragraph at the places that come out when each of its signs is folded alone?"""
    folded: list[str] = []
    places: list[int] = []
    for index, sign in enumerate(composed(text)):
        one = " " if sign.isspace() else fold(sign)
        if one and not (one == " " and (not folded or folded[-1] == " ")):
            folded.append(one)
            places.append(index)
    kept = places[: len("".join(folded).rstrip(" "))]
    assert list(folded_with_places(text)[1]) == kept


@given(st.text(alphabet="ab_ é-.", min_size=1, max_size=4), st.text(alphabet="ab_ é-.\n", max_size=30))
def test_whole_words(words: str, text: str) -> None:
    """Are words found without a pattern exactly where the pattern of whole words finds them, overlaps included?"""
    pattern = re.compile(f"(?=({whole(words)}))")
    assert list(whole_words(words, text)) == [match.span(1) for match in pattern.finditer(text)]


@given(SIGNS, SIGNS)
def test_as_many_places_as_occurrences(quote: str, text: str) -> None:
    """Are there as many places as the quotation is counted, and does each show the quotation?"""
    places = find(quote, text)
    assert len(places) == occurrences(quote, text)
    assert all(fold(composed(text)[place.start : place.end]) == fold(quote) for place in places)


BRIDGES = "Near the  bridge is open. They closed the\u00a0bri\u00addge – “the one”."


@pytest.mark.parametrize(
    ("quote", "prefix", "suffix", "shown"),
    [
        ("the bridge", None, "is open", "the  bridge"),
        ("the bridge", "closed", None, "the\u00a0bri\u00addge"),
        ("the bridge", None, "-", "the\u00a0bri\u00addge"),
        ("the bridge", None, None, None),
        ("the bridge", "open", None, None),
        ("the bridge", "lose", None, None),
        ('"the', None, None, "“the"),
        ("the one", '"', '"', "the one"),
    ],
)
def test_prefix_and_suffix(quote: str, prefix: str | None, suffix: str | None, shown: str | None) -> None:
    """Do the words beside a quotation choose one of several places, and none where they do not fit?"""
    place = place_of(evidence(quote=quote, prefix=prefix, suffix=suffix), BRIDGES)
    assert (BRIDGES[place.start : place.end] if place else None) == shown


def test_span_and_its_numbers() -> None:
    """Is a span of words where its words are, and has a place the numbers of the words that it touches?"""
    text = "One “two”  three, four"
    place = place_of(evidence(words=Span(2, 3)), text)
    assert place is not None
    assert text[place.start : place.end] == "“two”  three,"
    assert word_numbers(place, text) == (2, 3)
    assert word_numbers(find("two", text)[0], text) == (2, 2)
    assert place_of(evidence(words=Span(2, 5)), text) is None


@pytest.mark.parametrize(
    ("words", "text", "place"),
    [
        ("the river", "It crosses the river.", 11),
        ("the river", "Into the river, over the river.", -1),
        ("the river", "By the rivers.", -1),
        ("the river", "the riverside, the river", -1),
        ("aa", "aaa", -1),
        ("the river", "the river", 0),
    ],
)
def test_the_only_place(words: str, text: str, place: int) -> None:
    """Is a place told only where the words stand once, so that nothing else need be looked at?"""
    assert only_place(words, text) == place
    assert place < 0 or [*whole_words(words, text)] == [(place, place + len(words))]
