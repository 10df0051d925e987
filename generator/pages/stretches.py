"""Cuts a long list into pages: the first holds all that sorts and filters, the others are plain."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from generator.comparing.change import Chronicle
from generator.kinds.declaration import Kind
from generator.model.dates import PartialDate
from generator.pages.change_groups import Group, pages_of
from generator.pages.events import Event, by_pages
from generator.pages.links import ROWS, changes_uris, list_uris, matrix_rows, matrix_uris, timeline_uris

T = TypeVar("T")


@dataclass(frozen=True)
class Stretch(Generic[T]):
    """One page of a list: its number from 1 on, its rows, and the paths of all pages."""

    number: int
    rows: Sequence[T]
    uris: tuple[str, ...]

    @property
    def uri(self) -> str:
        """The path of this page."""
        return self.uris[self.number - 1]

    @property
    def before(self) -> str:
        """The path of the page before this one; nothing on the first."""
        return self.uris[self.number - 2] if self.number > 1 else ""

    @property
    def after(self) -> str:
        """The path of the page after this one; nothing on the last."""
        return self.uris[self.number] if self.number < len(self.uris) else ""


def stretches(folder: str, rows: Sequence[T]) -> Iterator[Stretch[T]]:
    """The pages of a list, in their order; a list without rows has one page as well."""
    uris = list_uris(folder, len(rows))
    for index in range(len(uris)):
        yield Stretch(index + 1, rows[index * ROWS : (index + 1) * ROWS], uris)


def matrix_stretches(kind: Kind, rows: Sequence[T]) -> Iterator[Stretch[T]]:
    """The pages of the matrix of a kind."""
    columns = len(kind.declared.matrix.columns) if kind.declared.matrix else 0
    size = matrix_rows(columns)
    uris = matrix_uris(kind.id, len(rows), columns)
    for index in range(len(uris)):
        yield Stretch(index + 1, rows[index * size : (index + 1) * size], uris)


def timeline_stretches(events: Iterable[Event]) -> list[Stretch[Event]]:
    """The pages of the site's timeline, the latest events first."""
    pages = by_pages(events)
    return [Stretch(number, rows, timeline_uris(len(pages))) for number, rows in enumerate(pages, 1)]


def change_stretches(chronicle: Chronicle | None) -> list[Stretch[Group]]:
    """The pages of what changed, the latest day first; one page as well where nothing is known."""
    pages = pages_of(chronicle)
    return [Stretch(number, rows, changes_uris(len(pages))) for number, rows in enumerate(pages, 1)]


def years_of(stretches: Iterable[Stretch[Event]]) -> dict[int, str]:
    """For each year of the timeline, the page on which it begins."""
    found: dict[int, str] = {}
    for stretch in stretches:
        for event in stretch.rows:
            found.setdefault(event.on.year, stretch.uri)
    return found


def pages_of_timeline(events: Sequence[Event]) -> dict[str, dict[str, Any]]:
    """What each page of the site's timeline shows: its `stretch`, the `years`, and on the first page all `events`."""
    pages = timeline_stretches(events)
    years = years_of(pages)
    return {page.uri: {"stretch": page, "years": years, "events": events if page.number == 1 else ()} for page in pages}


def sign_of_timeline(page: Mapping[str, Any]) -> object:
    """What can be compared of such a page. Of events that stand on others, it only counts what they are narrowed by."""
    stretch = page["stretch"]
    counted = [(event.entry.key, event.on.year, event.becomes) for event in page["events"]]
    return stretch.uris, page["years"], [_sign(event) for event in stretch.rows], counted


def _sign(event: Event) -> object:
    return event.on, event.entry.key, *event[2:]


def pages_of_days(stretches: Iterable[Stretch[Group]]) -> dict[dt.date, str]:
    """For each day on which something changed, the place on the pages of what changed where it begins."""
    found: dict[dt.date, str] = {}
    for stretch in stretches:
        for group in stretch.rows:
            found.setdefault(group.day, f"{stretch.uri}#d{group.day.isoformat()}")
    return found


def months_of(stretches: Iterable[Stretch[Group]]) -> dict[PartialDate, str]:
    """For each month in which something changed, the place where its newest day begins; the newest month first."""
    found: dict[PartialDate, str] = {}
    for day, place in pages_of_days(stretches).items():
        found.setdefault(PartialDate(day.year, day.month), place)
    return found
