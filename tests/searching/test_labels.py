"""The words of names, just as scripts read what is typed."""

from __future__ import annotations

import pytest

from generator.searching.labels import label_keys, label_words
from tests.searching.split_names import NAMES


@pytest.mark.parametrize(("text", "words"), NAMES)
def test_words(text: str, words: list[str]) -> None:
    """Are these the words that `wordsOf` gives in the browser (tests/browser/test_search_words.py)?"""
    assert label_words(text) == words


def test_parts_of_numbers() -> None:
    """Is a number found by each of its parts, with and without leading zeros?"""
    assert label_keys(["3:25-cv-01350-WHO"], ()) == {"3", "25", "cv", "01350", "1350", "who"}
    assert {"24a1079", "24", "1079"} <= label_keys(["24A1079"], ())


def test_common_words_are_no_keys() -> None:
    """Is a name of common words alone looked up as a whole?"""
    assert label_keys(["Old Mill Bridge"], {"bridge"}) == {"old", "mill"}
    assert label_keys(["Old Bridge"], {"old", "bridge"}) == {"oldbridge"}
