"""Other spellings of a text that is not well formed: where just one of them is, it is what the editor meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from generator.model.date_hints import likely_dates

# Quotation marks of any language, and white space that no editor sees.
_AROUND = " \t\u00a0\u200b\u202f\ufeff\"'“”„‟‘’‚‛«»"
_DASHES = re.compile("[‐‑‒–—−]")
_GROUPED = re.compile(r"\d{1,3}(?P<by>[,_ \u00a0\u202f'])\d{3}(?:(?P=by)\d{3})*")
_YES_NO = {"yes": "true", "no": "false", "on": "true", "off": "false"}

Respell = Callable[[str], Iterable[str]]


def nothing(text: str) -> Iterable[str]:
    """For texts that have no other writing of their own."""
    return ()


def sole_respelling(parse: Callable[[str], Any], text: str, more: Iterable[str] = ()) -> str:
    """The one other spelling of the text that `parse` reads; empty if there is none, or more than one."""
    found = {each for each in (*_spellings(text), *more) if each != text and _reads(parse, each)}
    return found.pop() if len(found) == 1 else ""


def same_word(word: str, known: Iterable[str]) -> str:
    """The one known word that differs only in capitals, and in hyphens, underscores or spaces; empty if none does."""
    found = {each for each in known if _bare(each) == _bare(word)}
    return found.pop() if len(found) == 1 else ""


def dates(text: str) -> Iterator[str]:
    """A date in another writing: two spellings for 04/05/2025, so that none is chosen."""
    yield from likely_dates(text.strip(_AROUND))


def numbers(text: str) -> Iterator[str]:
    """A number with its digits in groups of three."""
    inner = text.strip(_AROUND)
    if _GROUPED.fullmatch(inner):
        yield re.sub(r"\D", "", inner)


def flags(text: str) -> Iterator[str]:
    """Yes and no, as other readers of YAML know them."""
    word = _YES_NO.get(text.strip(_AROUND).casefold())
    if word:
        yield word


def _spellings(text: str) -> Iterator[str]:
    inner = _DASHES.sub("-", text.strip(_AROUND))
    short = inner.removeprefix("content/").removesuffix(".yml")
    for each in (inner, short):
        yield from (each, each.casefold(), each.upper(), each.casefold().replace("_", "-"))


def _reads(parse: Callable[[str], Any], text: str) -> bool:
    try:
        parse(text)
    except ValueError:
        return False
    return True


def _bare(word: str) -> str:
    return re.sub(r"[-_\s]+", "-", word.strip(_AROUND)).casefold()
