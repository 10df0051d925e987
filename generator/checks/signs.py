"""Which texts could hold markup: most are short rows of words, which rules on markup need not look at one by one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import filterfalse

from generator.checks.keeping import kept
from generator.checks.passages import RECORDS, Passage, passages_where
from generator.checks.translated import translated
from generator.model.catalog import Catalog

LONGEST_ROW = 500  # signs
MOST_BRACKETS = 30


@kept
def passages_with_signs(catalog: Catalog) -> Sequence[Passage]:
    """Those of all passages, and of all that translators wrote, in which markup could be: most are rows of words.

    Rules on markup look at these alone.
    """
    found = passages_where(catalog, lambda texts: filterfalse(is_row_of_words, texts))
    ours = [each for each in found if each.place in RECORDS or not is_row_of_words(each.text)]
    return (*ours, *(each.passage for each in translated(catalog)))


def is_row_of_words(text: str) -> bool:
    """Whether a text is one short line that begins with a letter, with nothing of links, tags or names of signs."""
    return (
        text[:1].isalpha()
        and len(text) <= LONGEST_ROW
        and not ("\n" in text or "<" in text or "{" in text or "&" in text)
        and not ("](" in text or "]:" in text or "![" in text)
        and text.count("[") <= MOST_BRACKETS
    )
