"""Pictures that count: the site's timeline by month, positions by side, figures side by side. Do they count rightly?"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.parts import Rank
from generator.pages.events import timeline, tracked
from generator.pages.naming import Naming
from generator.pages.positions import sides_on
from generator.pictures.glyphs import GLYPHS, HEIGHT, WIDTH
from generator.pictures.numbers import numbers, panels
from generator.pictures.overview import has_overview, overview
from generator.pictures.scene import Area, Box, Scene, Stroke, Tile, lines, texts, width
from generator.pictures.sides import sides


def test_every_event_is_counted_once(view: Naming) -> None:
    """Do the columns and the words beside them add up to all events of the timeline?"""
    events = timeline(view.catalog, tracked(view.catalog))
    picture = overview(view)
    assert picture is not None
    counted = sum(int(cell.text) for row in picture.table.rows for cell in row[1:])
    assert counted == len(events)
    headings = list(enumerate(picture.table.headings))[1:]
    by_kind = {heading: sum(int(row[index].text) for row in picture.table.rows) for index, heading in headings}
    for kind in view.catalog.kinds.values():
        if kind.title in by_kind:
            assert by_kind[kind.title] == sum(event.entry.kind.id == kind.id for event in events)


def test_told_without_drawing(view: Naming) -> None:
    """Is it known whether there is enough to draw, before anything is drawn: all, nothing, one event, one month?"""
    catalog, today = view.catalog, view.catalog.today
    first = min(event.on.sort_key[0] for event in timeline(catalog, tracked(catalog)))
    assert has_overview(catalog) and overview(view)
    for day in (first - dt.timedelta(days=1), first, first.replace(day=28), first + dt.timedelta(days=40), today):
        then = replace(catalog, today=day)
        assert has_overview(then) == bool(overview(Naming(then, view.page)))
    assert not has_overview(replace(catalog, today=first - dt.timedelta(days=1)))


@given(st.text())
def test_widths_of_signs(words: str) -> None:
    """Is the width of a line the sum of those of its signs, of which each sort has its own?"""
    signs = (0.31 if s in "fijlrtI.,:;!|'’()[] ·-–" else 0.86 if s in "mwMW%@—" else upper(s) for s in words)
    assert width(words) == sum(signs)
    assert width(words, bold=True) == width(words) * 1.08


def upper(sign: str) -> float:
    """The width of a letter."""
    return 0.69 if sign.isupper() else 0.56


@given(st.text(alphabet="aM i."), st.floats(1, 9))
def test_lines_are_as_long_as_they_can_be(words: str, room: float) -> None:
    """Does each line hold as many words as fit, and all of them every word in its order?"""
    found = lines(words, room)
    assert " ".join(found).split() == words.split()
    for line, following in pairwise(found):
        assert width(line) <= room or " " not in line
        assert width(f"{line} {following.split()[0]}") > room


def test_columns_have_one_scale(view: Naming) -> None:
    """Is a column with twice the events twice as high, whatever the row?"""
    picture = overview(view)
    assert picture is not None and isinstance(picture.scene, Scene)
    columns: dict[tuple[float, float], float] = {}
    for shape in picture.scene.shapes:
        if isinstance(shape, Box) and shape.style in ("p-bar", "p-vague"):
            at = round(shape.x0, 4), next(s.y for s in _feet(picture.scene) if s.y >= shape.y + shape.height - 0.01)
            columns[at] = columns.get(at, 0) + shape.height
    counts = sorted(int(cell.text) for row in picture.table.rows[:-1] for cell in row[1:] if cell.text != "0")
    unit = max(columns.values()) / counts[-1]
    assert [round(height / unit) for height in sorted(columns.values())] == counts


def _feet(scene: Scene) -> list[Box]:
    """The lines on which columns stand, from the top."""
    lines = [shape for shape in scene.shapes if isinstance(shape, Stroke) and shape.style == "p-rule"]
    return sorted((Box(0, 1, line.y0, 0, "") for line in lines), key=lambda line: line.y)


def test_approximate_days_are_hollow(bridges_view: Naming) -> None:
    """Is an event whose day is not known exactly told apart from the others?"""
    picture = overview(bridges_view)
    assert picture is not None and isinstance(picture.scene, Scene)
    styles = {shape.style for shape in picture.scene.shapes if isinstance(shape, Box)}
    assert {"p-bar", "p-vague"} <= styles
    assert "hollow" in picture.reading


def test_years_lead_to_the_list(view: Naming) -> None:
    """Does each drawn year with events lead to its part of the list?"""
    picture = overview(view)
    assert picture is not None and isinstance(picture.scene, Scene)
    years = {event.on.year for event in timeline(view.catalog, tracked(view.catalog))}
    areas = [shape for shape in picture.scene.shapes if isinstance(shape, Area)]
    assert areas
    assert all(area.uri == f"timeline.md#y{area.words}" and int(area.words) in years for area in areas)


def test_one_square_for_each_position(view: Naming) -> None:
    """Does each side have as many squares as positions, and does the picture say what it does not count?"""
    drawn = 0
    for topic in view.catalog.vocabulary.lists["topics"]:
        picture = sides(view, topic)
        if picture is None:
            continue
        drawn += 1
        assert isinstance(picture.scene, Scene)
        found = sides_on(view.catalog, topic)
        squares = [shape for shape in picture.scene.shapes if isinstance(shape, Tile)]
        assert len(squares) == sum(len(side.entries) for side in found)
        assert {shape.style for shape in squares} == {"p-bar"}, "no side has a color of its own"
        assert [int(row[1].text) for row in picture.table.rows] == [len(side.entries) for side in found]
        assert "not opinion in the world" in picture.description
    assert drawn


def test_many_squares_stay_in_their_rows(bridges_view: Naming) -> None:
    """Do squares that have no room beside each other begin a new row?"""
    topic = next(t for t in bridges_view.catalog.vocabulary.lists["topics"] if sides(bridges_view, t))
    side = sides_on(bridges_view.catalog, topic)[0].entries[0]
    more = {f"{side.key}-{index}": replace(side, id=f"{side.id}-{index}") for index in range(40)}
    picture = sides(
        Naming(replace(bridges_view.catalog, entries={**bridges_view.catalog.entries, **more}), "x.md"), topic
    )
    assert picture is not None and isinstance(picture.scene, Scene)
    squares = [shape for shape in picture.scene.shapes if isinstance(shape, Tile)]
    assert len({(square.x, square.y) for square in squares}) == len(squares) >= 41
    assert max(square.x + square.width for square in squares) < 20


def test_figures_stand_side_by_side(view: Naming) -> None:
    """Does each figure that names an entry have its panel, with what it counts, and no other?"""
    declared = {k: kind.declared.pictures.numbers for k, kind in view.catalog.kinds.items() if kind.declared.pictures}
    seen = 0
    for entry in view.catalog.entries.values():
        found = panels(view.catalog, entry)
        field = declared.get(entry.kind.id)
        named = [
            other
            for other in view.catalog.entries.values()
            if field and other.values and any(r.entry == entry.key for r in other.fields.get(field) or ())
        ]
        assert {panel.figure.key for panel in found} == {other.key for other in named}
        picture = numbers(view, entry)
        assert bool(picture) == bool(named)
        if picture:
            seen += 1
            assert isinstance(picture.scene, Scene)
            words = " ".join(texts(picture.scene.shapes))
            for panel, row in zip(found, picture.table.rows, strict=True):
                assert panel.value.rank is Rank.PREFERRED
                assert row[1].text in words
                assert view.plain(panel.figure.definition) == row[-1].text
    assert seen


def test_phrases_have_no_drawing(view: Naming) -> None:
    """Is a quantity without a number left without any picture of a number?"""
    for entry in view.catalog.entries.values():
        for panel in panels(view.catalog, entry):
            assert not (panel.value.phrase and panel.shapes)


@pytest.mark.parametrize("name", list(GLYPHS))
def test_small_drawings_stay_small(name: str) -> None:
    """Does each small drawing lie in its frame?"""
    for shape in GLYPHS[name]():
        assert isinstance(shape, Tile)
        assert shape.x >= 0 and shape.x + shape.width <= WIDTH + 0.01 and shape.y + shape.height <= HEIGHT + 0.1
