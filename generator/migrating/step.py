"""What a step from one format of content to the next is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

# The text of each file that editors write, by its path below the project. None: the file goes.
Files = Mapping[str, str]
Changes = Mapping[str, str | None]


@dataclass(frozen=True)
class Step:
    """Leads from the format `start` to the next one.

    `about` says in one sentence what it does, for people who look at the result. `change` is pure: from all files to
    those that become others. It keeps comments, order and line endings, for what it writes is read in a diff. The
    number of the format itself is written by whoever runs the steps.
    """

    start: int
    about: str
    change: Callable[[Files], Changes]
