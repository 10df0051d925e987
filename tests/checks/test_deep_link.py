"""The short way of the rule `deep-link`: is what it passes over always as it should be?"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.checks.cited import plain_place
from generator.checks.deep_link import _found, _is_first
from generator.evidence.fragments import Page
from generator.evidence.places import place_of
from generator.evidence.texts import SourceText
from generator.model.parts import Evidence

WORDS = st.lists(
    st.sampled_from(["a", "A", "so", "So", "also", "is", "it", "-", "“x”", "İ", "ſo"]), min_size=1, max_size=6
)
PARAGRAPH = WORDS.map(" ".join)


@given(PARAGRAPH, st.lists(PARAGRAPH, min_size=1, max_size=3), PARAGRAPH, st.integers(1, 3))
def test_what_is_passed_over_is_right(title: str, paragraphs: list[str], quote: str, number: int) -> None:
    """Does a browser find the words first where the evidence says, and are they the source's own, sign for sign?"""
    text = SourceText(tuple(paragraphs))
    evidence = Evidence.model_validate({"source": "gazette", "paragraph": str(number), "quote": quote})
    page = Page((title, *text.folded))
    if _is_plain(evidence, text, page):
        paragraph = text.paragraph(number)
        assert paragraph is not None
        place = place_of(evidence, paragraph)
        assert place is not None
        assert paragraph[place.start : place.end] == quote
        assert _found(evidence, page) == (number, place.start)


def test_most_are_passed_over() -> None:
    """Is the short way worth anything?"""
    text = SourceText(("The bridge is shut.", "It is so."))
    evidence = Evidence.model_validate({"source": "gazette", "paragraph": "2", "quote": "is so"})
    assert _is_plain(evidence, text, Page(("Gazette", *text.folded)))


def _is_plain(evidence: Evidence, text: SourceText, page: Page) -> bool:
    """Whether the rule passes over a quotation without a closer look."""
    number, quote = evidence.paragraph or 0, evidence.quote or ""
    paragraph = text.paragraph(number) if text.folded is text.paragraphs else None
    place = plain_place(evidence, quote, None, paragraph) if paragraph else -1
    return place >= 0 and _is_first(quote, number, place, page)
