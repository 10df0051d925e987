"""Rows of words, which rules on markup pass over: would any of them have said something?"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checks import heavy_markup, one_paragraph, raw_html, unsafe_link
from generator.checks.passages import Passage, Place
from generator.checks.phrases import Phrases
from generator.checks.signs import LONGEST_ROW, MOST_BRACKETS, is_row_of_words
from generator.languages.words import words_for
from generator.loading.documents import Document
from generator.problems import Problem

SIGNS = ["](", "]:", "![", "[", "]", "<b>", "{x}", "&amp;", "&", "<", "{", "# ", "- ", "> ", "1. ", "\n", "\n\n", "| "]
WORDS = ["words", "javascript:x", "(", ")", "//a.b", "`", "~~~", "    ", "Two", "5", "now", "...", "twohttps://a.b"]
TEXTS = st.lists(st.sampled_from(SIGNS) | st.sampled_from(WORDS), max_size=9).map("".join)
LOOKS: list[Callable[[Passage], Iterator[Problem]]] = [
    heavy_markup._look,
    one_paragraph._look,
    unsafe_link._passage,
    lambda passage: raw_html._look(passage, passage.text),
]


def passage(text: str) -> Passage:
    """A text, as it would stand in a field."""
    return Passage(text, "a.md", Place.ENTRY, "a/b", (), Document("a.md", "a.md", text))


@given(TEXTS, st.sampled_from(WORDS))
def test_nothing_is_said_of_a_row_of_words(text: str, before: str) -> None:
    """Does no rule on markup have anything to say of a text that is passed over?"""
    for each in (text, before + text):
        if is_row_of_words(each):
            assert not [problem for look in LOOKS for problem in look(passage(each))]


def test_limits_of_heavy_markup() -> None:
    """Is no text passed over that is longer, or has more brackets, than that rule allows?"""
    assert heavy_markup.MOST_OPEN >= MOST_BRACKETS
    assert min(heavy_markup.MOST_CHARACTERS, heavy_markup.MOST_FENCES) >= LONGEST_ROW


@pytest.mark.parametrize("text", ["A bridge.", "A [[people/jane-doe]] and [1], for 5 $.", "a" * LONGEST_ROW])
def test_ordinary_texts_are_rows_of_words(text: str) -> None:
    """Is the look worth anything?"""
    assert is_row_of_words(text)


@given(TEXTS, st.sampled_from(words_for("en").number_words))
def test_phrases_of_a_passage(text: str, word: str) -> None:
    """If a phrase may stand in the words of a text, is that said before markup is taken out as well?"""
    phrases = Phrases(words_for("en").number_words)
    for each in (text, f"{text}{word}", f"{word}{text}", f"{text}{word}https://a.b {text}"):
        assert passage(each).may_hold(phrases) == phrases.may_be_in(passage(each).words)
