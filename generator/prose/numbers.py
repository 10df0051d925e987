"""How a figure's value is written out: `about 532,000 people`, `up to 30,000`, `$385 million`, `two years`."""

from __future__ import annotations

from decimal import Decimal

from babel.core import Locale
from babel.numbers import format_currency, format_decimal

from generator.languages.words import words_for
from generator.model.parts import Unit, Value
from generator.model.quantities import Precision

_LARGE = {10**12: "trillion", 10**9: "billion", 10**6: "million"}


def bare_value(value: Value, unit: Unit | None, language: str) -> str:
    """The value with its precision word, without the noun of its unit; a phrase stays as the source has it."""
    if value.value is None:
        return value.phrase or ""
    number = (
        _currency(value.value, unit.currency, language) if unit and unit.currency else _number(value.value, language)
    )
    return f"{precision_word(value.precision, language)}{number}"


def full_value(value: Value, unit: Unit | None, language: str) -> str:
    """The value with its precision word and its unit."""
    bare = bare_value(value, unit, language)
    noun = unit_noun(value, unit)
    if not noun or (value.phrase and noun in value.phrase):
        return bare
    joint = words_for(language).partitive if bare.split()[-1] in words_for(language).plural_amounts else " "
    return f"{bare}{joint}{noun}"


def unit_noun(value: Value, unit: Unit | None) -> str:
    """The unit's noun in the number that the value asks for; nothing for a currency."""
    if unit is None or not unit.other or not unit.one:
        return ""
    return unit.one if value.value == 1 else unit.other


def precision_word(precision: Precision | None, language: str) -> str:
    """The words before a number: `about `, `up to `, or nothing for an exact one."""
    word = words_for(language).precision.get(precision or Precision.EXACT, "")
    return f"{word} " if word else ""


def _number(number: Decimal, language: str) -> str:
    spelled = words_for(language).small_numbers
    if number == number.to_integral_value() and 0 <= number < len(spelled):
        return spelled[int(number)]
    return str(format_decimal(number, locale=_locale(language)))


def _currency(number: Decimal, currency: str, language: str) -> str:
    for size, name in _LARGE.items():
        if number >= size and words_for(language).code == "en":
            short = format_currency(
                number / size, currency, "¤#,##0.##", locale=_locale(language), currency_digits=False
            )
            return f"{short} {name}"
    return str(format_currency(number, currency, "¤#,##0.##", locale=_locale(language), currency_digits=False))


def _locale(language: str) -> Locale:
    return Locale.parse("en_US" if language == "en" else language.replace("-", "_"))
