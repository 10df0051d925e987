"""Figures that belong together, as cards: each number with a small drawing, what it counts, and its date."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from generator.model.entry import Entry
from generator.pages.escape import Markdown, escape
from generator.pictures.drawing import glyph
from generator.pictures.framing import below
from generator.pictures.glyphs import HEIGHT, WIDTH
from generator.pictures.numbers import Panel, numbers, panels

if TYPE_CHECKING:
    from generator.pages.view import View

_MOST = 60  # cards; the table below them has all figures


def number_cards(view: View, entry: Entry) -> Markdown:
    """The figures that name an entry, with what belongs to a picture below them; nothing if there are none."""
    picture = numbers(view, entry, drawn=False)
    if picture is None:
        return Markdown("")
    cards = "\n\n".join(_card(view, panel) for panel in panels(view.catalog, entry)[:_MOST])
    return Markdown(
        '<figure class="fs-picture fs-numbers" markdown>\n\n'
        f"<figcaption>{html.escape(picture.description)}</figcaption>\n\n"
        f'<div class="fs-cards" markdown>\n\n{cards}\n\n</div>\n\n{below(view, picture)}\n\n</figure>'
    )


def _card(view: View, panel: Panel) -> str:
    noun = "" if panel.value.phrase else view.noun(panel.value, panel.figure)
    parts = (
        f'<div class="fs-glyph">{glyph(panel.shapes, WIDTH, HEIGHT + 0.1)}</div>' if panel.shapes else "",
        f"**{view.bare(panel.value, panel.figure)}**" + (f" {noun}" if noun else "") + "\n{ .fs-number__value }",
        f"**{escape(panel.label(view))}:** {view.prose(panel.counts(view))}",
        view.entry(panel.figure),
        f"{view.words.say('As of {date}', date=view.date(panel.value.as_of))}  \n"
        f"{view.evidence_mark(panel.value.evidence[0])}",
    )
    inside = "\n\n".join(part for part in parts if part)
    return f'<div class="fs-number" markdown>\n\n{inside}\n\n</div>'
