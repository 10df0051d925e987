"""How a figure's value is written out: `about 532,000 people`, `up to 30,000`, `$385 million`, `two years`.

The words of the language say how: from which number on digits stand, what stands between an amount and its noun, how
many millions are told in words.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from babel.numbers import format_currency, format_decimal

from generator.languages.words import Words, words_for
from generator.model.foreign import Foreign
from generator.model.parts import Unit, Value
from generator.model.quantities import Precision


def bare_value(value: Value, unit: Unit | None, language: Words | str) -> str:
    """The value with its precision word, without the noun of its unit; a phrase stays as the source has it."""
    if value.value is None:
        return value.phrase or ""
    words = _words(language)
    number = _currency(value.value, unit.currency, words) if unit and unit.currency else _number(value.value, words)
    return f"{precision_word(value.precision, words)}{number}"


def full_value(value: Value, unit: Unit | None, language: Words | str) -> str:
    """The value with its precision word and its unit; all of it in the language of a unit that is not translated."""
    noun = unit_noun(value, unit)
    if isinstance(noun, Foreign):
        return noun.like(_full(value, unit, str(noun), words_for(noun.language)))
    return _full(value, unit, noun, _words(language))


def _full(value: Value, unit: Unit | None, noun: str, words: Words) -> str:
    bare = bare_value(value, unit, words)
    if not noun or (value.phrase and noun in value.phrase):
        return bare
    joint = words.partitive if bare.split()[-1] in words.plural_amounts else " "
    return f"{bare}{joint}{noun}"


def unit_noun(value: Value, unit: Unit | None) -> str:
    """The unit's noun in the number that the value asks for; nothing for a currency."""
    if unit is None or not unit.other or not unit.one:
        return ""
    return unit.one if value.value == 1 else unit.other


def precision_word(precision: Precision | None, language: Words | str) -> str:
    """The words before a number: `about `, `up to `, or nothing for an exact one."""
    word = _words(language).precision.get(precision or Precision.EXACT, "")
    return f"{word} " if word else ""


def _number(number: Decimal, words: Words) -> str:
    spelled = words.small_numbers
    if number == number.to_integral_value() and 0 <= number < len(spelled):
        return spelled[int(number)]
    return _written(number, words.locale)


@lru_cache(maxsize=4096)  # the same numbers stand on many pages, and babel reads its patterns anew for each
def _written(number: Decimal, locale: str) -> str:
    return str(format_decimal(number, locale=locale))


@lru_cache(maxsize=4096)
def _written_currency(number: Decimal, currency: str, locale: str) -> str:
    return str(format_currency(number, currency, "¤#,##0.##", locale=locale, currency_digits=False))


def _currency(number: Decimal, currency: str, words: Words) -> str:
    size = max((size for size in words.large_amounts if number >= size), default=1)
    share = _written_currency(number / size, currency, words.locale)
    if size == 1:
        return share
    one, other = words.large_amounts[size]
    return (one if number == size else other).replace("{amount}", share)


def _words(language: Words | str) -> Words:
    return words_for(language) if isinstance(language, str) else language
