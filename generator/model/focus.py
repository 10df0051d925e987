"""Everything that is there to be looked up, of which rules and makers go through only some."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, ValuesView
from typing import Any, TypeVar

T = TypeVar("T")


class Focus(Mapping[str, T]):
    """A mapping whose values are few, and whose keys are all."""

    def __init__(self, known: Mapping[str, T], shown: Mapping[str, T]) -> None:
        self._known, self._shown = known, dict(shown)

    def __getitem__(self, key: str) -> T:
        return self._known[key]

    def __contains__(self, key: object) -> bool:
        return key in self._known  # without a look at what it is, for which it may have to be read

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)

    def values(self) -> ValuesView[T]:
        """The few."""
        return self._shown.values()

    def items(self) -> Any:
        """The few."""
        return self._shown.items()
