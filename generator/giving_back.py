"""Gives memory back to the system that the allocator of C keeps when it is freed, for texts to come."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from functools import cache


def give_back() -> None:
    """Give back what is free now. It lies between what is in use, so C would keep it until the end.

    It takes some milliseconds, so it is for the end of a stage of work that made and threw away many long texts.
    """
    trim = _trim()
    if trim is not None:
        trim(0)


@cache
def _trim() -> Callable[[int], int] | None:
    """The function for it, which is there on Linux with the library of GNU."""
    if not sys.platform.startswith("linux"):
        return None
    return getattr(ctypes.CDLL(None), "malloc_trim", None)
