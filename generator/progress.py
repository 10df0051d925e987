"""A line that shows how far long work has come: on a terminal only, so that logs stay clean."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import Self


class Progress:
    """`with Progress("Writing pages") as progress: ... progress.step("a page")`."""

    def __init__(self, what: str, total: int | None = None) -> None:
        self._what = what
        self._total = total
        self._done = 0
        self._shown = sys.stderr.isatty()

    def __enter__(self) -> Self:
        self._show()
        return self

    def step(self, name: str = "") -> None:
        """One more piece is done; `name` is what it was."""
        self._done += 1
        self._show(name)

    def _show(self, name: str = "") -> None:
        if self._shown:
            of = f"/{max(self._total, self._done)}" if self._total else ""
            count = f" {self._done}{of}" if self._done else " ..."
            sys.stderr.write(f"\r\x1b[K{self._what}{count} {name[:40]}".rstrip())
            sys.stderr.flush()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
