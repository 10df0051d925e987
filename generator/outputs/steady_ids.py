"""Ids of what has none of its own, made of what it says: they stay when others come before it, or go."""

from __future__ import annotations

import hashlib
from collections import Counter

_SIGNS = 10  # hexadecimal ones of the digest: enough to tell apart what stands under one statement


class SteadyIds:
    """Ids that are given one after the other, each once. Those of one page, or of one table, come from one object."""

    def __init__(self) -> None:
        self._given: Counter[str] = Counter()

    def of(self, stem: str, said: str) -> str:
        """The id of something: `stem` with a digest of what it says, and a number if the very same was there before."""
        id = f"{stem}{hashlib.sha256(said.encode()).hexdigest()[:_SIGNS]}"
        self._given[id] += 1
        return id if self._given[id] == 1 else f"{id}-{self._given[id]}"
