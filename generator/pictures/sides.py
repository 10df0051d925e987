"""Positions by side: one square each, in rows that are counted. It counts what this site records, and says so."""

from __future__ import annotations

from collections.abc import Sequence

from generator.pages.links import topic_uri
from generator.pages.naming import Naming
from generator.pages.positions import Side, sides_on
from generator.pictures.picture import Picture
from generator.pictures.scene import NARROWEST, Scene, Shape, Text, Tile, lines
from generator.pictures.table import Table, cells

_STEP = 1.25  # from one square to the next
_IN_A_ROW = int((NARROWEST - 3) // _STEP)


def sides(view: Naming, topic: str) -> Picture | None:
    """The positions of each side on a topic; nothing for fewer than two sides of one list, which compare nothing."""
    found = sides_on(view.catalog, topic)
    found = [side for side in found if sum(other.sides == side.sides for other in found) > 1]
    if not found:
        return None
    say = view.words.say
    label = say(view.catalog.vocabulary.term("topics", topic).label)
    return Picture(
        name=f"topics/{topic}/sides",
        about=topic_uri(topic),
        title=say("Positions by side: {topic}", topic=label),
        description=say(
            "Each square is one position that this site records. It counts pages here, not opinion in the world."
        ),
        scene=_scene(view, found),
        table=Table(
            (say("Side"), say("Positions"), say("Words")),
            tuple(cells(say(side.term.label), str(len(side.entries)), str(side.words)) for side in found),
        ),
        as_of=view.catalog.today,
    )


def _scene(view: Naming, found: Sequence[Side]) -> Scene:
    shapes: list[Shape] = []
    y = 0.0
    for side in found:
        for line in lines(view.words.say(side.term.label), NARROWEST):
            shapes.append(Text(0, y + 1, ((line, ""),)))
            y += 1.35
        count = len(side.entries)
        for index in range(count):
            row, column = divmod(index, _IN_A_ROW)
            shapes.append(Tile(column * _STEP, y + 0.15 + row * _STEP, 1, 1, "p-bar"))
        last = (count - 1) % _IN_A_ROW + 1
        y += ((count - 1) // _IN_A_ROW + 1) * _STEP
        shapes.append(Text(0, y - 0.25, ((str(count), "p-name"),), shift=last * _STEP + 0.3))
        y += 0.9
    return Scene(tuple(shapes), y - 0.5)
