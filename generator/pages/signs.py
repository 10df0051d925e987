"""What tells the pages of a list apart, of which each shows some rows: so a preview makes only those that are others.

What a page reads of the records in its rows is noted where it is read. So of a record it counts which it is, not what
it says.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import is_dataclass
from functools import cache
from itertools import count
from typing import Any

from pydantic import BaseModel

from generator.model.entry import Entry
from generator.model.parts import Fact, Unknown, Value
from generator.model.site import Term
from generator.model.source import Source
from generator.pages.stretches import Stretch

_OTHERS = count()


def sign_of_page(shown: Mapping[str, object]) -> bytes:
    """The same for two pages only if they show the same rows: a digest, as a list may name each entry."""
    return hashlib.blake2b(repr(_sign(shown)).encode(), digest_size=16).digest()


def _sign(value: object) -> object:
    kind: Any = type(value)
    return _way(kind)(value)


@cache
def _way(kind: type) -> Callable[[Any], object]:
    """How values of a type are told apart. A list may have hundreds of thousands, so each type is looked at once."""
    for known, way in _WAYS.items():
        if issubclass(kind, known):
            return way
    return (lambda value: list(map(_sign, vars(value).values()))) if is_dataclass(kind) else repr


_WAYS: Mapping[type, Callable[[Any], object]] = {
    str: lambda value: value,
    int: lambda value: value,
    Entry: lambda entry: entry.key,
    Source: lambda source: source.id,
    Fact: lambda fact: fact.id,
    Value: lambda value: value.id,
    Unknown: lambda unknown: unknown.asks,
    Term: lambda term: None,  # where settings are edited, all is built
    Stretch: lambda stretch: (stretch.number, stretch.uris),  # its rows are those that are shown
    dict: lambda value: [(key, _sign(each)) for key, each in value.items()],
    list: lambda value: list(map(_sign, value)),
    tuple: lambda value: list(map(_sign, value)),
    BaseModel: lambda value: f"like no other: {next(_OTHERS)}",
}
