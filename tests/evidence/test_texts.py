"""A text at hand: are its short ways to folds, words and places always as the long ones?"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.checks.cited import plain_place
from generator.evidence.folds import fold
from generator.evidence.matching import Outcome, match
from generator.evidence.texts import SourceText
from generator.model.parts import Evidence, Span

# With all white space of ASCII, another space, a control sign and signs that folds exchange.
SIGNS = "aB- '|\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\x01\u2019\u2014\u200b"
TEXTS = st.lists(st.text(SIGNS, max_size=8) | st.text("ab ", max_size=8), max_size=4).map(
    lambda paragraphs: SourceText(tuple(paragraphs))
)


@given(TEXTS)
def test_folded(text: SourceText) -> None:
    """Is each paragraph folded, and are its words counted as they are split, whatever stands in the others?"""
    assert text.folded == tuple(map(fold, text.paragraphs))
    assert [text.words_of(number) for number, _ in enumerate(text.paragraphs, 1)] == [
        len(paragraph.split()) for paragraph in text.paragraphs
    ]


@given(TEXTS, st.text(SIGNS, min_size=1, max_size=3) | st.integers(1, 5))
def test_a_plain_place_needs_no_other_look(text: SourceText, shown: str | int) -> None:
    """Is all evidence found, at its place and sign for sign, of which it is said at once that it is there?"""
    quote, span = (shown, None) if isinstance(shown, str) else (None, Span(1, shown))
    for number, paragraph in enumerate(text.paragraphs, 1):
        evidence = Evidence.model_construct(source="it", paragraph=number, quote=quote, words=span)
        is_plain = text.folded is text.paragraphs and paragraph
        place = plain_place(evidence, quote, span, paragraph) if is_plain else -1
        if place >= 0:
            assert match(evidence, text).outcome is Outcome.FOUND
            assert quote is None or (paragraph[place:].startswith(quote) and fold(quote) == quote)
