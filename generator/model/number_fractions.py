"""Reads what is not a plain whole number: fractions, mixed numbers, and amounts without a number.

A fraction of nothing in particular ("half", "two-thirds") and an indefinite amount ("several hundred", "tens
of thousands") have no value; a fraction of a magnitude has one if it comes out whole ("half a million").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from generator.model import number_words as words
from generator.model.number_phrases import Phrases, after_hyphen, key_at
from generator.model.number_tokens import EXACT, Token

_QUANTIFIERS: Final = Phrases({"": words.QUANTIFIERS})
_VAGUE: Final = Phrases({"": words.VAGUE})
_ONE: Final = frozenset({words.ARTICLE, "one"})

FIRST_WORDS: Final = (
    frozenset({words.ARTICLE, words.HALF, words.QUARTER, *words.PLURALS, *words.FRACTION_SIGNS, *words.UNITS})
    | _QUANTIFIERS.first_words
    | _VAGUE.first_words
)


@dataclass(frozen=True)
class Number:
    """A number that ends before the token at index `end`; `value` is none where the words name no number.

    `leaf` and `scale` are the "two" and the "million" of "two million": a range may share the scale.
    `leaf` is none where there is nothing to share.
    """

    value: Decimal | None
    end: int
    leaf: Decimal | None = None
    scale: int = 1
    ordinal: bool = False


def factor_at(tokens: Sequence[Token], at: int, step: int) -> int | None:
    """The magnitude at index `at` that may follow one of size `step` (1: none yet), or none.

    Only "thousand" and up follow another, and never a larger one: "hundred thousand", "thousand million".
    """
    key = key_at(tokens, at)
    factor = words.MULTIPLIERS.get(key) or words.ORDINAL_MULTIPLIERS.get(key)
    if factor is None or (step > 1 and factor < max(step, 10 * words.HUNDRED)):
        return None
    return factor


def indefinite(tokens: Sequence[Token], at: int) -> Number | None:
    """An amount without a number at index `at`: "dozens", "tens of thousands", "a few hundred", "several"."""
    quantifier = _QUANTIFIERS.match(tokens, at)
    head = quantifier[0] if quantifier else at
    end = _plurals(tokens, head)
    if end == head and quantifier:
        _, end = _magnitude(tokens, head)
    if end > head:
        return Number(None, end)
    vague = _VAGUE.match(tokens, at)
    return Number(None, vague[0]) if vague else None


def fraction(tokens: Sequence[Token], at: int) -> Number | None:
    """A fraction at index `at`, with the magnitude that it is of: "half a million", "two-thirds", "¾"."""
    head = _fraction_head(tokens, at)
    if head is None:
        return None
    top, bottom, end = head
    start = after_hyphen(tokens, end)
    start += key_at(tokens, start) == words.OF
    start = after_hyphen(tokens, start + (key_at(tokens, start) in _ONE))
    factor, tail = _magnitude(tokens, start)
    if tail > start:
        whole, rest = divmod(factor * top, bottom)
        return Number(None if rest else Decimal(whole), tail)
    first = key_at(tokens, at)
    if first == words.QUARTER:  # the last quarter of the year
        return None
    if first == words.ARTICLE and bottom > 2 and key_at(tokens, end) != words.OF:  # a third time
        return None
    return Number(None, end)


def with_fraction(tokens: Sequence[Token], number: Number, step: int, joined: bool) -> Number:
    """The number with "and a half", "1/2" or "and three-quarters" behind it; `step` is its last magnitude."""
    key = key_at(tokens, number.end)
    if step == 1 and key in words.FRACTION_SIGNS:
        top, bottom = words.FRACTION_SIGNS[key]
        return _plus(number, top, bottom, number.end + 1)
    at = after_hyphen(tokens, number.end)
    if not joined or key_at(tokens, at) != words.AND:
        return number
    at = after_hyphen(tokens, at + 1)
    top = _numerator(tokens, at)
    at = after_hyphen(tokens, at + 1)
    below = words.MIXED_DENOMINATORS.get(key_at(tokens, at))
    if not top or below is None or (step > 1 and factor_at(tokens, at + 1, 1)):
        return number
    return replace(_plus(number, top * step, below, at + 1), scale=number.scale)


def _plus(number: Number, top: int, bottom: int, end: int) -> Number:
    """The number plus a fraction; without a value if the fraction has no end in decimals (thirds)."""
    if number.value is None or bottom % 3 == 0:
        return Number(None, end)
    value = EXACT.add(number.value, EXACT.divide(Decimal(top), Decimal(bottom)))
    return Number(value, end, leaf=value if number.scale == 1 else None)


def _plurals(tokens: Sequence[Token], at: int) -> int:
    """The index behind "hundreds", "tens of thousands", "hundreds of millions"; `at` if there is none."""
    key = key_at(tokens, at)
    if key not in words.PLURALS or (key in words.PLURAL_NEEDS_OF and key_at(tokens, at + 1) != words.OF):
        return at
    at += 1
    while key_at(tokens, at) == words.OF and key_at(tokens, at + 1) in words.PLURALS:
        at += 2
    return at


def _magnitude(tokens: Sequence[Token], at: int) -> tuple[int, int]:
    """The product of the magnitudes at `at` ("hundred thousand") and the index behind; (1, `at`) if none."""
    first = factor_at(tokens, at, 1)
    if first is None:
        return 1, at
    second = factor_at(tokens, at + 1, first)
    return (first, at + 1) if second is None else (first * second, at + 2)


def _numerator(tokens: Sequence[Token], at: int) -> int:
    key = key_at(tokens, at)
    return 1 if key == words.ARTICLE else words.UNITS.get(key, 0)


def _fraction_head(tokens: Sequence[Token], at: int) -> tuple[int, int, int] | None:
    """Numerator, denominator and the index behind "half", "a third", "two-thirds" or "¾", or none."""
    key = key_at(tokens, at)
    if key in words.FRACTION_SIGNS:
        return *words.FRACTION_SIGNS[key], at + 1
    if key in {words.HALF, words.QUARTER}:
        return 1, words.DENOMINATORS[key], at + 1
    top = _numerator(tokens, at)
    under = after_hyphen(tokens, at + 1)
    below = key_at(tokens, under)
    if not top or below not in words.DENOMINATORS:
        return None
    hyphenated, plural = under > at + 1, below.endswith("s")
    if top > 1 and not plural and not hyphenated:  # "two third places" counts places
        return None
    return top, words.DENOMINATORS[below], under + 1
