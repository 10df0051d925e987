"""The table of all sources: its columns, and what it can be narrowed by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from generator.languages.words import message
from generator.model.source import Source, Tier
from generator.pages.escape import Markdown, attribute, escape
from generator.pages.marks import tier_words
from generator.pages.narrowing import Choice, Choices, Facet, named
from generator.pages.table_cells import cell, with_data

if TYPE_CHECKING:
    from generator.pages.view import View

# Each column: its name in addresses, its head, and how it is sorted.
COLUMNS = (
    ("source", message("Source"), "text"),
    ("publisher", message("Publisher"), "text"),
    ("published", message("Published"), "date"),
    ("tier", message("How close"), "text"),
    ("text", message("Text"), "text"),
    ("used", message("Used"), "number"),
)


def source_facets(view: View) -> list[Facet]:
    """What sources can be narrowed by: how close they are, what they are, whose, whether held, and the year."""
    say, types = view.words.say, view.catalog.vocabulary.lists["source-types"]
    return [
        Facet("tier", say("How close"), order=tuple(Tier)),
        Facet("type", say("Type of source"), order=tuple(types)),
        Facet("text", say("Text"), order=("held", "not-held")),
        Facet("published", say("Published"), span=True),
        Facet("publisher", say("Publisher")),
    ]


def source_choices(view: View, source: Source) -> Choices:
    """What a source has to offer for each facet."""
    say, data = view.words.say, source.data
    held = Choice("held", say("held, checked word for word")) if source.is_held else Choice("not-held", say("not held"))
    year = source.published.year if source.published else None
    return {
        "tier": (Choice(data.tier, tier_words(source, view.words)),),
        "type": (Choice(data.type, say(view.catalog.vocabulary.term("source-types", data.type).label)),),
        "text": (held,),
        "published": (Choice(f"{year:04}", str(year)),) if year is not None else (),
        "publisher": (Choice.labelled(data.publisher),),
    }


def source_table(view: View, sources: Sequence[Source], uses: Mapping[str, Sequence[object]]) -> Markdown:
    """A row for each source, in the order that they come in. `uses` gives the statements that rest on each."""
    heads = [view.words.say(head) for _, head, _ in COLUMNS]
    cells = (with_data(head, sort=order) for head, (_, _, order) in zip(heads, COLUMNS, strict=True))
    lines = ["| " + " | ".join(cells) + " |", "|" + " --- |" * len(heads)]
    lines += [_row(view, source, len(uses.get(source.id, ())), heads) for source in sources]
    return Markdown("\n".join(lines))


def _row(view: View, source: Source, used: int, heads: Sequence[str]) -> str:
    say, published = view.words.say, source.published
    shown = (
        with_data(cell(view.source(source)), found=named(source_choices(view, source))),
        cell(escape(source.data.publisher)),
        cell(view.date(published, "short") if published else say("not known")),
        cell(view.tier(source)),
        say("held, checked word for word") if source.is_held else say("not held"),
        str(used),
    )
    sort_values = (None, None, published.iso if published else "", None, None, None)
    cells = [
        text if index == 0 else with_data(text, v=sort_values[index], label=cell(attribute(heads[index])))
        for index, text in enumerate(shown)
    ]
    return "| " + " | ".join(cells) + " |"
