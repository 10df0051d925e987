"""The timeline of the whole site in one look: how many dated events in each month, one row of columns for each kind.

Only the last years are drawn, those that hold most of the events; what came before is counted in words. What is not
known to the day is the hollow part of a column; it stands in the first month that it can mean.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.kinds.declaration import Kind
from generator.model.catalog import Catalog
from generator.model.dates import PartialDate, skeleton_in_words
from generator.pages.events import days, tracked
from generator.pages.links import TIMELINE
from generator.pages.naming import Naming
from generator.pictures.axis import AXIS_HEIGHT, axis
from generator.pictures.picture import Picture
from generator.pictures.scales import TimeScale
from generator.pictures.scene import Area, Box, Scene, Shape, Stroke, Text
from generator.pictures.table import Cell, Row, Table, cells

NAME = "timeline/overview"
_SHARE_DRAWN = 0.6  # of all events, at least
_TALLEST = 3.0
_GAP = 0.2  # of the width of a month

Month = tuple[int, int]


@dataclass(frozen=True)
class Dated:
    """That there is an event: what the picture counts does not hang on its words."""

    kind: str
    on: PartialDate


@dataclass(frozen=True)
class Counts:
    """The events of the site: by kind and month, and those of before the first year that is drawn."""

    catalog: Catalog
    events: tuple[Dated, ...]

    @cached_property
    def first_year(self) -> int:
        """The latest year that leaves most of the events to draw."""
        return _first_year([event.on.year for event in self.events])

    @cached_property
    def months(self) -> list[Month]:
        """The months that are drawn, up to that of today."""
        return _months(self.first_year, self.catalog.today)

    @cached_property
    def kinds(self) -> list[Kind]:
        """The kinds that have events, in the order of the menu."""
        found = {event.kind for event in self.events}
        return [self.catalog.kinds[name] for name in self.catalog.site.kinds if name in found]

    @cached_property
    def drawn(self) -> Counter[tuple[str, Month, bool]]:
        """How many events of a kind in a month, by whether the day is known."""
        return Counter(
            (event.kind, (event.on.year, event.on.month or 1), event.on.is_full)
            for event in self.events
            if event.on.year >= self.first_year
        )

    def before(self, kind: Kind) -> int:
        """How many events of a kind lie before the drawn years."""
        return sum(event.kind == kind.id and event.on.year < self.first_year for event in self.events)

    def of(self, kind: Kind, month: Month) -> int:
        """How many events of a kind lie in a month."""
        return self.drawn[kind.id, month, True] + self.drawn[kind.id, month, False]


def has_overview(catalog: Catalog) -> bool:
    """Whether enough happened for a picture, told without drawing it."""
    years = [day.on.year for day in days(catalog, tracked(catalog))]
    return len(years) > 1 and len(_months(_first_year(years), catalog.today)) > 1


def overview(view: Naming) -> Picture | None:
    """The picture above the site's timeline; nothing where too little happened for a picture."""
    entries = tracked(view.catalog)
    dated = (Dated(entry.kind.id, day.on) for entry in entries for day in days(view.catalog, [entry]))
    counts = Counts(view.catalog, tuple(dated))
    if len(counts.events) < 2 or len(counts.months) < 2:
        return None
    say = view.words.say
    return Picture(
        name=NAME,
        about=TIMELINE,
        title=say("When it happened: dated events by month since {year}", year=counts.first_year),
        description=say("Each column counts the events of one month on this page. All rows have one scale."),
        scene=_scene(view, counts),
        table=Table(
            (say("Month"), *(say(kind.title) for kind in counts.kinds)),
            (*_month_rows(view, counts), _before(view, counts)),
        ),
        as_of=view.catalog.today,
        reading=_reading(view, counts),
    )


def _first_year(years: Sequence[int]) -> int:
    return sorted(years, reverse=True)[int((len(years) - 1) * _SHARE_DRAWN)]


def _months(first: int, today: dt.date) -> list[Month]:
    months = ((year, month) for year in range(first, today.year + 1) for month in range(1, 13))
    return [month for month in months if month <= (today.year, today.month)]


