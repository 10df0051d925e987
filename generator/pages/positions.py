"""What each side says on a topic, side by side and with the same room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.catalog import Catalog
from generator.model.entry import Entry
from generator.pages.escape import Markdown, escape

if TYPE_CHECKING:
    from generator.pages.view import View


def positions_by_side(catalog: Catalog, topic: str) -> dict[str, list[Entry]]:
    """The positions on a topic, by the word of their side, in the vocabulary's order of sides."""
    sides: dict[str, list[Entry]] = {}
    for kind in catalog.kinds.values():
        field = kind.declared.sides
        if not field:
            continue
        for word in catalog.vocabulary.lists[kind.declared.fields[field].type.target]:
            found = [e for e in catalog.of_kind(kind.id) if e.fields.get(field) == word and topic in e.data.tags]
            if found:
                sides[word] = sides.get(word, []) + found
    return sides


def side_label(catalog: Catalog, word: str) -> str:
    """What readers see for a side."""
    for kind in catalog.kinds.values():
        if kind.declared.sides:
            terms = catalog.vocabulary.lists[kind.declared.fields[kind.declared.sides].type.target]
            if word in terms:
                return terms[word].label
    return word


def position_columns(view: View, topic: str) -> Markdown:
    """One column a side: each position as a linked name and its sentence, with the evidence mark."""
    columns = []
    for word, entries in positions_by_side(view.catalog, topic).items():
        items = "\n".join(_item(view, entry) for entry in entries)
        heading = f"**{escape(side_label(view.catalog, word))}**\n{{ .fs-side-name }}"
        columns.append(f'<div class="fs-side" markdown>\n\n{heading}\n\n{items}\n\n</div>')
    return Markdown('<div class="fs-sides" markdown>\n\n' + "\n\n".join(columns) + "\n\n</div>")


def _item(view: View, entry: Entry) -> str:
    sentence = " ".join(view.prose(entry.data.summary).split())
    mark = view.evidence_mark(entry.facts[0].evidence[0]) if entry.facts else ""
    return f"- **{view.entry(entry)}**  \n    {sentence} {mark}"
