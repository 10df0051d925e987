"""Loads the words of a language from its YAML file."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from pydantic import BaseModel, ConfigDict

from generator.model.dates import Qualifier
from generator.model.parts import Assertion
from generator.model.quantities import Precision


class Reading(BaseModel):
    """How a language's sentences are told apart, and how hard they are to read (rule `readability`).

    The grade is `words_in_sentence` times the mean number of words in a sentence, plus `syllables_in_word` times the
    mean number of syllables in a word, plus `constant`. `silent` and `spoken` are patterns of groups of vowels that
    are no syllable, or two; `exceptions` are words that these patterns miscount. Where no scale is known, all are zero.
    Abbreviations stand without their last dot; one in small letters is also known with a capital.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    words_in_sentence: float = 0
    syllables_in_word: float = 0
    constant: float = 0
    abbreviations: frozenset[str]
    openers: frozenset[str]
    connectors: frozenset[str]
    vowels: str
    silent: tuple[str, ...] = ()
    spoken: tuple[str, ...] = ()
    exceptions: dict[str, int] = {}

    @property
    def has_scale(self) -> bool:
        """Whether the language says how its texts are graded."""
        return bool(self.words_in_sentence or self.syllables_in_word)


class Words(BaseModel):
    """The words of one language, as its file in this folder holds them."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: str
    locale: str
    dates: dict[Qualifier, str] = {}
    precision: dict[Precision, str]
    small_numbers: tuple[str, ...]
    plural_amounts: tuple[str, ...]
    partitive: str
    large_amounts: dict[int, tuple[str, str]] = {}
    assertions: dict[Assertion, str]
    relative_time: tuple[str, ...]
    number_words: tuple[str, ...]
    months: tuple[str, ...]
    reading: Reading | None = None
    messages: dict[str, str] = {}

    def say(self, message: str, /, **values: object) -> str:
        """A message of the interface in this language, with `{name}` replaced by the value of that name.

        The message is its English text; where this language lacks it, it stays English.
        """
        said = self.messages.get(message, message)
        return fill(said, values) if values else said

    def say_count(self, one: str, other: str, count: int, /, **values: object) -> str:
        """The message for one or for several; `{count}` is the number."""
        return self.say(one if count == 1 else other, count=count, **values)


def fill(message: str, values: dict[str, object], written: Callable[[object], str] = str) -> str:
    """A message with its `{name}`s replaced. Not `str.format`, which would reach into the values.

    Languages that speak of days with other words than of months and years say so in the place: `{el/:date}` puts "el"
    before a date that begins with a day, `{Al/En:date}` puts "Al" before such a date and "En" before any other.
    """

    if not values:
        return message
    said, places = _places(message)
    for whole, day, other, name, then in places:
        if name not in values:
            said += whole + then
        elif day is None:
            said += written(values[name]) + then
        else:
            said += _dated(day, other, written(values[name])) + then
    return said


class _Place(NamedTuple):
    """A place in a message: the words of other languages in it, the name of its value, and the text behind it."""

    whole: str
    day: str | None
    other: str | None
    name: str
    then: str


_PLACE = re.compile(r"\{(?:(?P<day>[^{}/:]*)/(?P<other>[^{}/:]*):)?(?P<name>[a-z_]+)\}")


@lru_cache(maxsize=4096)  # a few hundred messages are said some hundred times a page
def _places(message: str) -> tuple[str, tuple[_Place, ...]]:
    """The text before the first place, and the places."""
    found = list(_PLACE.finditer(message))
    ends = [place.start() for place in found] + [len(message)]
    return message[: ends[0]], tuple(
        _Place(each[0], each["day"], each["other"], each["name"], message[each.end() : end])
        for each, end in zip(found, ends[1:], strict=True)
    )


def _dated(day: str, other: str | None, text: str) -> str:
    word = day if _DAY.match(text) else other
    return f"{word} {text}" if word else text


# A date that begins with a day of the month, be it within HTML.
_DAY = re.compile(r"(?:<[^<>]*>|\s)*\d{1,2}(?!\d)")


def message(text: str) -> str:
    """Marks a text as a message that is said elsewhere, so that who translates finds it."""
    return text


@cache
def words_for(language: str) -> Words:
    """The words of a language, or the English ones where its file does not exist."""
    return Words.model_validate(software_words(language.partition("-")[0]) or software_words("en"))


@cache
def software_words(language: str) -> dict[str, Any]:
    """What the file of a language in this folder holds, which nobody may change; nothing where there is none."""
    path = Path(__file__).parent / f"{language}.yml"
    loader = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
    data = yaml.load(path.read_bytes(), Loader=loader) if path.is_file() else {}
    assert isinstance(data, dict)
    return data
