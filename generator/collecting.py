"""Makes room for work that builds up much and throws away little: Python need not search it all for garbage."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_LEFT: list[object] = []
_ALWAYS = gc.get_freeze_count()  # Python 3.12 begins with some hundred objects that are never looked at


@contextmanager
def with_all_kept() -> Iterator[None]:
    """Search for circles only among what is made from now on: what is there already is in use until the end.

    Python would look through the whole catalog again and again while its pages are made.
    """
    is_shared = gc.get_freeze_count() > _ALWAYS  # with another process, until that has ended (`forking.py`)
    gc.freeze()
    try:
        yield
    finally:
        if not is_shared:
            gc.unfreeze()


def leave(thing: object) -> None:
    """Leave something to the system, which takes back at once what a process has when it ends (`generator.__main__`).

    Only for what a command needs no longer: to take a large catalog apart takes a twentieth of the time of a check.
    """
    _LEFT.append(thing)


@contextmanager
def without_collecting() -> Iterator[None]:
    """Put off the search for circles of objects; what no name leads to is freed at once as ever.

    Python would look through everything that is alive again and again, while a catalog grows in which nothing is
    garbage: a sixth of the time of a check. Behind it, all that counts as old, or it would be looked through at once.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            if gc.get_freeze_count() <= _ALWAYS:  # else somebody has put aside what is to stay there
                gc.freeze()
                gc.unfreeze()
            gc.enable()


@contextmanager
def setting_aside() -> Iterator[None]:
    """Put off the search for circles of objects, and leave what stays of what is made out of later ones.

    For work that adds little to much that was set aside before. Even to ask how much was set aside takes as long as to
    look at each piece of it.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.collect()  # only what was made within, and since the last time: what is set aside is not looked at
        gc.freeze()
        if was_on:
            gc.enable()
