"""The values of a figure as bars from zero. Only numbers are drawn, never phrases, and no value that is superseded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.model.catalog import Catalog
from generator.model.entry import Entry
from generator.model.parts import Value
from generator.model.quantities import Precision
from generator.pages.links import entry_uri, fact_uri
from generator.pages.naming import Naming
from generator.pictures.picture import Picture
from generator.pictures.scene import Box, Scene, Shape, Stroke, Text
from generator.pictures.table import Cell, Row, Table
from generator.prose.numbers import full_value

_ROW = 2.9  # a line of words and the bar below it
_BAR = 0.95
_LONGEST = 0.94  # of the width, so that a bound has room to point beyond its number
_SOFT = 0.03  # of the width: the part of a bar that dissolves where the number is not exact
_BOUNDS = (Precision.AT_LEAST, Precision.AT_MOST)


def has_bars(catalog: Catalog, entry: Entry) -> bool:
    """Whether there is something to compare: two of its live numbers differ, in size or in what bounds them."""
    return len({(value.value, value.precision) for value in _drawn(catalog, entry)}) > 1


def bars(view: Naming, entry: Entry) -> Picture | None:
    """The picture of a figure; nothing where there is nothing to compare."""
    if not has_bars(view.catalog, entry):
        return None
    values = _drawn(view.catalog, entry)
    say = view.words.say
    return Picture(
        name=f"{entry.key}/values",
        about=entry_uri(entry.kind.id, entry.id),
        title=say("Values given: {name}", name=entry.name),
        description=view.plain(entry.definition),
        scene=_scene(view, entry, values),
        table=Table(
            (say("Value"), say("As of"), say("Source"), say("Rank")),
            tuple(_row(view, entry, value) for value in values),
        ),
        as_of=entry.data.checked_on,
        reading=_reading(view, entry, values),
        sources=tuple(view.catalog.sources[item.source] for value in values for item in value.evidence),
    )


def _drawn(catalog: Catalog, entry: Entry) -> list[Value]:
    return [value for value in catalog.live_values(entry) if value.value is not None and value.value >= 0]


def _scene(view: Naming, entry: Entry, values: Sequence[Value]) -> Scene:
    most = float(max(value.value or 0 for value in values)) or 1.0
    shapes: list[Shape] = []
    for index, value in enumerate(values):
        top = index * _ROW
        said = full_value(value, entry.unit, view.words)
        parts = ((said, "p-name"), (f"  {view.date(value.as_of, 'short')}", "p-date"))
        shapes.append(Text(0, top + 1.1, parts, shift=0.5))
        shapes.extend(_bar(float(value.value or 0) / most * _LONGEST, top + 1.55, value.precision, first=index == 0))
    shapes.append(Stroke(0, 0, 0, len(values) * _ROW - 0.3, "p-rule"))
    return Scene(tuple(shapes), len(values) * _ROW - 0.3)


def _bar(share: float, top: float, precision: Precision | None, *, first: bool) -> Iterator[Shape]:
    """A bar as sure as its number: a sharp end, one that dissolves, or the outline or the arrow of a bound."""
    style, soft = ("p-bar", "p-soft") if first else ("p-other", "p-soft-other")
    middle = top + _BAR / 2
    if precision is Precision.AT_MOST:
        yield Box(0, share, top, _BAR, "p-bound")
        yield Stroke(share, top - 0.2, share, top + _BAR + 0.2, "p-cap")
    elif precision is Precision.ABOUT and share > 2 * _SOFT:
        yield Box(0, share - _SOFT, top, _BAR, style)
        yield Stroke(share - _SOFT, middle, share, middle, soft, width=_BAR)
    else:
        yield Box(0, max(share, 0.004), top, _BAR, style)
    if precision is Precision.AT_LEAST:
        yield Stroke(share, top - 0.2, share, top + _BAR + 0.2, "p-cap")
        yield Stroke(share, middle, min(1.0, share + 0.06), middle, "p-beyond")


def _row(view: Naming, entry: Entry, value: Value) -> Row:
    source = view.catalog.sources[value.evidence[0].source]
    say = view.words.say
    rank = say("shown first") if value is view.catalog.preferred(entry) else say("also given")
    return (
        Cell(full_value(value, entry.unit, view.words), fact_uri(entry, value.id)),
        Cell(view.date(value.as_of), data=str(value.as_of)),
        Cell(source.data.publisher),
        Cell(rank),
    )


def _reading(view: Naming, entry: Entry, values: Sequence[Value]) -> str:
    """How bars are drawn here; only what is there to be seen is explained."""
    say = view.words.say
    found = {value.precision for value in values}
    rules = [say("Bars start at zero.")]
    if Precision.ABOUT in found:
        rules.append(say("An end that dissolves means “about”."))
    if Precision.AT_MOST in found:
        rules.append(say("A dashed outline reaches up to a limit; the number may be lower."))
    if Precision.AT_LEAST in found:
        rules.append(say("A dashed line beyond the end means “at least”."))
    if len(values) < len(entry.values):
        rules.append(say("Values without a number, and values that no longer hold, are not drawn."))
    return " ".join(rules)
