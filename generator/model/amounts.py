"""Reads an amount out of tokens: a number with its sign, unit and the precision words around it, or a range.

What the words are called is in `number_words`, what they mean for a figure in `quantities`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from generator.model import number_grammar, number_words
from generator.model.number_phrases import Phrases, key_at, touching
from generator.model.number_tokens import EXACT, Token

_FILLER: Final = ""
_PREFIXES: Final = Phrases({**number_words.PREFIXES, _FILLER: number_words.FILLERS})
_SUFFIXES: Final = Phrases(number_words.SUFFIXES)
_PERCENT: Final = Phrases({"%": number_words.PERCENT})
_CONNECTORS: Final = Phrases({"to": number_words.RANGE_CONNECTORS, "or": number_words.RANGE_ALTERNATIVES})
_OPENED: Final = {opener: Phrases({"to": between}) for opener, between in number_words.RANGE_OPENERS.items()}
_MOST_PREFIXES: Final = 4
_BEFORE_MINUS: Final = frozenset("([{\"'“‘~≈<>≤≥")

# No amount or range begins with any other word (nor without digits).
FIRST_WORDS: Final = (
    number_grammar.FIRST_WORDS
    | frozenset({"-", number_words.MINUS, *number_words.CURRENCIES, *_OPENED})
    | _PREFIXES.first_words
)


@dataclass(frozen=True)
class Amount:
    """A number from token `first` to before token `end`; `said`: its precision words, outermost first.

    `value` is none where the words name no number. `leaf` and `scale`: what a range may share (see `Number`).
    """

    first: int
    end: int
    value: Decimal | None
    leaf: Decimal | None
    scale: int
    ordinal: bool
    unit: str
    said: tuple[str, ...]


def amount_at(tokens: Sequence[Token], at: int, joined: bool = True) -> Amount | None:
    """The amount whose words begin at index `at`, without what follows it ("or more"), or none."""
    said, place = _prefixes(tokens, at)
    if place > at and not said[0]:  # a filler alone says nothing: the amount begins behind it
        return None
    negative, place = _minus(tokens, place)
    money = number_words.CURRENCIES.get(key_at(tokens, place), "")
    number = number_grammar.number_at(tokens, place + bool(money), joined)
    if number is None:
        return None
    percent = None if money else _PERCENT.match(tokens, number.end)
    end, unit = percent or (number.end, money)
    value, leaf = (_signed(part, negative) for part in (number.value, number.leaf))
    said = tuple(meaning for meaning in said if meaning)
    return Amount(at, end, value, leaf, number.scale, number.ordinal, unit, said)


def suffix_at(tokens: Sequence[Token], amount: Amount) -> Amount:
    """The amount with what follows it: "500+", "500 or more", "30 days or so"; the same if nothing does."""
    found = _SUFFIXES.match(tokens, amount.end)
    if found is None and key_at(tokens, amount.end).isalpha():
        found = _SUFFIXES.match(tokens, amount.end + 1)
    # In "five dead and over 30 hurt" the words belong to the next amount.
    if found is None or any(amount_at(tokens, place) for place in range(amount.end, found[0])):
        return amount
    return replace(amount, end=found[0], said=(*amount.said, found[1]))


def opened_range_at(tokens: Sequence[Token], at: int) -> tuple[Amount, Amount] | None:
    """The bounds of "between 100 and 200" or "from 100 to 200" at index `at`, or none."""
    between = _OPENED.get(key_at(tokens, at))
    if between is None:
        return None
    # First as far as the low number goes ("between one hundred and five and ..."), then only up to its "and".
    for joined in (True, False):
        low = amount_at(tokens, at + 1, joined)
        if low and (bounds := range_from(tokens, replace(low, first=at), between)):
            return bounds
    return None


def range_from(tokens: Sequence[Token], low: Amount, connectors: Phrases = _CONNECTORS) -> tuple[Amount, Amount] | None:
    """The two bounds of the range that begins with `low`, both with the words of the whole range; or none."""
    connector = connectors.match(tokens, low.end)
    high = amount_at(tokens, connector[0]) if connector else None
    if connector is None or high is None or (connector[1] == "or" and high.said):
        return None  # also "500 or more than 600": two amounts
    if low.value is None or high.value is None or low.ordinal or high.ordinal:
        return None
    if low.unit and high.unit and low.unit != high.unit:
        return None
    low_value = low.value
    if low.scale == 1 and low.leaf is not None and high.leaf is not None and low.leaf < high.leaf:
        low_value = EXACT.multiply(low.value, Decimal(high.scale))  # the "two" of "two to three million"
    whole = replace(high, first=low.first, unit=low.unit or high.unit)
    return (replace(whole, value=low_value), whole) if low_value < high.value else None


def _prefixes(tokens: Sequence[Token], at: int) -> tuple[tuple[str, ...], int]:
    """The meanings of the precision words at index `at`, and the index behind them."""
    said: list[str] = []
    while len(said) < _MOST_PREFIXES and (found := _PREFIXES.match(tokens, at)):
        at = found[0]
        said.append(found[1])
    return tuple(said), at


def _minus(tokens: Sequence[Token], at: int) -> tuple[bool, int]:
    """Whether a minus is at index `at`, and the index behind it. The sign touches only what follows it."""
    if key_at(tokens, at) == number_words.MINUS:
        return True, at + 1
    joins = touching(tokens, at) and key_at(tokens, at - 1) not in _BEFORE_MINUS
    if key_at(tokens, at) == "-" and touching(tokens, at + 1) and not joins:
        return True, at + 1
    return False, at


def _signed(value: Decimal | None, negative: bool) -> Decimal | None:
    return value.copy_negate() if value is not None and negative else value
