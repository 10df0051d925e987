"""Runs `factsheet` without what is measured on lines of its own: `python -m tests.benchmarks.bare COMMAND ...`.

That is the search index, the pictures of cards and PDFs. Only so is the wall time of the rest known, as two processes
work at the same time: what a part takes cannot be taken off from the whole. The functions are replaced in this process
alone; a function that is gone raises AttributeError.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from typing import Any

from generator.collecting import without_collecting
from tests.benchmarks.watched import APART, PARTS, found


def without() -> None:
    """Let the functions of these parts do nothing. What they stand in is read as a build reads it (`_build`)."""
    for part in APART:
        for place in PARTS[part]:
            owner, name = found(place)
            setattr(owner, name, _INSTEAD.get(name, _nothing))


def _nothing(*_: object, **__: object) -> None:
    """In the place of a function that gives nothing."""


def _no_pictures(cards: Mapping[str, object], *_: object) -> dict[str, bytes]:
    return dict.fromkeys(cards, b"")


_INSTEAD: dict[str, Callable[..., Any]] = {"render_cards": _no_pictures}


def main(arguments: list[str]) -> None:
    """Run the command."""
    with without_collecting():
        without()
    from generator.__main__ import run

    sys.argv[1:] = arguments
    run()


if __name__ == "__main__":
    main(sys.argv[1:])
