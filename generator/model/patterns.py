"""Whether a regular expression of an editor ends soon on any text, or could keep the build busy for hours."""

from __future__ import annotations

import re
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

# Signs by which two sets are compared: all that anyone types, and some of each part of Unicode.
_SAMPLE = (*range(0x250), *range(0x250, 0x30000, 97))
_MOST_CHOICES = 12  # what may be there or not, and what may be this or that: each can double the time
_MOST_OPEN = 20  # by alternatives, of which each may leave one open
_REPETITIONS = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)


def is_safe_pattern(pattern: str) -> bool:
    """Whether the pattern is a regular expression without what makes matching explode.

    Refused are a repetition or choice within a repetition, unless each round begins with a sign that nothing else in
    it matches, as in `(?:-[a-z]+)*`; a repetition that matches the same signs as one that may still go on before it, as
    in `[a-z ]+[a-z]+7`, since each of the two multiplies the time by the length of the text; more than a dozen choices;
    and references back to a group. What is no regular expression at all is not safe either.
    """
    try:
        parsed = parser.parse(pattern)
        return _choices(parsed) <= _MOST_CHOICES and _in_a_row(parsed, []) is not None
    except (re.error, RecursionError, OverflowError):
        return False


def _in_a_row(parts: Any, open_: list[Any]) -> list[Any] | None:
    """The repetitions that may still go on at the end of some parts, given those at their start; None if unsafe."""
    for code, argument in parts:
        if code in (codes.GROUPREF, codes.GROUPREF_EXISTS):
            return None
        if code is codes.LITERAL:
            open_ = [] if not any(_may_match(each, argument) for each in open_) else open_
        elif code is codes.BRANCH:
            ends = [_in_a_row(branch, open_) for branch in argument[1]]
            if None in ends:
                return None
            open_ = [body for end in ends if end is not None for body in end]
        elif code in _REPETITIONS:
            after = _after_repetition(argument, open_)
            if after is None:
                return None
            open_ = [*open_, *after] if argument[0] == 0 else after
        else:
            for inner in _inside(argument):
                after = _in_a_row(inner, open_)
                if after is None:
                    return None
                open_ = after
        if len(open_) > _MOST_OPEN:
            return None
    return open_


def _choices(parts: Any) -> int:
    """How many times a match has to decide between ways to go on, repetitions left aside."""
    return sum(
        (code is codes.BRANCH or (code in _REPETITIONS and argument[0] == 0 and argument[1] == 1))
        + sum(map(_choices, _inside(argument)))
        for code, argument in parts
    )


def _after_repetition(argument: Any, open_: list[Any]) -> list[Any] | None:
    least, most, body = argument
    if most == 1 or least == most == 1 or (least == most and not _is_ambiguous(body)):
        return _in_a_row(body, open_)
    if _is_ambiguous(body) and not _is_marked(body):
        return None
    if _in_a_row(body, []) is None or any(_overlap(each, body) for each in open_):
        return None
    # What matches once at least, and nothing of what is open, ends that.
    return [body] if least else [*open_, body]


def _overlap(one: Any, other: Any) -> bool:
    """Whether a sign that goes on one repetition may begin the other; when in doubt, yes."""
    if _is_marked(other):
        return _may_match(one, other[0][1])
    return any(_may_match(one, sign) and _may_match(other, sign) for sign in _SAMPLE)


def _is_ambiguous(body: Any) -> bool:
    """Whether a pattern may match one text in several ways, or texts of several lengths."""
    return any(code in _REPETITIONS or code is codes.BRANCH or any(map(_is_ambiguous, _inside(argument)))
               for code, argument in body)  # fmt: skip


def _is_marked(body: Any) -> bool:
    """Whether a pattern begins with a sign that stands nowhere else in what it matches."""
    (code, sign), *rest = body
    return code is codes.LITERAL and not _may_match(rest, sign)


def _may_match(parts: Any, sign: int) -> bool:
    """Whether any of the parts could match the sign; when in doubt, yes."""
    return any(_part_may_match(code, argument, sign) for code, argument in parts)


def _part_may_match(code: Any, argument: Any, sign: int) -> bool:
    if code is codes.LITERAL:
        return bool(argument == sign)
    if code is codes.NOT_LITERAL:
        return bool(argument != sign)
    if code is codes.RANGE:
        return bool(argument[0] <= sign <= argument[1])
    if code is codes.IN:
        negated = argument[0][0] is codes.NEGATE
        return bool(negated != _may_match(argument[1:] if negated else argument, sign))
    if code is codes.CATEGORY:
        return {
            codes.CATEGORY_DIGIT: chr(sign).isdigit(),
            codes.CATEGORY_WORD: chr(sign).isalnum() or chr(sign) == "_",
            codes.CATEGORY_SPACE: chr(sign).isspace(),
        }.get(argument, True)
    if code is codes.AT:
        return False
    inner = _inside(argument)
    return not inner or any(_may_match(each, sign) for each in inner)


def _inside(argument: Any) -> list[Any]:
    """The patterns within a part, at whatever depth the parser put them."""
    if isinstance(argument, parser.SubPattern):
        return [argument]
    if isinstance(argument, list | tuple):
        return [inner for each in argument for inner in _inside(each)]
    return []
