"""Cuts the chronicle into what the page “What changed” shows: days, groups of one entry each, pages of many groups."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from generator.comparing.change import Act, Change, Chronicle, Part

LINES = 250  # of one page: each change is one


@dataclass(frozen=True)
class Group:
    """What changed in one entry or source on a day; with `of` empty, all that were published on that day."""

    day: dt.date
    of: str
    title: str
    changes: tuple[Change, ...]


def groups_of(chronicle: Chronicle) -> Iterator[Group]:
    """The groups, the newest day first; on a day, what is new comes first, in one group."""
    for each in chronicle.days:
        new = tuple(change for change in each.changes if _is_new(change))
        if new:
            yield Group(each.day, "", "", new)
        for (of, title), found in groupby(
            (change for change in each.changes if not _is_new(change)), key=lambda change: (change.of, change.title)
        ):
            yield Group(each.day, of, title, tuple(found))


def pages_of(chronicle: Chronicle | None) -> list[list[Group]]:
    """The groups page by page, as many as a page can carry; without any group there is one page as well."""
    pages: list[list[Group]] = [[]]
    lines = 0
    for group in groups_of(chronicle) if chronicle else ():
        weight = len(group.changes) if group.of else 5  # what is new is folded
        if pages[-1] and lines + weight > LINES:
            pages.append([])
            lines = 0
        pages[-1].append(group)
        lines += weight
    return pages


def _is_new(change: Change) -> bool:
    return change.act is Act.ADDED and change.part in (Part.ENTRY, Part.SOURCE)
