"""Tests of the folds: which texts count as the same words."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.evidence.folds import FOLDS, fingerprint, fold, fold_once
from generator.evidence.texts import SourceText


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("caf\u00e9", "cafe\u0301"),
        ("‘it’s’", "'it's'"),
        ("“so”", '"so"'),
        ("1990–1999 — and − on", "1990-1999 - and - on"),
        ("co\u00adoperate", "cooperate"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("two\u00a0words\u202fand\n more ", "two words and more"),
        ("", " \n"),
    ],
)
def test_same_words(one: str, other: str) -> None:
    """Do texts count as the same that differ only in typography?"""
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Order", "order"), ("the order", "theorder"), ("don't", "dont"), ("10", "1O"), ("a, b", "a b"), ("ß", "ss")],
)
def test_other_words(one: str, other: str) -> None:
    """Do letters, capitals, punctuation and the division of words still count?"""
    assert fold(one) != fold(other)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    """Is a folded text its own fold?"""
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="ab '’“”\"–-\u00a0\u00ad\n"))
def test_each_fold_alone_is_idempotent(text: str) -> None:
    """Does each fold on the list leave its own result alone?"""
    for each in FOLDS:
        assert each.apply(each.apply(text)) == each.apply(text), each.name


def test_fingerprint() -> None:
    """Does a fingerprint change with a word or a paragraph, and with nothing else?"""
    known = fingerprint(["The order.", "It’s done."])
    assert known == fingerprint(["The  order.", "It's\u00a0done."])
    assert known != fingerprint(["The order. It's done."])
    assert known != fingerprint(["It's done.", "The order."])
    assert known != fingerprint(["The order!", "It's done."])
    assert len(known) == 64


@given(st.text() | st.text(st.characters(max_codepoint=127)))
def test_the_fold_is_the_list(text: str) -> None:
    """Is what counts as the same words exactly what the method page lists, for plain letters as well?"""
    expected = text
    for each in FOLDS:
        expected = each.apply(expected)
    assert fold(text) == expected


@given(
    st.lists(st.sampled_from(["a", "b-c", " ", "  ", "\t", "\n", "\x1c", "\u00a0", "\u200b", "\u2003", "é"])).map(
        "".join
    )
)
def test_white_space(text: str) -> None:
    """Is white space folded whether a text has an odd sign or none, and are its words counted as they are divided?"""
    expected = " ".join(unicodedata.normalize("NFC", text).replace("\u200b", "").split())
    assert fold_once(text) == expected
    assert SourceText((text,)).words == len(text.split())


@given(st.lists(st.text("ab |\t\u00a0\u200bé.", max_size=8), max_size=4))
def test_words_of_all_paragraphs(paragraphs: list[str]) -> None:
    """Does a text have as many words as its paragraphs together, however they are counted?"""
    assert SourceText(tuple(paragraphs)).words == sum(len(each.split()) for each in paragraphs)
