"""Finding phrases quickly: is a text ever passed over that holds one?"""

from __future__ import annotations

import re
import sys
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checks.phrases import Phrases
from generator.languages.words import words_for

KNOWN = [*words_for("en").relative_time, *words_for("en").number_words, *words_for("es").relative_time, "one-half"]
PIECES = st.sampled_from([*KNOWN, *"aAıİſK’' \n-_.,“[]|é\u0301", "so", "far", "last", "week", "someone", "straße"])


def search(phrases: list[str]) -> re.Pattern[str]:
    """The way in which rules look for phrases."""
    spaced = (phrase.replace(" ", r"\s+") for phrase in sorted(phrases, key=len, reverse=True))
    return re.compile(rf"\b(?:{'|'.join(spaced)})\b", re.IGNORECASE)


@given(st.lists(PIECES, max_size=12).map("".join), st.booleans())
def test_no_text_with_a_phrase_is_passed_over(text: str, loud: bool) -> None:
    """If a rule would find a phrase in a text, is the text looked at?"""
    text = text.upper() if loud else text
    if search(KNOWN).search(text):
        assert Phrases(KNOWN).may_be_in(text)


def test_every_form_of_a_letter() -> None:
    """Is a word also seen where it is written with an odd letter that Python takes for the same?"""
    letters = "abcdefghijklmnopqrstuvwxyzáéíñóúü"
    every = "".join(map(chr, (*range(0xD800), *range(0xE000, sys.maxunicode + 1))))
    forms = re.findall(f"[{letters}]", every, re.IGNORECASE)
    assert len(forms) > 2 * len(letters)
    for letter in letters:
        word = Phrases([f"x{letter}x"])
        assert all(word.may_be_in(f"X{form}X") for form in forms if re.fullmatch(letter, form, re.IGNORECASE))


def test_a_text_without_a_phrase_is_passed_over() -> None:
    """Is the look worth anything: is an ordinary sentence passed over?"""
    assert not Phrases(["so far", "yesterday"]).may_be_in("The court held this on April 24, 2025.")
    assert not Phrases(words_for("en").relative_time).may_be_in("This is what the court held on April 24, 2025.")


@pytest.mark.parametrize("phrases", [[], ["recent(ly)?", "now"], ["recent[a-z]*"], ["now", "…"], ["now", " "]])
def test_what_is_no_plain_phrase_is_always_looked_for(phrases: list[str]) -> None:
    """If a phrase is a pattern, or has no word, is every text looked at?"""
    assert Phrases(phrases).may_be_in("Nothing of the kind.")


@given(st.lists(st.lists(PIECES, max_size=8).map("".join), max_size=8), st.sampled_from([KNOWN, ["recent[a-z]*"], []]))
def test_many_texts_at_once(texts: list[str], phrases: list[str]) -> None:
    """Are the same texts found among many as one by one?"""
    known = Phrases(phrases)
    assert Counter(known.among(texts)) == Counter(text for text in texts if known.may_be_in(text))
