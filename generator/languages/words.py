"""Loads the words of a language from its YAML file."""

from __future__ import annotations

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


@cache
def words_for(language: str) -> Words:
    """The words of a language, or the English ones where its file does not exist."""
    folder = Path(__file__).parent
    path = folder / f"{language.partition('-')[0]}.yml"
    text = (path if path.is_file() else folder / "en.yml").read_text(encoding="utf-8")
    return Words.model_validate(yaml.safe_load(text))
