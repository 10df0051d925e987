"""Maps: does a dot lie where its place is, and can its name be read at every width?"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.coordinates import Coordinates
from generator.model.entry import Entry
from generator.model.outline import Trace
from generator.pages.naming import Naming
from generator.pictures.labels import Labelled, place_labels
from generator.pictures.mapping import place_map
from generator.pictures.projection import Albers, fit
from generator.pictures.scene import NARROWEST, MapScene, Mark, width

STATES = Albers((29.5, 45.5), Coordinates(23, -96))
PLACES = st.builds(Coordinates, st.floats(25, 49), st.floats(-124, -67))


def test_projection_agrees_with_its_source() -> None:
    """Does it give the numbers of the worked example of Snyder (1987), page 291, for the sphere of radius 1?"""
    x, y = STATES.project(Coordinates(35, -75))
    assert (round(x, 7), round(-y, 7)) == (0.2952720, 0.2416774)


@given(PLACES, st.floats(0.01, 0.2))
def test_areas_stay_equal(place: Coordinates, step: float) -> None:
    """Is a small field as large on the map as on the globe, wherever it lies?"""
    corners = [(0, 0), (step, 0), (step, step), (0, step)]
    points = [STATES.project(Coordinates(place.latitude + up, place.longitude + right)) for right, up in corners]
    area = abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, [*points[1:], points[0]], strict=True))) / 2
    south, north = math.radians(place.latitude), math.radians(place.latitude + step)
    assert area == pytest.approx(math.radians(step) * (math.sin(north) - math.sin(south)), rel=1e-3)


@given(PLACES, PLACES)
def test_north_is_up_and_west_is_left(one: Coordinates, other: Coordinates) -> None:
    """Do two places on one meridian, or one parallel, stand to each other as on any map?"""
    north, south = sorted((one.latitude, other.latitude), reverse=True)
    west, east = sorted((one.longitude, other.longitude))
    assert STATES.project(Coordinates(north, west))[1] <= STATES.project(Coordinates(south, west))[1]
    assert STATES.project(Coordinates(north, west))[0] <= STATES.project(Coordinates(north, east))[0]


def test_a_fit_keeps_the_form() -> None:
    """Is everything scaled alike, and in the middle of the room that is left?"""
    fitted = fit([(0, 0), (2, 1)], (0, 0, 1, 1))
    assert fitted.scale == 0.5
    assert fitted.place((0, 0)) == (0, 0.25) and fitted.place((2, 1)) == (1, 0.75)


POINTS = st.lists(
    st.builds(
        Labelled,
        st.sampled_from(["Oldford", "Mill on the Arn", "Harbor", "Upper Lenvaria County"]),
        st.floats(0, 1),
        st.floats(0, 0.6),
    ),
    max_size=8,
)


def rectangle(mark: Mark, across: float) -> tuple[float, float, float, float]:
    """Where a name stands on a map of a width, in em."""
    wide = width(mark.name)
    x = mark.x * across + mark.right - {"start": 0.0, "middle": wide / 2, "end": wide}[mark.anchor]
    y = mark.y * across + mark.down
    return x, y - 0.75, x + wide, y + 0.3


@given(POINTS, st.floats(NARROWEST, 52))
def test_names_never_touch(points: list[Labelled], across: float) -> None:
    """Can every name that is shown be read, on any screen, without leaving the map?"""
    marks = place_labels(points, 0.6)
    assert [(mark.x, mark.y) for mark in marks] == [(point.x, point.y) for point in points]
    shown = [mark for mark in marks if mark.name and (across >= 46 or not mark.wide_only)]
    areas = [rectangle(mark, across) for mark in shown]
    for index, (left, top, right, bottom) in enumerate(areas):
        assert left >= -0.01 and right <= across + 0.01 and top >= -0.01 and bottom <= across * 0.6 + 0.01
        for other in areas[:index]:
            overlap = min(right, other[2]) - max(left, other[0]), min(bottom, other[3]) - max(top, other[1])
            # Between the widths that are tried, names move by less than this.
            assert min(overlap) <= 0.35


def test_a_lonely_name_is_always_shown() -> None:
    """Has a single place its name beside it?"""
    (mark,) = place_labels([Labelled("Oldford", 0.95, 0.3)], 0.6)
    assert mark.name == "Oldford" and not mark.is_hidden and mark.anchor == "end"


def test_the_map_shows_each_place_once(view: Naming) -> None:
    """Is there a dot and a row for each entry with coordinates, and for no other?"""
    kinds = [kind for kind in view.catalog.kinds.values() if kind.declared.pictures and kind.declared.pictures.map]
    assert len(kinds) == 1
    picture = place_map(view, kinds[0])
    assert picture is not None and isinstance(picture.scene, MapScene)
    field = kinds[0].declared.pictures.map.location  # type: ignore[union-attr]
    located = [e for e in view.catalog.of_kind(kinds[0].id) if isinstance(e.fields.get(field), Coordinates)]
    assert [row[0].text for row in picture.table.rows] == [entry.name for entry in located]
    assert len(picture.scene.marks) == len(located)
    assert all(0 <= mark.x <= 1 and 0 <= mark.y <= picture.scene.height for mark in picture.scene.marks)
    assert "not" in picture.description


def test_a_place_without_coordinates_has_no_dot(
    bridges_view: Naming, changed: Callable[..., tuple[Naming, Entry]]
) -> None:
    """Is the map drawn from what the entries say, and left out when none says where it lies?"""
    kind = bridges_view.catalog.kinds["bridges"]
    bare = {
        key: replace(entry, fields={**entry.fields, "location": None})
        for key, entry in bridges_view.catalog.entries.items()
    }
    assert place_map(Naming(replace(bridges_view.catalog, entries=bare), "index.md"), kind) is None


def test_a_trace_is_read_step_by_step() -> None:
    """Are the steps of an outline added up, east first?"""
    points = Trace.parse("100 500 10 -5 -10 0").points(10)
    assert points == [Coordinates(50, 10), Coordinates(49.5, 11), Coordinates(49.5, 10)]
    for wrong in ("", "1 2", "1 2 3", "1.5 2 3 4", "a b c d"):
        with pytest.raises(ValueError, match="map"):
            Trace.parse(wrong)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("42.36", "latitude, longitude"),
        ("north of the river", "latitude, longitude"),
        ("42,36; 71,06", "latitude, longitude"),
        ("-118.24, 34.05", "latitude comes first"),
        ("91, 200", "between -90 and 90"),
        ("42.36, -181", "between -180 and 180"),
    ],
)
def test_wrong_coordinates_are_refused(text: str, said: str) -> None:
    """Is each mistake told with what to do?"""
    with pytest.raises(ValueError, match=said):
        Coordinates.parse(text)


@given(st.floats(-90, 90).map(lambda x: round(x, 2)), st.floats(-180, 180).map(lambda x: round(x, 2)))
def test_coordinates_are_read_as_written(latitude: float, longitude: float) -> None:
    """Are coordinates read as written, and written as read?"""
    place = Coordinates.parse(f"{latitude:.2f}, {longitude:.2f}")
    assert place == Coordinates(latitude, longitude)
    assert Coordinates.parse(str(place)) == place
    assert Coordinates(42.36, -71.06).in_degrees == "42.36° N, 71.06° W"
