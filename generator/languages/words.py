"""Loads the words of a language from its YAML file."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

from generator.model.parts import Assertion
from generator.model.quantities import Precision


class Words(BaseModel):
    """The words of one language, as its file in this folder holds them."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: str
    precision: dict[Precision, str]
    small_numbers: tuple[str, ...]
    plural_amounts: tuple[str, ...]
    partitive: str
    assertions: dict[Assertion, str]
    relative_time: tuple[str, ...]
    number_words: tuple[str, ...]
    months: tuple[str, ...]
    messages: dict[str, str] = {}

    def say(self, message: str, **values: object) -> str:
        """A message of the interface in this language, with `{name}` replaced by the value of that name.

        The message is its English text; where this language lacks it, it stays English.
        """
        return fill(self.messages.get(message, message), values)

    def say_count(self, one: str, other: str, count: int, **values: object) -> str:
        """The message for one or for several; `{count}` is the number."""
        return self.say(one if count == 1 else other, count=count, **values)


def fill(message: str, values: dict[str, object], written: Callable[[object], str] = str) -> str:
    """A message with its `{name}`s replaced. Not `str.format`, which would reach into the values."""
    return _PLACE.sub(lambda place: written(values[place[1]]) if place[1] in values else place[0], message)


_PLACE = re.compile(r"\{([a-z_]+)\}")


@cache
def words_for(language: str) -> Words:
    """The words of a language, or the English ones where its file does not exist."""
    folder = Path(__file__).parent
    path = folder / f"{language.partition('-')[0]}.yml"
    text = (path if path.is_file() else folder / "en.yml").read_text(encoding="utf-8")
    return Words.model_validate(yaml.safe_load(text))
