"""Makes room for work that builds up much and throws away little: Python need not search it all for garbage."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def with_all_kept() -> Iterator[None]:
    """Search for circles only among what is made from now on: what is there already is in use until the end.

    Python would look through the whole catalog again and again while its pages are made.
    """
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


@contextmanager
def without_collecting() -> Iterator[None]:
    """Put off the search for circles of objects; what no name leads to is freed at once as ever.

    Python would look through everything that is alive again and again, while a catalog grows in which nothing is
    garbage: a sixth of the time of a check.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
