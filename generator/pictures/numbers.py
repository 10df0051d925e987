"""Figures that belong together, side by side: each with what kind of number it is, in words and as a small drawing.

A limit and a count are two things, so they never share an axis: there is none. Each stands for itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.kinds.field_types import Base
from generator.model.catalog import Catalog
from generator.model.entry import Entry
from generator.model.parts import Value
from generator.model.references import Reference
from generator.model.site import Term
from generator.pages.answers import answer_and_rest
from generator.pages.links import entry_uri
from generator.pages.naming import Naming
from generator.pictures.glyphs import GLYPHS, WIDTH
from generator.pictures.picture import Picture
from generator.pictures.scene import Scene, Shape, Text, Tile, lines
from generator.pictures.table import Cell, Row, Table
from generator.prose.numbers import full_value

_ROOM = 38  # em beside the small drawing; this scene is for the file alone, on a page there are cards


@dataclass(frozen=True)
class Panel:
    """One figure: the value that is shown for it, and the word for what kind of number it is."""

    figure: Entry
    value: Value
    term: Term | None

    @property
    def shapes(self) -> tuple[Shape, ...]:
        """Its small drawing; nothing where the source gives words in place of a number."""
        draw = GLYPHS.get(self.term.shape or "") if self.term and self.value.value is not None else None
        return draw() if draw else ()

    def label(self, view: Naming) -> str:
        """What kind of number it is, in a word or two."""
        return view.words.say(self.term.label) if self.term else view.words.say("Number")

    def counts(self, view: Naming) -> str:
        """What exactly is counted: the first sentence of the definition, which may hold tokens."""
        return answer_and_rest(self.figure.definition, view.language)[0]


def panels(catalog: Catalog, entry: Entry) -> list[Panel]:
    """The figures that name an entry by the field that its kind declares: numbers of one kind side by side."""
    drawn = entry.kind.declared.pictures
    if drawn is None or not drawn.numbers:
        return []
    behind = (catalog.entries[key] for key in catalog.backlinks.get(entry.key, ()))
    figures = (other for other in behind if other.values and _names(catalog, other, drawn.numbers, entry))
    found = [
        (_kind_of_number(catalog, figure), Panel(figure, value, _term(catalog, figure)))
        for figure in figures
        if (value := catalog.preferred(figure))
    ]
    return [panel for _, panel in sorted(found, key=lambda pair: (pair[0], pair[1].figure.name.casefold()))]


def numbers(view: Naming, entry: Entry, *, drawn: bool = True) -> Picture | None:
    """The picture of an entry's figures, as it is in its file; nothing for an entry without figures.

    A page has cards in the place of the drawing, and needs only what belongs to it.
    """
    found = panels(view.catalog, entry)
    if not found:
        return None
    say = view.words.say
    return Picture(
        name=f"{entry.key}/numbers",
        about=entry_uri(entry.kind.id, entry.id),
        title=say("In numbers: {name}", name=entry.name),
        description=say("Each number counts something of its own, so none can be measured by another."),
        scene=_scene(view, found) if drawn else Scene((), 0),
        table=Table(
            (say("Figure"), say("Value"), say("What kind of number"), say("As of"), say("What is counted")),
            tuple(_row(view, panel) for panel in found),
        ),
        as_of=max(panel.figure.data.checked_on for panel in found),
        reading=say("The small drawings stand for kinds of numbers. They show no data and have no scale.")
        if any(panel.shapes for panel in found)
        else "",
        sources=tuple(view.catalog.sources[item.source] for panel in found for item in panel.value.evidence),
    )


def _scene(view: Naming, found: Sequence[Panel]) -> Scene:
    """A row each: the small drawing, and beside it the number and what it means."""
    shapes: list[Shape] = []
    y = 0.5
    for panel in found:
        shapes.extend(_moved(shape, y) for shape in panel.shapes)
        said = full_value(panel.value, panel.figure.unit, view.words)
        as_of = view.words.say("As of {date}", date=view.date(panel.value.as_of))
        meaning = f"{panel.label(view)}: {view.plain(panel.counts(view))}"
        texts = [(said, "p-name"), (meaning, ""), (panel.figure.name, ""), (as_of, "p-date")]
        for words, style in texts:
            for line in lines(words, _ROOM):
                shapes.append(Text(0, y + 0.9, ((line, style),), shift=WIDTH + 1))
                y += 1.4
        y += 0.9
    return Scene(tuple(shapes), y - 0.9)


def _moved(shape: Shape, down: float) -> Shape:
    return shape._replace(y=shape.y + down) if isinstance(shape, Tile) else shape


def _row(view: Naming, panel: Panel) -> Row:
    return (
        Cell(panel.figure.name, entry_uri(panel.figure.kind.id, panel.figure.id)),
        Cell(full_value(panel.value, panel.figure.unit, view.words)),
        Cell(panel.label(view)),
        Cell(view.date(panel.value.as_of, "short"), data=str(panel.value.as_of)),
        Cell(view.plain(panel.figure.definition)),
    )


def _names(catalog: Catalog, figure: Entry, field: str, entry: Entry) -> bool:
    value = figure.fields.get(field)
    references = value if isinstance(value, tuple) else (value,) if isinstance(value, Reference) else ()
    return any(catalog.entry(reference) is entry for reference in references)


def _term(catalog: Catalog, figure: Entry) -> Term | None:
    """The word for what kind of number it is: of the first field whose list of words has shapes."""
    words, word = _words(catalog, figure)
    return words.get(word)


def _kind_of_number(catalog: Catalog, figure: Entry) -> int:
    """Where that word stands in its list."""
    words, word = _words(catalog, figure)
    return list(words).index(word) if word in words else len(words)


def _words(catalog: Catalog, figure: Entry) -> tuple[Mapping[str, Term], str]:
    for name, declared in figure.kind.fields():
        word = figure.fields.get(name)
        if declared.type.base is Base.TERM and isinstance(word, str):
            words = catalog.vocabulary.lists[declared.type.target]
            if any(term.shape for term in words.values()):
                return words, word
    return {}, ""
