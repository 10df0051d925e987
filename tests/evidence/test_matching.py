"""Tests of matching: does a quotation or a span stand in its paragraph, and what is said if it does not?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.evidence.matching import Outcome, match, nearest, occurrences
from generator.evidence.texts import SourceText, split_paragraphs
from generator.model.parts import Evidence, Span

TEXT = split_paragraphs(
    "The court’s order was “RESTRAINED AND ENJOINED” in part.\n\n"
    "The order covers 16 places. The order is long – it runs on.\n"
    "Nobody should be afraid.\n"
)


def evidence(paragraph: int | None, quote: str | None = None, words: Span | None = None) -> Evidence:
    """Evidence from a text."""
    return Evidence.model_construct(source="it", paragraph=paragraph, quote=quote, words=words, at=None)


@pytest.mark.parametrize(
    ("paragraph", "quote"),
    [
        (1, "RESTRAINED AND ENJOINED"),
        (1, "The court's order"),
        (1, '"RESTRAINED AND ENJOINED" in part.'),
        (2, "covers 16  places"),
        (2, "long - it runs"),
        (2, "places. The order"),
        (3, "Nobody should be afraid."),
    ],
)
def test_found(paragraph: int, quote: str) -> None:
    """Is a quotation found that stands once in its paragraph, whatever the typography?"""
    assert match(evidence(paragraph, quote), TEXT).outcome is Outcome.FOUND


@pytest.mark.parametrize(
    ("paragraph", "quote", "outcome", "message", "tip"),
    [
        (2, "The order", Outcome.AMBIGUOUS, "2 times in paragraph 2", "a word more"),
        (1, "restrained and enjoined", Outcome.MISSING, "not in the text", "RESTRAINED AND ENJOINED"),
        (1, "RESTRAINED OR ENJOINED", Outcome.MISSING, "not in the text", "“RESTRAINED AND ENJOINED”, in paragraph 1"),
        (2, "Nobody should be afraid", Outcome.MISSING, "not in paragraph 2", "paragraph: 3"),
        (3, "body should be", Outcome.MISSING, "not in the text", "Nobody should be"),
        (3, "should be afrai", Outcome.MISSING, "not in the text", "should be afraid"),
        (3, "zebras dislike umbrellas", Outcome.MISSING, "not in the text", "Copy the words"),
        (4, "Nobody", Outcome.OUT_OF_RANGE, "no paragraph 4", "the text has 3"),
        (None, "Nobody", Outcome.OUT_OF_RANGE, "in which paragraph", "Add `paragraph:`"),
        (3, None, Outcome.MISSING, "shows no words", "Add `quote:`"),
    ],
)
def test_not_found(paragraph: int | None, quote: str | None, outcome: Outcome, message: str, tip: str) -> None:
    """Is a quotation refused that is not there or there twice, with a hint where to look?"""
    found = match(evidence(paragraph, quote), TEXT)
    assert found.outcome is outcome
    assert message in found.message
    assert tip in found.tip


@pytest.mark.parametrize(("last", "outcome"), [(4, Outcome.FOUND), (5, Outcome.OUT_OF_RANGE)])
def test_spans(last: int, outcome: Outcome) -> None:
    """Must a span end within its paragraph?"""
    assert match(evidence(3, words=Span(1, last)), TEXT).outcome is outcome


@pytest.mark.parametrize(
    ("quote", "paragraph", "times"),
    [
        ("a b a", "a b a b a", 2),
        ("cat", "cat concatenate cats cat", 2),
        ("16", "16 116 16.5 1,16", 3),
        ("$5", "$5 or $50", 1),
        ("(so)", "(so) and (so)", 2),
        ("", "anything", 0),
        (" ", "anything", 0),
        ("É", "É e\u0301 E\u0301", 2),
    ],
)
def test_occurrences(quote: str, paragraph: str, times: int) -> None:
    """Are only whole words counted, and those that overlap as well?"""
    assert occurrences(quote, paragraph) == times


@pytest.mark.parametrize(
    ("paragraph", "quote", "beside", "outcome", "message"),
    [
        (2, "The order", {"suffix": "is long"}, Outcome.FOUND, ""),
        (2, "The order", {"prefix": "places."}, Outcome.FOUND, ""),
        (
            2,
            "The order",
            {"prefix": "places", "suffix": "is"},
            Outcome.MISSING,
            "but not beside its `prefix` and `suffix`",
        ),
        (2, "The order", {"suffix": "runs"}, Outcome.MISSING, "but not beside its `suffix`"),
        (2, "it runs on. Nobody should", {}, Outcome.MISSING, "over the end of paragraph 2 into paragraph 3"),
        (1, "it runs on. Nobody should", {}, Outcome.MISSING, "over the end of paragraph 2 into paragraph 3"),
    ],
)
def test_beside(paragraph: int, quote: str, beside: dict[str, str], outcome: Outcome, message: str) -> None:
    """Do the words beside a quotation settle which one is meant, and is it said if it runs over a paragraph?"""
    found = match(evidence(paragraph, quote).model_copy(update=beside), TEXT)
    assert found.outcome is outcome
    assert message in found.message


def test_nearest_is_never_a_pass() -> None:
    """Is nothing suggested for words that have little in common with the text?"""
    assert nearest("nobody should fear it", TEXT) is None
    assert nearest("nobody should be afraid of it", TEXT) == (3, "Nobody should be afraid")
    assert nearest("anything", SourceText(())) is None


WORDS = st.lists(st.sampled_from(["a", "b", "the", "order", "it's", "16", "–", "“so”"]), min_size=3, max_size=30)


@given(WORDS, st.data())
def test_any_run_of_words_is_found(words: list[str], data: st.DataObject) -> None:
    """Is each run of three words or more found exactly as often as it is there?"""
    first = data.draw(st.integers(0, len(words) - 3))
    last = data.draw(st.integers(first + 3, len(words)))
    run = words[first:last]
    times = sum(words[start : start + len(run)] == run for start in range(len(words)))
    found = match(evidence(1, " ".join(run)), SourceText((" ".join(words),)))
    assert found.outcome is (Outcome.FOUND if times == 1 else Outcome.AMBIGUOUS)


@given(WORDS, st.text(alphabet="abox '’.", max_size=12))
def test_found_means_there(words: list[str], quote: str) -> None:
    """Does nothing pass that is not in the text?"""
    paragraph = " ".join(words)
    if match(evidence(1, quote), SourceText((paragraph,))).outcome is Outcome.FOUND:
        assert quote.strip().replace("’", "'").split() == " ".join(quote.replace("’", "'").split()).split()
        assert " ".join(quote.replace("’", "'").split()) in paragraph
