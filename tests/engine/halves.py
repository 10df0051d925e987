"""In the place of what two processes count down together: a count that lets each of them have its share for sure."""

from __future__ import annotations

import os


class Halves:
    """Lets each of the two processes have half of the pages, on a fast and on a slow machine."""

    def __init__(self, pages: int) -> None:
        self._maker, self._pages, self._taken = os.getpid(), pages, 0

    def take(self) -> bool:
        """As `Left.take`."""
        half = self._pages // 2
        self._taken += 1
        return self._taken <= (half if os.getpid() == self._maker else self._pages - half)

    def close(self) -> None:
        """As `Left.close`."""
