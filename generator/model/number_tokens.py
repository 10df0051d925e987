"""Cuts a text into the tokens that quantities are made of: numbers in digits, words and signs.

Digits that stick to letters or to other digits by anything but a hyphen ("24A1079", "12:30", "3.14.2") name a
thing and count nothing: they become tokens without a key, which no rule of the grammar matches.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Context, Decimal
from typing import Final

from generator.model import number_words as words


@dataclass(frozen=True)
class Token:
    """A piece of the text from `start` to `end`: `key` is its folded form, `value` the number in digits."""

    start: int
    end: int
    key: str
    value: Decimal | None = None
    ordinal: bool = False


# More digits than any count of things has; a longer run of digits names a thing.
MAX_DIGITS: Final = 30
# Holds the longest number times the largest magnitudes: nothing is rounded and nothing raises.
EXACT: Final = Context(prec=100, traps=[])

_GAP: Final = "\u00a0\u2009\u202f"  # no-break, thin and narrow no-break space: they group digits
_DASH: Final = "\\-\u2010\u2011\u2012\u2013"
_PIECE: Final = rf"(?:[0-9]{{1,3}}(?:[{_GAP}][0-9]{{3}})+(?!\w)|\w+)"
_RUN: Final = rf"{_PIECE}(?:(?:[.,:&@=*'’+{_DASH}]|\+\+|/(?=[0-9])){_PIECE})*"
_TOKEN: Final = re.compile(
    rf"(?P<label>(?:(?<!\w)Nos?\.|[#№]|§{{1,2}})\s?(?=[0-9]){_RUN})"
    r"|(?P<section>[0-9]+(?:\([A-Za-z0-9]{1,3}\))+)"
    r"|(?P<sign>(?<!\w)(?:c|ca|[Aa]pprox|[Ee]st)\.(?=\s?[$€£]?[0-9])|(?<!\w)(?:US|AU?|CA?|HK|NZ|S)\$)"
    r"|(?P<decimal>(?<![\w.,:/])\.[0-9]+(?!\w))"
    rf"|(?P<run>{_RUN})"
    r"|(?P<mark>\S)"
)
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_WORD_OR_MARK: Final = re.compile(rf"{_WORD.pattern}|\S")
_HYPHENATED: Final = re.compile(rf"[{_DASH}]|[^{_DASH}]+")
_DIGITS: Final = re.compile(
    rf"(?P<digits>(?:[1-9][0-9]{{0,2}}(?P<gap>[,{_GAP}])[0-9]{{3}}(?:(?P=gap)[0-9]{{3}})*|0|[1-9][0-9]*)"
    r"(?:\.[0-9]+)?)(?P<fraction>[½¼¾])?(?P<letters>[A-Za-z]{1,3})?(?:['’]s)?"
)
_DASHES: Final = dict.fromkeys("-\u2010\u2011\u2012\u2013\u2212", "-")


def tokenize(text: str) -> tuple[Token, ...]:
    """The tokens of a text in order, without the white space. Takes linear time and never raises."""
    return tuple(_tokens(text))


def _tokens(text: str) -> Iterator[Token]:
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if match.lastgroup == "run":
            yield from _run(text, start, end)
        elif match.lastgroup in {"label", "section"}:
            yield Token(start, end, "")
        elif match.lastgroup == "decimal":
            yield Token(start, end, "", _decimal(match.group()))
        else:
            yield Token(start, end, _DASHES.get(match.group(), match.group().casefold()))


def _run(text: str, start: int, end: int) -> list[Token]:
    """The tokens of letters, digits and the signs that join them, with no white space between."""
    run = text[start:end]
    if run in words.FRACTION_SIGNS:
        return [Token(start, end, run)]
    if not any(character.isdecimal() or character == "_" for character in run):
        return [
            Token(start + found.start(), start + found.end(), _folded(found.group()))
            for found in _WORD_OR_MARK.finditer(run)
        ]
    money = start > 0 and text[start - 1] in words.CURRENCIES
    return _hyphenated(run, start, money) or [Token(start, end, "")]


def _hyphenated(run: str, offset: int, money: bool) -> list[Token]:
    """The tokens of "30", "30-day", "100-200" or "10-to-15-year"; none if the run names a thing."""
    tokens: list[Token] = []
    before = ""  # what the last part was: "number", a word, or "" at the start
    numbers = 0
    for found in _HYPHENATED.finditer(run):
        part, start = found.group(), offset + found.start()
        if part in _DASHES:
            tokens.append(Token(start, start + 1, "-"))
        elif number := _number(part, start, money):
            numbers += 1
            if numbers > 2 or before not in {"", "number", *words.HYPHENATED_CONNECTORS}:
                return []
            tokens.extend(number)
            before = "number"
        elif _WORD.fullmatch(part):
            before = part.casefold()
            tokens.append(Token(start, start + len(part), before))
        else:
            return []
    return tokens


def _number(part: str, start: int, money: bool) -> list[Token]:
    """The token of a number in digits, and of the magnitude glued to it ("1.2bn"); none if it is no such."""
    match = _DIGITS.fullmatch(part)
    value = _decimal(match["digits"]) if match else None
    if match is None or value is None:
        return []
    if match["fraction"]:
        top, bottom = words.FRACTION_SIGNS[match["fraction"]]
        value = EXACT.add(value, EXACT.divide(Decimal(top), Decimal(bottom)))
    letters, end = (match["letters"] or "").casefold(), start + match.end("digits")
    if not letters:
        return [Token(start, end + len(match["fraction"] or ""), "", value)]
    if letters in words.ORDINAL_ENDINGS:
        return [Token(start, end + len(letters), "", value, ordinal=True)]
    scale = words.GLUED_MONEY_SCALES.get(letters, "") if money else ""
    scale = letters if letters in words.GLUED_SCALES else scale
    return [Token(start, end, "", value), Token(end, end + len(letters), scale)] if scale else []


def _decimal(digits: str) -> Decimal | None:
    """The value of digits in US form: a dot before decimals, commas or thin spaces between groups."""
    plain = re.sub(rf"[,{_GAP}]", "", digits)
    return Decimal(plain) if len(plain) <= MAX_DIGITS else None


def _folded(word: str) -> str:
    return _DASHES.get(word, word.casefold())
