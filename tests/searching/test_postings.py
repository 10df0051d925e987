"""What a word says of its pages, from the engine's form to that of our scripts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.searching.cutting import document
from generator.searching.engine import run_engine
from generator.searching.packed import read_index
from generator.searching.postings import FIRST_SIGN, first_places, postings

FIELDS = ["also", "date", "title"]


def weight_of(sign: str) -> float:
    """The weight that scripts read; 24 is that of a plain word."""
    return float(8 * (2 ** (((ord(sign) - FIRST_SIGN) >> 3) / 2) - 1))


def test_pages_weights_and_places() -> None:
    """Does a word keep its pages, its weight on each, and where it stands?"""
    word = ["mill", [[2, [-25, 3, 4], []], [5, [-13, 9, -49, 1, 2], []]], []]
    found = postings(word, FIELDS)
    assert found.pages == [2, 7]
    assert [weight_of(value) for value in found.values] == pytest.approx([48, 12 + 48 + 48], rel=0.2)
    assert [first_places(places) for places in found.places] == [[3, 7], [9, 1, 3]]
    assert json.loads(found.pages_item()) == ["mill", [2, 5], found.values]


@pytest.mark.parametrize(("runs", "flags"), [([-3, 0], 1), ([-1, 4], 2), ([-2, 1], 0), ([-1, 4, 1, -3, 0], 3)])
def test_words_of_names(runs: list[int], flags: int) -> None:
    """Does a word of a name count as one, and of a date not?"""
    found = postings(["mill", [[0, [], runs]], []], FIELDS)
    assert [ord(value) - FIRST_SIGN for value in found.values] == [flags]
    assert first_places(found.places[0]) == []


def test_a_light_word_is_still_there() -> None:
    """Is a word that counts little on its page found there?"""
    assert weight_of(postings(["mill", [[0, [-2, 1], []]], []], FIELDS).values) > 0


def test_spellings_are_one_word() -> None:
    """Is a word found in each of its spellings, and on a page that has two of them with both?"""
    word = ["gelpi", [[4, [-25, 1], []]], [["gelpí", [[1, [-25, 8], []], [3, [-25, 2], [-3, 0]]]]]]
    found = postings(word, FIELDS)
    assert found.pages == [1, 4]
    assert [weight_of(value) for value in found.values] == pytest.approx([24, 48], rel=0.2)
    assert [(ord(value) - FIRST_SIGN) & 7 for value in found.values] == [0, 1]
    assert sorted(first_places(found.places[1])) == [1, 2]


def test_the_weight_without_a_mark() -> None:
    """Does a word of the weight that the engine does not write, 25, count as that, on a page with two spellings too?"""
    word = ["gelpi", [[0, [3], []], [1, [3, 4], []], [1, [2, 2], []]], [["gelpí", [[2, [5], [-3, 0]]]]]]
    found = postings(word, FIELDS)
    assert [weight_of(value) for value in found.values] == pytest.approx([25, 50, 75], rel=0.2)
    assert [first_places(places) for places in found.places] == [[3], [3, 7], [2, 4, 5]]


def test_weights_that_the_engine_writes(tmp_path: Path) -> None:
    """Is a page read that counts a little more than others, `search: {boost: 1.05}`?"""
    (tmp_path / "pages").mkdir()
    body = "<p>A mill by the mill, and a wheel.</p>"
    (tmp_path / "pages/a.html").write_text(document("en", "A house", body, {"title": "A house"}, 1.05))
    run_engine(tmp_path / "pages", tmp_path / "made")
    index = read_index(tmp_path / "made")["en"]
    found = {raw[0]: postings(raw, index.fields) for raw in index.words()}
    assert weight_of(found["mill"].values) == pytest.approx(50, rel=0.2)
    assert weight_of(found["wheel"].values) == pytest.approx(25, rel=0.2)
