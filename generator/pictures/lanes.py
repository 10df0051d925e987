"""The drawn timeline of an entry, or of several that belong together: one band each over one axis of time.

A band is thick while a status of the tone "live" holds, striped where it is limited, and a thin line once it is over,
so that it can be told without color. What is not known to the day is dashed, from the first to the last day that it
can mean; "by" a date is open to the left.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.model.dates import PartialDate
from generator.pages.naming import Naming
from generator.pictures.axis import AXIS_HEIGHT, axis
from generator.pictures.scales import TimeScale, Zone, scale_over
from generator.pictures.scene import NARROWEST, Box, Dot, Scene, Shape, Stroke, Text, Tile, width
from generator.pictures.spans import History, Span, all_days

BAND = 0.95
_KEY_LINE = 1.45
_KEY_INDENT = 1.5


def lanes(view: Naming, histories: Sequence[History], scale: TimeScale, own: str = "") -> Scene:
    """The bands of some entries, each with its name if there are several; that with the key `own` stands out."""
    shapes: list[Shape] = []
    y = bottom = AXIS_HEIGHT + 0.6
    for each in histories:
        if len(histories) > 1:
            shapes.append(Box(0, 1, y, 1.5, "p-paper"))
            shapes.append(Text(0, y + 1, ((each.entry.name, "p-name" if each.entry.key == own else ""),)))
            y += 1.7
        if each.days:
            shapes.extend(shape for day in each.days for shape in _dot(scale.zone(day), y + 0.35))
            y += 0.9
        shapes.extend(_band(scale, each, y))
        y += BAND
        bands_end = y + 0.3
        keys = []
        for span in each.spans:
            keys.append(_Key(view, span, y))
            y += keys[-1].height
        # The lines of the axis lead the eye through the bands; behind words they would only disturb.
        shapes.append(Box(0, 1, bands_end, y + 1.1 - bands_end, "p-paper"))
        shapes.extend(shape for key in keys for shape in key.shapes())
        y += 0.9
        bottom = bands_end
    return Scene((*axis(scale, view.words.locale, bottom), *shapes), y - 0.6)


def scale_of(histories: Sequence[History], today: dt.date) -> TimeScale:
    """The scale for some entries; it may leave out a date only if that is the begin of a band, which can be cut."""
    first = min(all_days(histories))
    return scale_over(all_days(histories), today, may_cut=all(day > first for each in histories for day in each.days))


def days_cut(histories: Sequence[History], scale: TimeScale) -> list[PartialDate]:
    """The dates that lie before what is drawn."""
    return [day for day in all_days(histories) if scale.cuts(day)]


def _band(scale: TimeScale, each: History, y: float) -> Iterator[Shape]:
    """The statuses one behind the other, up to the day on which somebody last looked."""
    zones = [scale.zone(span.since) for span in each.spans]
    known = max(scale.share(each.entry.data.checked_on), zones[-1].last)
    begins = [zones[0].last, *(zone.middle for zone in zones[1:]), known]
    begins = [max(begins[: index + 1]) for index in range(len(begins))]
    for span, begin, end in zip(each.spans, begins, begins[1:], strict=False):
        yield from _held(span.term.tone, begin, end, y)
    if not zones[0].is_sharp:
        yield from _unsure(zones[0].first, zones[0].last, y, zones[0].opens)
    if scale.cuts(each.spans[0].since):
        yield from (Stroke(x, y + BAND, x + 0.012, y, "p-cut") for x in (0.012, 0.026))
    for zone in zones[1:]:
        yield from _turn(zone, y)
    if known < 1:
        yield from _unsure(known, 1.0, y, "after")


def _held(tone: str, begin: float, end: float, y: float) -> Iterator[Shape]:
    match tone:
        case "live":
            yield Box(begin, end, y, BAND, "p-live")
        case "limited":
            yield Box(begin, end, y, BAND, "p-limited")
            yield Stroke(begin, y + BAND / 2, end, y + BAND / 2, "p-stripe", width=BAND)
        case "ended":
            yield Box(begin, end, y + BAND * 0.4, BAND * 0.2, "p-ended")
        case _:
            yield Box(begin, end, y + BAND * 0.25, BAND * 0.5, "p-neutral")


def _unsure(begin: float, end: float, y: float, opens: str) -> Iterator[Shape]:
    """A part of a band whose begin or end no source gives: dashed, without the side that is left open."""
    if opens:
        yield Stroke(begin, y, end, y, "p-open")
        yield Stroke(begin, y + BAND, end, y + BAND, "p-open")
    else:
        yield Box(begin, end, y, BAND, "p-open")


def _turn(zone: Zone, y: float) -> Iterator[Shape]:
    """Where one status gave way to the next: a cut, or a dashed frame around the time in which that happened."""
    if zone.is_sharp:
        yield Stroke(zone.middle, y, zone.middle, y + BAND, "p-cut")
    else:
        yield Box(zone.first, zone.last, y, BAND, "p-frame")
        yield Box(zone.first, zone.last, y, BAND, "p-open")


def _dot(zone: Zone, y: float) -> Iterator[Shape]:
    if zone.is_sharp:
        yield Dot(zone.middle, y, 0.27, "p-dot")
    else:
        yield Stroke(zone.first, y, zone.last, y, "p-open")
        yield Dot(zone.middle, y, 0.27, "p-hollow")


@dataclass(frozen=True)
class _Key:
    """The words for one status below its band, with a piece of the band before them."""

    view: Naming
    span: Span
    top: float

    @property
    def height(self) -> float:
        """How much room it takes: a second line where the date does not fit beside the words on a phone."""
        return _KEY_LINE if self._fits else 2 * _KEY_LINE - 0.2

    def shapes(self) -> Iterator[Shape]:
        """The piece of band, the words, the date."""
        line = self.top + 1.2
        yield from _swatch(self.span.term.tone, line - 0.75)
        if self._fits:
            yield Text(0, line, ((self._label, ""), (f"  {self._date}", "p-date")), shift=_KEY_INDENT)
        else:
            yield Text(0, line, ((self._label, ""),), shift=_KEY_INDENT)
            yield Text(0, line + _KEY_LINE - 0.2, ((self._date, "p-date"),), shift=_KEY_INDENT)

    @cached_property
    def _label(self) -> str:
        return self.view.words.say(self.span.term.label)

    @cached_property
    def _date(self) -> str:
        return date_words(self.view, self.span.since)

    @cached_property
    def _fits(self) -> bool:
        return width(f"{self._label}  {self._date}") + _KEY_INDENT <= NARROWEST


def _swatch(tone: str, y: float) -> Iterator[Shape]:
    match tone:
        case "live":
            yield Tile(0, y, 1, 0.85, "p-live")
        case "limited":
            yield Tile(0, y, 1, 0.85, "p-limited")
            yield from (Tile(0.16 + step * 0.42, y, 0.14, 0.85, "p-tick") for step in range(2))
        case "ended":
            yield Tile(0, y + 0.33, 1, 0.19, "p-ended")
        case _:
            yield Tile(0, y + 0.2, 1, 0.45, "p-neutral")


def date_words(view: Naming, day: PartialDate) -> str:
    """A date in few words."""
    return str(view.date(day, "short"))