def _reading(view: Naming, counts: Counts) -> str:
    say = view.words.say
    rules = [say("It counts what this site records, not all that happened.")]
    if any(not known for _, _, known in counts.drawn):
        rules.append(say("The hollow part of a column: the day is not known exactly."))
    return " ".join(rules)


def _scene(view: Naming, counts: Counts) -> Scene:
    first = counts.first_year
    scale = TimeScale(dt.date(first, 1, 1), _next(*counts.months[-1]))
    most = max(counts.of(kind, month) for kind in counts.kinds for month in counts.months) or 1
    shapes: list[Shape] = []
    y = AXIS_HEIGHT + 0.4
    for kind in counts.kinds:
        shapes.append(Box(0, 1, y, 1.5, "p-paper"))
        shapes.append(Text(0, y + 1, _heading(view, counts, kind)))
        y += 2.4 + _TALLEST
        shapes.extend(_columns(scale, counts, kind, y, _TALLEST / most))
        shapes.append(_highest(scale, counts, kind, y, _TALLEST / most))
        shapes.append(Stroke(0, y, 1, y, "p-rule"))
        y += 0.7
    marks = axis(scale, view.words.locale, y - 0.7)
    areas = (_area(scale, year, y) for year in sorted({event.on.year for event in counts.events}) if year >= first)
    return Scene((*marks, *shapes, *areas), y)


def _heading(view: Naming, counts: Counts, kind: Kind) -> tuple[tuple[str, str], ...]:
    """The kind, how many events there are in all, and how many of them are not drawn."""
    total = sum(counts.of(kind, month) for month in counts.months)
    before = counts.before(kind)
    name = (view.words.say(kind.title), "p-name")
    if not before:
        return name, (f"  {total}", "p-date")
    more = view.words.say("{count}, and {before} before {year}", count=total, before=before, year=counts.first_year)
    return name, (f"  {more}", "p-date")


def _columns(scale: TimeScale, counts: Counts, kind: Kind, foot: float, unit: float) -> Iterator[Shape]:
    for year, month in counts.months:
        left, right = scale.share(dt.date(year, month, 1)), scale.share(_next(year, month))
        right -= (right - left) * _GAP
        sure = counts.drawn[kind.id, (year, month), True] * unit
        vague = counts.drawn[kind.id, (year, month), False] * unit
        if sure:
            yield Box(left, right, foot - sure, sure, "p-bar")
        if vague:
            yield Box(left, right, foot - sure - vague, vague, "p-vague")


def _highest(scale: TimeScale, counts: Counts, kind: Kind, foot: float, unit: float) -> Text:
    """The number of the row's tallest column, over it: the measure for all others."""
    year, month = max(counts.months, key=lambda month: counts.of(kind, month))
    count = counts.of(kind, (year, month))
    left, right = scale.share(dt.date(year, month, 1)), scale.share(_next(year, month))
    return Text(
        (left + right * (1 - _GAP) + left * _GAP) / 2, foot - count * unit - 0.3, ((str(count), "p-axis"),), "middle"
    )


def _area(scale: TimeScale, year: int, height: float) -> Area:
    left, right = scale.share(dt.date(year, 1, 1)), scale.share(dt.date(year + 1, 1, 1))
    return Area(left, right, 0, height, f"{TIMELINE}#y{year}", str(year))


def _next(year: int, month: int) -> dt.date:
    return dt.date(year + month // 12, month % 12 + 1, 1)


def _month_rows(view: Naming, counts: Counts) -> Iterator[Row]:
    """A row for each month in which anything happened, the newest first, as on the page."""
    for year, month in reversed(counts.months):
        numbers = [counts.of(kind, (year, month)) for kind in counts.kinds]
        if any(numbers):
            label = skeleton_in_words("yMMM", dt.date(year, month, 1), view.words.locale)
            yield (Cell(label, f"{TIMELINE}#y{year}", f"{year}-{month:02}"), *cells(*_written(numbers)))


def _before(view: Naming, counts: Counts) -> Row:
    label = view.words.say("Before {year}", year=counts.first_year)
    numbers = [counts.before(kind) for kind in counts.kinds]
    return (Cell(label, data=f"<{counts.first_year}"), *cells(*_written(numbers)))


def _written(numbers: Sequence[int]) -> list[str]:
    return [str(number) for number in numbers]
