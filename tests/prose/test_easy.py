"""What is called easy at a look: would a measurement ever have found anything in it?"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from generator.checks.readability import FEWEST_WORDS
from generator.examining import examine
from generator.languages.words import Reading, words_for
from generator.model.catalog import Catalog
from generator.prose.easy import Easy
from generator.prose.readability import Meter
from generator.prose.reading import read, said_by

FOUND = examine(Path(__file__).parent.parent / "broken" / "_base", {}, dt.date(2025, 6, 30)).catalog
assert FOUND is not None
CATALOG: Catalog = FOUND
FOUND_READING = words_for("en").reading
assert FOUND_READING is not None
READING: Reading = FOUND_READING
METER = Meter(READING)
EASY = Easy(METER, READING, lambda inside: said_by(inside, CATALOG))

_ODD = """U.S. v. No. etc. “quoted words.” "so" [[people/jane-doe]] [[people/jane-doe]]. ([[bridges/old-bridge]]), a/b]]
[[bridges/old-bridge#rust]] [[figures/cars-a-day]] [[people/jane-doe|the engineer of all]] The Department of the Circuit
don't a-b x;y ... § Inc. 3. 2,000 St. A. B over. (I) ~~~ `code` *very* https://a.org/b-c. é Ämter no. On [[a/b]]"""
_PLAIN = """a the of for bridge was shut in May men looked at each bolt. It is old. He left determination
considerable administration's infrastructure area every people week. Rain came. national Safety Board"""
ODD, PLAIN = _ODD.split(), _PLAIN.split()
TEXTS = st.lists(st.sampled_from(PLAIN) | st.sampled_from(ODD), max_size=45) | st.lists(
    st.sampled_from(PLAIN), min_size=12, max_size=45
)


@given(TEXTS.map(" ".join), st.integers(4, 30), st.floats(2, 14).map(lambda most: round(most, 1)))
@example("The bridge was shut. " * 9, 20, 9.0)
@example("It was the Department of the Interior of the United States of America for the People of Utah.", 20, 9.0)
def test_nothing_is_found_in_what_is_easy(text: str, most_words: int, most: float) -> None:
    """Of a text called easy, is every sentence short, and is the grade, if it has one, low enough?"""
    if not EASY.is_easy(text, FEWEST_WORDS, most_words, most):
        return
    found = METER.sentences(read(text, CATALOG).text)
    assert all(sentence.length <= most_words for sentence in found)
    if sum(sentence.length for sentence in found) >= FEWEST_WORDS:
        assert round(METER.grade(found), 1) <= most


@given(
    TEXTS.map(" ".join),
    st.sampled_from(["8,000 cars", "$2 million", "two bridges", "up to 3 Boards", "The many cars of the area. It", ""]),
    st.integers(4, 30),
    st.floats(2, 14).map(lambda most: round(most, 1)),
)
@example("A diver marked it for the week. [[figures/cars-a-day]] was " + "shut for May " * 6, "two bridges", 20, 12.0)
def test_nothing_is_found_in_what_a_figure_says(text: str, said: str, most_words: int, most: float) -> None:
    """Is the same true where a token stands for the words of a figure, whatever they begin with?"""
    easy = Easy(METER, READING, lambda inside: said if inside == "figures/cars-a-day" else said_by(inside, CATALOG))
    if said and easy.is_easy(text, FEWEST_WORDS, most_words, most):
        found = METER.sentences(read(text.replace("[[figures/cars-a-day]]", said), CATALOG).text)
        assert all(sentence.length <= most_words for sentence in found)
        if sum(sentence.length for sentence in found) >= FEWEST_WORDS:
            assert round(METER.grade(found), 1) <= most


def test_a_figure_is_easy() -> None:
    """Is a sentence that begins with a figure as easy as one with a name?"""
    easy = Easy(METER, READING, lambda inside: "8,000 cars")
    assert easy.is_easy(
        "A diver marked the new joint of it at low water. [[figures/cars-a-day]] were seen.", 15, 12, 9.0
    )


def test_ordinary_texts_are_easy() -> None:
    """Is the look worth anything: are a short text, one of several sentences and one with names and tokens easy?"""
    texts = [
        "The bridge was shut.",
        "The bridge was shut to all cars for a week in May. Men looked at each bolt of it, and found some rust.",
        "On December 14, 2017, a diver marked the new joint at low water. [[people/jane-doe]] was named with it.",
    ]
    assert all(EASY.is_easy(text, FEWEST_WORDS, 20, 9.0) for text in texts)


def test_a_language_without_a_scale() -> None:
    """Where more words make no text harder, or no formula is known, is nothing of some length called easy?"""
    assert READING is not None
    for changed in ({"words_in_sentence": 0.0}, {"syllables_in_word": -1.0}):
        other = READING.model_copy(update=changed)
        easy = Easy(Meter(other), other, lambda _: "")
        assert not easy.is_easy("The bridge was shut to all cars for a whole week in the month of May.", 15, 20, 90.0)
