"""The English words of quantities: numbers, fractions, indefinite amounts, and words of precision.

Pure data, no logic: a second language is a second module with the same names. A phrase is written as its
tokens with spaces between ("- plus" is a hyphen and a word). The keys of `PREFIXES` and `SUFFIXES` are the
values of `generator.model.quantities.Precision`.
"""

from __future__ import annotations

from typing import Final


def _numbered(names: str, first: int) -> dict[str, int]:
    return dict(zip(names.split(), range(first, first + len(names.split())), strict=True))


UNITS: Final = _numbered("zero one two three four five six seven eight nine ten", 0) | _numbered(
    "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen", 11
)
TENS: Final = {
    name: 10 * ten for name, ten in _numbered("twenty thirty forty fifty sixty seventy eighty ninety", 2).items()
}
_THIRD_TO_TENTH: Final = _numbered("third fourth fifth sixth seventh eighth ninth tenth", 3)
ORDINALS: Final = (
    {"first": 1, "second": 2}
    | _THIRD_TO_TENTH
    | _numbered("eleventh twelfth thirteenth fourteenth fifteenth", 11)
    | _numbered("sixteenth seventeenth eighteenth nineteenth", 16)
    | {name.removesuffix("y") + "ieth": value for name, value in TENS.items()}
)

HUNDRED: Final = 100
MULTIPLIERS: Final = {
    "dozen": 12,
    "hundred": HUNDRED,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "quadrillion": 10**15,
    "mn": 10**6,
    "mln": 10**6,
    "bn": 10**9,
    "bln": 10**9,
    "tn": 10**12,
    "trn": 10**12,
}
ORDINAL_MULTIPLIERS: Final = {
    "hundredth": HUNDRED,
    "thousandth": 10**3,
    "millionth": 10**6,
    "billionth": 10**9,
    "trillionth": 10**12,
}

# Letters that may stick to digits: "2nd", "3bn"; the last three only after a sign of money ("$5m", "£30k").
ORDINAL_ENDINGS: Final = frozenset({"st", "nd", "rd", "th"})
GLUED_SCALES: Final = frozenset({"mn", "mln", "bn", "bln", "tn", "trn"})
GLUED_MONEY_SCALES: Final = {"k": "thousand", "m": "million", "b": "billion"}

ARTICLE: Final = "a"
AND: Final = "and"
OF: Final = "of"
MINUS: Final = "minus"

# What a fraction divides by. "half" stands alone; others need a numerator ("two-thirds") or an "of" behind.
DENOMINATORS: Final = (
    {"half": 2, "halves": 2, "quarter": 4, "quarters": 4}
    | _THIRD_TO_TENTH
    | {name + "s": value for name, value in _THIRD_TO_TENTH.items()}
)
HALF: Final = "half"
QUARTER: Final = "quarter"
# The fractions that may follow a whole number: "two and a half", "three and three-quarters".
MIXED_DENOMINATORS: Final = {"half": 2, "quarter": 4, "quarters": 4}
FRACTION_SIGNS: Final = {
    "½": (1, 2),
    "1/2": (1, 2),
    "¼": (1, 4),
    "1/4": (1, 4),
    "¾": (3, 4),
    "3/4": (3, 4),
    "⅓": (1, 3),
    "1/3": (1, 3),
    "⅔": (2, 3),
    "2/3": (2, 3),
}

# Amounts that name no number. A quantifier needs a magnitude behind it ("a few hundred"), "several" does not.
PLURALS: Final = frozenset(
    {"tens", "dozens", "scores", "hundreds", "thousands"} | {"millions", "billions", "trillions", "quadrillions"}
)
PLURAL_NEEDS_OF: Final = frozenset({"tens"})
QUANTIFIERS: Final = (
    "several",
    "a few",
    "few",
    "many",
    "a couple",
    "a couple of",
    "a handful of",
    "multi -",
)
VAGUE: Final = ("several", "a few", "a couple", "a handful")

RANGE_OPENERS: Final = {"between": (AND, "to", "-"), "from": ("to", "- to -", "-")}
RANGE_CONNECTORS: Final = ("-", "to", "- to -")
RANGE_ALTERNATIVES: Final = ("or", "- or -")
# Words that may stand between hyphens before a number: "10-to-15-year".
HYPHENATED_CONNECTORS: Final = frozenset({"to", "or"})

PERCENT: Final = ("%", "percent", "- percent", "per cent", "pct")
CURRENCIES: Final = {
    "$": "$",
    "us$": "$",
    "a$": "A$",
    "au$": "A$",
    "c$": "C$",
    "ca$": "C$",
    "hk$": "HK$",
    "nz$": "NZ$",
    "s$": "S$",
    "€": "€",
    "£": "£",
    "¥": "¥",
    "₹": "₹",
}

PREFIXES: Final = {
    "about": (
        *("about", "around", "roughly", "approximately", "approx", "approx.", "circa", "c.", "ca.", "~", "≈"),
        *("some", "nearly", "almost", "close to", "approaching", "nearing", "not quite", "more or less"),
        *("an estimated", "estimated", "estimated at", "est.", "perhaps", "maybe", "possibly"),
        *("in the region of", "in the neighborhood of", "on the order of"),
    ),
    "at-least": (
        *("at least", "at the least", "at minimum", "at a minimum", "a minimum of", "minimum of"),
        *(
            "more than",
            "greater than",
            "higher than",
            "larger than",
            "over",
            "above",
            "upwards of",
            "upward of",
        ),
        *("no fewer than", "no less than", "not fewer than", "not less than", "not under", "not below"),
        *("as few as", "as little as", "in excess of", "north of"),
        *("exceed", "exceeds", "exceeded", "exceeding", ">", "≥"),
    ),
    "at-most": (
        *(
            "up to",
            "at most",
            "at the most",
            "at maximum",
            "a maximum of",
            "maximum of",
            "as many as",
            "as much as",
        ),
        *("fewer than", "less than", "lower than", "smaller than", "under", "below", "within", "<", "≤"),
        *(
            "no more than",
            "not more than",
            "never more than",
            "no greater than",
            "no higher than",
            "not over",
        ),
        *("not above", "not exceed", "not exceeded", "never exceed", "never exceeded", "not exceeding"),
        *("not to exceed", "without exceeding"),
    ),
}
# May stand between a precision word and its number, and say nothing about precision: "up to a total of 500".
FILLERS: Final = (
    *("a total of", "a combined", "a combined total of", "a record", "another", "an additional"),
    *("a further", "exactly", "precisely"),
)
SUFFIXES: Final = {
    "about": ("or so", "or thereabouts", "more or less", "give or take", "- odd", "- some", "- ish"),
    "at-least": (
        *("+", "- plus", "or more", "or above", "or higher", "or greater", "or over", "and more", "and over"),
        *("and above", "and up", "and counting", "at least", "at the least", "at minimum", "at a minimum"),
    ),
    "at-most": (
        *("or less", "or fewer", "or under", "or below", "or lower", "and under", "and below"),
        *("at most", "at the most", "at maximum"),
    ),
}
