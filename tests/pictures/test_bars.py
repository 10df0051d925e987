"""Bars of a figure's values: is each as long and as sure as its number, and is nothing drawn that is no number?"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from generator.model.entry import Entry
from generator.model.parts import Rank, Value
from generator.model.quantities import Precision
from generator.pages.naming import Naming
from generator.pictures.bars import bars
from generator.pictures.scene import Box, Scene, Stroke, texts

FIGURE = "measurements/old-mill-load-limit"
Changed = Callable[..., tuple[Naming, Entry]]


def value(view: Naming, number: int | str, precision: Precision = Precision.EXACT, rank: Rank = Rank.NORMAL) -> Value:
    """A value of the figure; words for a number make it a phrase."""
    first = view.catalog.entries[FIGURE].values[0]
    if isinstance(number, str):
        return first.model_copy(update={"value": None, "phrase": number, "precision": None, "rank": rank})
    return first.model_copy(update={"value": Decimal(number), "precision": precision, "rank": rank})


def scene(view: Naming, changed: Changed, *values: Value) -> Scene | None:
    """The bars of the figure with these values."""
    there, entry = changed(view, FIGURE, values=values)
    picture = bars(there, entry)
    assert picture is None or isinstance(picture.scene, Scene)
    return picture.scene if picture else None  # type: ignore[return-value]


def test_lengths_are_shares_of_the_largest(bridges_view: Naming, changed: Changed) -> None:
    """Is a number half as large drawn half as long, from zero?"""
    found = scene(bridges_view, changed, value(bridges_view, 1000, rank=Rank.PREFERRED), value(bridges_view, 500))
    assert found is not None
    one, other = (shape for shape in found.shapes if isinstance(shape, Box))
    assert one.x0 == other.x0 == 0
    assert other.x1 * 2 == pytest.approx(one.x1)


@pytest.mark.parametrize(
    ("precision", "styles"),
    [
        (Precision.EXACT, {"p-other"}),
        (Precision.ABOUT, {"p-other", "p-soft-other"}),
        (Precision.AT_MOST, {"p-bound", "p-cap"}),
        (Precision.AT_LEAST, {"p-other", "p-cap", "p-beyond"}),
    ],
)
def test_a_bar_is_as_sure_as_its_number(
    bridges_view: Naming, changed: Changed, precision: Precision, styles: set[str]
) -> None:
    """Is a limit drawn as an outline, a lower bound with more beyond it, and “about” with an end that dissolves?"""
    found = scene(
        bridges_view, changed, value(bridges_view, 1000, rank=Rank.PREFERRED), value(bridges_view, 700, precision)
    )
    assert found is not None
    drawn = {shape.style for shape in found.shapes if isinstance(shape, (Box, Stroke))} - {"p-bar", "p-rule"}
    assert drawn == styles
    ends = [shape.x1 for shape in found.shapes if isinstance(shape, (Box, Stroke)) and shape.style in styles]
    assert max(ends) <= 1


def test_no_superseded_value_and_no_phrase(bridges_view: Naming, changed: Changed) -> None:
    """Are words in place of a number, and numbers that no longer hold, left out of picture and table?"""
    kept = (value(bridges_view, 1000, rank=Rank.PREFERRED), value(bridges_view, 800))
    left_out = (value(bridges_view, "dozens"), value(bridges_view, 123456, rank=Rank.SUPERSEDED))
    there, entry = changed(bridges_view, FIGURE, values=(*kept, *left_out))
    picture = bars(there, entry)
    assert picture is not None and isinstance(picture.scene, Scene)
    assert not any("dozens" in line or "123,456" in line for line in texts(picture.scene.shapes))
    assert len(picture.table.rows) == 2
    assert "not drawn" in picture.reading


def test_nothing_to_compare(bridges_view: Naming, changed: Changed) -> None:
    """Is there no picture of one number, or of the same number twice?"""
    assert scene(bridges_view, changed, value(bridges_view, 1000, rank=Rank.PREFERRED)) is None
    assert scene(bridges_view, changed, value(bridges_view, 9, rank=Rank.PREFERRED), value(bridges_view, 9)) is None


def test_table_says_what_the_bars_say(view: Naming) -> None:
    """Does each bar have its row, with the same words?"""
    seen = 0
    for entry in view.catalog.entries.values():
        picture = bars(view, entry) if entry.values else None
        if picture:
            seen += 1
            assert isinstance(picture.scene, Scene)
            lines = texts(picture.scene.shapes)
            assert len(lines) == len(picture.table.rows)
            for line, row in zip(lines, picture.table.rows, strict=True):
                assert line.startswith(f"{row[0].text}  ")
    assert seen
