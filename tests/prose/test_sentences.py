"""Tests of sentences: where one ends, and which dots end none."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.languages.words import Reading, words_for
from generator.prose.sentences import sentences

READING = words_for("en").reading
assert READING is not None
ENGLISH: Reading = READING


def split(text: str) -> list[str]:
    """The sentences of a text."""
    return [text[start:end] for start, end in sentences(text, ENGLISH)]


@pytest.mark.parametrize(
    "sentence",
    [
        "In New York v. United States the Court struck it down.",
        "Judge William H. Orrick signed it.",
        "The U.S. Code says so.",
        "It stands in No. 25-cv-01350 of the court.",
        "It stands at 90 Fed. Reg. 13611 (2025).",
        "It stands at 250 F. Supp. 3d 497 in print.",
        "Mr. Roe and Dr. Doe came to St. Paul.",
        "It grew by 3.5 percent.",
        "It begins at 9 a.m. on Monday.",
        "Why? he asked.",
        "A list (see Gov. Rauner) was read.",
        "He said \ue000 and left.",  # what stands in quotation marks is one sign by then
        "It goes on ... and on.",
    ],
)
def test_one_sentence(sentence: str) -> None:
    """Is a sentence left whole in which a dot ends an abbreviation, an initial or nothing?"""
    assert split(sentence) == [sentence]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It ended. It began.", ["It ended.", "It began."]),
        ("See Ed. Smith, p. 3. It began.", ["See Ed. Smith, p. 3.", "It began."]),
        ("It ended.\nIt began.", ["It ended.", "It began."]),
        ("Why? Because!", ["Why?", "Because!"]),
        ("He works in the U.S. The court does not.", ["He works in the U.S.", "The court does not."]),
        ("It ended (in part.) It began.", ["It ended (in part.)", "It began."]),
        ("He said “no.” She left.", ["He said “no.”", "She left."]),
        ("It closed in 2019. 40 people came.", ["It closed in 2019.", "40 people came."]),
        ("No stop here\n\nNor here", ["No stop here", "Nor here"]),
        ("The last is without a stop. Like this", ["The last is without a stop.", "Like this"]),
        ("  \n ", []),
        ("", []),
    ],
)
def test_several(text: str, expected: list[str]) -> None:
    """Does each sentence begin and end where a reader would say?"""
    assert split(text) == expected


_WORD = st.from_regex(r"[a-z]{2,8}", fullmatch=True)
_SHORT = st.sampled_from(["Roe v. Doe", "William H. Orrick", "No. 12", "the U.S. Code", "Fed. Reg. 7", "St. Paul"])
_SENTENCE = st.builds(
    lambda first, middle, end, stop: " ".join([first.capitalize(), *middle, end]) + stop,
    _WORD,
    st.lists(_WORD | _SHORT, max_size=8),
    _WORD.filter(lambda word: word not in ENGLISH.abbreviations),
    st.sampled_from([".", "!", "?", ".”", ".)", "?!"]),
)


@given(st.lists(_SENTENCE, min_size=1, max_size=6), st.sampled_from([" ", "\n", "  "]))
def test_what_was_joined_is_found(written: list[str], space: str) -> None:
    """Are sentences found again, whatever abbreviations stand within them?"""
    assert split(space.join(written)) == written


@given(st.text(alphabet="Aa b.!?…”)\n\ue0001v", max_size=60))
def test_nothing_is_lost(text: str) -> None:
    """Is every sign in exactly one sentence, in order, for any text at all?"""
    found = list(sentences(text, ENGLISH))
    assert all(start < end for start, end in found)
    assert all(left[1] <= right[0] for left, right in pairwise(found))
    assert "".join("".join(split(text)).split()) == "".join(text.split())
