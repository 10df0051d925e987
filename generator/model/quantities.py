"""Parses the quantities that English words state: how much, and how precisely.

Serves the rule `value-in-quote`: a figure's value and precision must agree with the words of its quotation.

What to expect where English is not clear:
- "one" is always a number, also as a pronoun; years, days and section numbers are too: the caller decides.
- Of several precision words the outermost bound wins ("up to some 30,000" is at most); else "about".
- A range is two quantities with one phrase: at least the low bound, at most the high one. "Five or six" is a
  range; so is "from 100 to 200", though it may tell of a rise. "Two to three million" shares its magnitude.
- "a third", "half", "two-thirds" of something have no value; "half a million" has.
- "30 days or more": a suffix may follow one word behind the number. Otherwise nouns are not read.
- "over", "under", "within", "about" before a number always speak of precision.
- "a million two" is 1,000,002, whatever comes next ("a million two years ago" needs a comma).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from generator.model.amounts import (
    FIRST_WORDS,
    Amount,
    amount_at,
    opened_range_at,
    range_from,
    suffix_at,
)
from generator.model.number_tokens import Token, tokenize


class Precision(StrEnum):
    """How precise a number is said to be."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at-least"
    AT_MOST = "at-most"


@dataclass(frozen=True)
class Quantity:
    """A quantity in a text: `phrase` is the exact slice from `start` to `end`, precision words and all.

    `value` is none if the words name no number ("hundreds of thousands"). `unit` is "%" or a sign of money
    ("$", also for US$; "C$" and the like as written) or "". `ordinal` marks a rank: "third", "2nd".
    """

    value: Decimal | None
    precision: Precision
    phrase: str
    start: int
    end: int
    unit: str = ""
    ordinal: bool = False


_BOUNDS: Final = (Precision.AT_LEAST, Precision.AT_MOST)


def parse_quantities(text: str) -> tuple[Quantity, ...]:
    """All quantities of a text, in order. Takes linear time and never raises."""
    return tuple(_quantities(text, tokenize(text)))


def agrees(quantity: Quantity, value: Decimal, precision: Precision) -> bool:
    """Whether the words state this value with this precision; an indefinite quantity agrees with no value."""
    return quantity.value is not None and quantity.value == value and quantity.precision == precision


def normalise_phrase(text: str) -> str:
    """The phrase in lower case with single spaces, to compare a quotation's words with a record's."""
    return " ".join(text.split()).casefold()


def _quantities(text: str, tokens: Sequence[Token]) -> Iterator[Quantity]:
    at = 0
    while at < len(tokens):
        found = _amounts(tokens, at)
        for amount, precision in found:
            yield _quantity(text, tokens, amount, precision)
        at = found[-1][0].end if found else at + 1


def _amounts(tokens: Sequence[Token], at: int) -> list[tuple[Amount, Precision]]:
    """What begins at index `at`: nothing, one amount, or the two bounds of a range."""
    if tokens[at].value is None and tokens[at].key not in FIRST_WORDS:
        return []
    bounds, amount = opened_range_at(tokens, at), amount_at(tokens, at)
    if bounds is None and amount is not None:
        bounds = range_from(tokens, amount)
    if bounds is not None:
        return list(zip(bounds, _BOUNDS, strict=True))
    if amount is None:
        return []
    amount = suffix_at(tokens, amount)
    return [(amount, _precision(amount.said))]


def _quantity(text: str, tokens: Sequence[Token], amount: Amount, precision: Precision) -> Quantity:
    start, end = tokens[amount.first].start, tokens[amount.end - 1].end
    return Quantity(_plain(amount.value), precision, text[start:end], start, end, amount.unit, amount.ordinal)


def _plain(value: Decimal | None) -> Decimal | None:
    """A whole number without decimals: 1200000000, not 1200000000.0."""
    return value if value is None or value != int(value) else Decimal(int(value))


def _precision(said: Sequence[str]) -> Precision:
    """What the precision words mean together, from the outermost: a bound, else about, else exact."""
    meanings = [Precision(meaning) for meaning in said]
    bounds = [meaning for meaning in meanings if meaning in _BOUNDS]
    return bounds[0] if bounds else meanings[0] if meanings else Precision.EXACT
