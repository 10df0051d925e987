"""The words of one language for one site: those of the software, with what the site's own file adds or replaces."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from babel.core import Locale, UnknownLocaleError

from generator.languages.words import Words, software_words
from generator.loading.record import Record
from generator.loading.validate import validate
from generator.problems import Level, Problem

_FOLDER = Path(__file__).parent
_ENGLISH = "en"
_ENGLISH_LOCALE = "en_US"


def words_of_site(language: str, record: Record | None) -> tuple[Words, list[Problem]]:
    """The words of a language, and what is wrong with the site's file for it.

    What neither file has stays English, so a language can begin with a file of a few lines.
    """
    base, _, _ = language.partition("-")
    data = {**(software_words(base) or _bare()), "code": base}
    problems: list[Problem] = []
    if record is not None and isinstance(record.data, dict):
        words, problems = validate(Words, replace(record, data=_merge(data, record.data)))
        if words:
            return _with_locale(words, record)
    elif record is not None:
        _, problems = validate(Words, record)
    words = Words.model_validate(data)
    return words if words.locale else words.model_copy(update={"locale": _ENGLISH_LOCALE}), problems


def software_languages() -> list[str]:
    """The languages that the software itself can speak."""
    return sorted(path.stem for path in _FOLDER.glob("*.yml"))


def _bare() -> dict[str, Any]:
    """What a language begins with that the software does not know: English, without what judges English texts."""
    english = software_words(_ENGLISH)
    return {**english, "reading": None, "relative_time": [], "number_words": [], "messages": {}, "locale": ""}


def _merge(data: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """Both, the second before the first; mappings within are merged in the same way."""
    merged = dict(data)
    for key, value in over.items():
        known = merged.get(key)
        if isinstance(known, dict) and isinstance(value, dict):
            # Keys are text in the one and numbers in the other.
            value = _merge({str(name): each for name, each in known.items()}, value)
        merged[key] = value
    return merged


def _with_locale(words: Words, record: Record) -> tuple[Words, list[Problem]]:
    """The words with a place whose dates and numbers can be written; a warning where none is known."""
    wanted = words.locale or words.code
    if _writes_dates(wanted):
        return words.model_copy(update={"locale": wanted}), []
    message = f"Nothing is known of how dates and numbers are written in “{wanted}”, so they stand as in English."
    tip = "Name a near one with `locale:`, such as fr_HT."
    place = record.position(("locale",), key=True)
    problem = Problem(record.file, place.line, place.column, "language-words", message, tip, Level.WARNING)
    return words.model_copy(update={"locale": _ENGLISH_LOCALE}), [problem]


def _writes_dates(locale: str) -> bool:
    try:
        return bool(Locale.parse(locale.replace("-", "_")).months["format"]["wide"].get(1))
    except (ValueError, UnknownLocaleError, KeyError):
        return False
