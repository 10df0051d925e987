"""Reads one number out of tokens: "532,000", "2.5 million", "one hundred and five", "a dozen", "third".

A number in words goes on as far as English lets it: "two thousand five" is 2005. What comes after digits is
only a magnitude or a fraction: "2 million five" is two numbers. "a million" and "million" are both 1,000,000.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from generator.model import number_fractions as parts
from generator.model import number_words as words
from generator.model.number_fractions import Number
from generator.model.number_phrases import after_hyphen, key_at
from generator.model.number_tokens import EXACT, Token

FIRST_WORDS: Final = parts.FIRST_WORDS | frozenset(
    {*words.UNITS, *words.TENS, *words.ORDINALS, *words.MULTIPLIERS, *words.ORDINAL_MULTIPLIERS}
)
_THOUSAND: Final = 10 * words.HUNDRED
_MOST_MAGNITUDES: Final = 3  # "hundred thousand million"
_SMALL: Final = frozenset({*words.UNITS, *words.TENS, *words.ORDINALS})
_NAMES_BELOW_THOUSAND: Final = frozenset(key for key, factor in words.MULTIPLIERS.items() if factor < _THOUSAND)


def number_at(tokens: Sequence[Token], at: int, joined: bool = True) -> Number | None:
    """The longest number that begins at index `at`, or none.

    Without `joined` it stops before an "and", which "between one hundred and five thousand" needs.
    """
    return parts.indefinite(tokens, at) or parts.fraction(tokens, at) or _definite(tokens, at, joined)


def _definite(tokens: Sequence[Token], at: int, joined: bool, below: int | None = None) -> Number | None:
    """A number with a value. With `below`, none if it is not smaller: that bounds how deep the calls go."""
    number = _leaf(tokens, at)
    if number is None or number.ordinal:
        return number
    spelled, step = tokens[at].value is None, 1
    number = parts.with_fraction(tokens, number, step, joined)
    for _ in range(_MOST_MAGNITUDES):
        place = after_hyphen(tokens, number.end)
        factor = parts.factor_at(tokens, place, step)
        if factor is None or number.ordinal:
            break
        number, step = _times(tokens, number, factor, place), factor
        if spelled and factor == words.HUNDRED:
            number = _plus_small(tokens, number, joined)
    if below is not None and number.value is not None and number.value >= below:
        return None
    if step == 1 or number.ordinal:
        return number
    mixed = parts.with_fraction(tokens, number, step, joined)
    if mixed is not number or not spelled or step < _THOUSAND:
        return mixed
    return _plus_lower(tokens, number, step, joined)


def _leaf(tokens: Sequence[Token], at: int) -> Number | None:
    """What a magnitude may follow: digits, a number word below one hundred, "a", or nothing."""
    if at >= len(tokens):
        return None
    token = tokens[at]
    if token.value is not None:
        return Number(token.value, at + 1, leaf=token.value, ordinal=token.ordinal)
    if parts.factor_at(tokens, at, 1):
        return Number(Decimal(1), at, leaf=Decimal(1))
    if token.key == words.ARTICLE and parts.factor_at(tokens, at + 1, 1):
        return Number(Decimal(1), at + 1, leaf=Decimal(1))
    return _small(tokens, at)


def _small(tokens: Sequence[Token], at: int) -> Number | None:
    """A number word below one hundred, or its ordinal: "seven", "twenty-one", "twenty-first"."""
    key = key_at(tokens, at)
    if key in words.ORDINALS:
        return Number(Decimal(words.ORDINALS[key]), at + 1, ordinal=True)
    if key in words.UNITS:
        return Number(Decimal(words.UNITS[key]), at + 1, leaf=Decimal(words.UNITS[key]))
    if key not in words.TENS:
        return None
    value, end = words.TENS[key], at + 1
    place = after_hyphen(tokens, end)
    unit = words.UNITS.get(key_at(tokens, place), 0)
    if 0 < unit < 10:
        value, end = value + unit, place + 1
    unit = words.ORDINALS.get(key_at(tokens, place), 0)
    if place == end + 1 and 0 < unit < 10:  # "thirty second" is not told from "thirty-second" without the hyphen
        return Number(Decimal(value + unit), place + 1, ordinal=True)
    return Number(Decimal(value), end, leaf=Decimal(value))


def _times(tokens: Sequence[Token], number: Number, factor: int, place: int) -> Number:
    value = None if number.value is None else EXACT.multiply(number.value, Decimal(factor))
    ordinal = key_at(tokens, place) in words.ORDINAL_MULTIPLIERS
    return Number(value, place + 1, number.leaf, number.scale * factor, ordinal)


def _plus_small(tokens: Sequence[Token], number: Number, joined: bool) -> Number:
    """The "and five" of "one hundred and five", unless it begins another number ("and five hundred")."""
    rest = _small(tokens, _behind_and(tokens, number.end, joined))
    if rest is None or key_at(tokens, after_hyphen(tokens, rest.end)) in _NAMES_BELOW_THOUSAND:
        return number
    return _sum(number, rest)


def _plus_lower(tokens: Sequence[Token], number: Number, step: int, joined: bool) -> Number:
    """The "two hundred and five" of "one million two hundred and five": words for less than a million."""
    place = _behind_and(tokens, number.end, joined)
    rest = _definite(tokens, place, joined, below=step) if key_at(tokens, place) in _SMALL else None
    return number if rest is None else _sum(number, rest)


def _behind_and(tokens: Sequence[Token], at: int, joined: bool) -> int:
    """Where the rest of a number may begin. An ordinal must be joined: not "two hundred first votes"."""
    place = after_hyphen(tokens, at)
    if joined and key_at(tokens, place) == words.AND:
        return after_hyphen(tokens, place + 1)
    return len(tokens) if place == at and key_at(tokens, place) in words.ORDINALS else place


def _sum(number: Number, rest: Number) -> Number:
    if number.value is None or rest.value is None:
        return number
    total = EXACT.add(number.value, rest.value)
    return replace(number, value=total, end=rest.end, leaf=None, ordinal=rest.ordinal)
