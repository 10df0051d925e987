"""Drawn timelines: does a reader see what held when, and what nobody knows to the day?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from generator.model.dates import PartialDate
from generator.model.entry import Entry
from generator.model.parts import StatusEvent
from generator.pages.naming import Naming
from generator.pictures.scene import Box, Dot, Scene, Stroke, Text, texts
from generator.pictures.spans import history
from generator.pictures.timelines import belonging, entry_timeline_picture

BRIDGE = "bridges/old-mill-bridge"
Changed = Callable[..., tuple[Naming, Entry]]


def statuses(view: Naming, *changes: tuple[str, str]) -> tuple[StatusEvent, ...]:
    """Status events with a word and a date each, resting on what the bridge rests on."""
    first = view.catalog.entries[BRIDGE].status[0]
    return tuple(
        first.model_copy(update={"becomes": word, "since": PartialDate.parse(since)}) for word, since in changes
    )


def drawn(view: Naming, changed: Changed, *changes: tuple[str, str]) -> Scene:
    """The timeline of a bridge with these statuses, and without dated facts."""
    there, entry = changed(view, BRIDGE, status=statuses(view, *changes), facts=())
    picture = entry_timeline_picture(there, entry)
    assert picture is not None and isinstance(picture.scene, Scene)
    return picture.scene


def boxes(scene: Scene, style: str) -> list[Box]:
    """The boxes of a style, from left to right."""
    return sorted((s for s in scene.shapes if isinstance(s, Box) and s.style == style), key=lambda box: box.x0)


def test_bands_follow_each_other(bridges_view: Naming, changed: Changed) -> None:
    """Does each status reach to the next, thick, striped or thin by its tone, and the last to the day of checking?"""
    scene = drawn(bridges_view, changed, ("open", "2020-01-01"), ("limited", "2022-01-01"), ("closed", "2024-01-01"))
    (live,), (limited,), (ended,) = (boxes(scene, style) for style in ("p-live", "p-limited", "p-ended"))
    assert live.x1 == limited.x0 and limited.x1 == ended.x0
    assert ended.height < live.height / 2
    assert 0.98 < ended.x1 <= 1
    assert any(isinstance(shape, Stroke) and shape.style == "p-stripe" for shape in scene.shapes)
    key = ["Open  Jan 1, 2020", "Open with limits  Jan 1, 2022", "Closed  Jan 1, 2024"]
    assert texts(scene.shapes)[-3:] == key


def test_nothing_is_drawn_of_the_future(bridges_view: Naming, changed: Changed) -> None:
    """Is a status that was only set for a later day left out of the picture, as it is out of the present?"""
    scene = drawn(bridges_view, changed, ("closed", "2024-01-01"), ("open", "2027-05-01"))
    assert not boxes(scene, "p-live")
    assert not any("2027" in line for line in texts(scene.shapes))


def test_a_vague_change_is_framed(bridges_view: Naming, changed: Changed) -> None:
    """Is a change of which only the year is known drawn over that whole year, not on a day?"""
    scene = drawn(bridges_view, changed, ("open", "2010-01-01"), ("closed", "2018"))
    (frame,) = boxes(scene, "p-open")
    (live,), (ended,) = boxes(scene, "p-live"), boxes(scene, "p-ended")
    assert frame.x0 < live.x1 == ended.x0 < frame.x1
    years = (frame.x1 - frame.x0) / (live.x1 - live.x0) * 8.5
    assert 0.8 < years < 1.2


def test_by_a_date_is_open_to_the_left(bridges_view: Naming, changed: Changed) -> None:
    """Does “by March 2020” have two dashed lines leading in from the left, and no side where it would begin?"""
    scene = drawn(bridges_view, changed, ("open", "<=2020-03"))
    tails = [s for s in scene.shapes if isinstance(s, Stroke) and s.style == "p-open" and s.x1 < 0.5]
    (live,) = boxes(scene, "p-live")
    assert not boxes(scene, "p-open")
    assert [round(tail.x1, 6) for tail in tails] == [round(live.x0, 6)] * 2
    assert all(tail.x0 < live.x0 for tail in tails)


def test_what_nobody_looked_at_is_left_open(bridges_view: Naming, changed: Changed) -> None:
    """Does a band end on the day on which somebody last looked?"""
    there, entry = changed(
        bridges_view,
        BRIDGE,
        status=statuses(bridges_view, ("open", "2020-01-01")),
        facts=(),
        checked_on=dt.date(2024, 1, 1),
    )
    picture = entry_timeline_picture(there, entry)
    assert picture is not None and isinstance(picture.scene, Scene)
    (live,) = boxes(picture.scene, "p-live")
    tails = [s for s in picture.scene.shapes if isinstance(s, Stroke) and s.style == "p-open"]
    assert live.x1 < 0.7 and [tail.x0 for tail in tails] == [live.x1] * 2 and [tail.x1 for tail in tails] == [1, 1]
    assert picture.as_of == dt.date(2024, 1, 1)
    assert "last looked" in picture.reading


def test_every_status_and_dot_has_its_row(view: Naming) -> None:
    """Does the table say what the picture shows, status by status and dot by dot?"""
    seen = 0
    for entry in view.catalog.entries.values():
        picture = entry_timeline_picture(view, entry)
        if picture is None:
            continue
        seen += 1
        assert isinstance(picture.scene, Scene)
        histories = [history(view.catalog, each) for each in belonging(view.catalog, entry)]
        dots = [shape for shape in picture.scene.shapes if isinstance(shape, Dot)]
        assert len(dots) == sum(len(each.days) for each in histories)
        assert len(picture.table.rows) == len(dots) + sum(len(each.spans) for each in histories)
        labels = {row[-3].text for row in picture.table.rows} - {"Dated statement"}
        words = " ".join(texts(picture.scene.shapes))
        assert all(label in words for label in labels), entry.key
    assert seen >= 3


def test_every_entry_with_a_status_has_a_timeline(view: Naming) -> None:
    """Is there a drawn timeline for each of them?"""
    for entry in view.catalog.entries.values():
        assert bool(entry_timeline_picture(view, entry)) == bool(view.catalog.present_status(entry)), entry.key


def test_steps_of_one_affair_share_an_axis(view: Naming) -> None:
    """Do the steps of one affair stand under each other, on the page of each, with its own name in bold?"""
    kinds = [kind for kind in view.catalog.kinds.values() if kind.declared.pictures and kind.declared.pictures.together]
    groups = [
        group
        for kind in kinds
        for entry in view.catalog.of_kind(kind.id)
        if len(group := belonging(view.catalog, entry)) > 1
    ]
    for group in groups:
        keys = {entry.key for entry in group}
        for entry in group:
            assert {other.key for other in belonging(view.catalog, entry)} == keys
            picture = entry_timeline_picture(view, entry)
            assert picture is not None and isinstance(picture.scene, Scene)
            written = [shape for shape in picture.scene.shapes if isinstance(shape, Text)]
            named = {shape.parts[0][0]: shape.parts[0][1] for shape in written}
            assert named[entry.name] == "p-name"
            assert all(named[other.name] == "" for other in group if other is not entry)
    assert groups or not kinds
