"""A record with what several outputs make of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Record:
    """An entry or a source as the outputs are given it, one output after the other."""

    _made: dict[object, Any] = field(default_factory=dict, init=False, repr=False, compare=False, kw_only=True)

    def once(self, name: object, make: Callable[[], T]) -> T:
        """What several outputs make of this record, made for the first of them; `name` tells what it is."""
        if name not in self._made:
            self._made[name] = make()
        found: T = self._made[name]
        return found
