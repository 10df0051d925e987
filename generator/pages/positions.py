"""What each side says on a topic, side by side and with the same room."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.model.catalog import Catalog
from generator.model.entry import Entry
from generator.model.site import Term
from generator.model.walk import texts_of
from generator.pages.escape import Markdown, escape
from generator.pages.links import topic_uri
from generator.previewing.noting import NOTED
from generator.prose.render import plain

if TYPE_CHECKING:
    from generator.pages.view import View

_MOST = 100  # positions of a side that a hand-written page shows


@dataclass(frozen=True)
class Side:
    """What one side says on a topic: its positions, and how many words each of them has (`room`, by key).

    `sides` is the vocabulary list that the side is a word of: only sides of one list face each other.
    """

    sides: str
    term: Term
    entries: tuple[Entry, ...]
    room: Mapping[str, int]

    @property
    def words(self) -> int:
        """How many words the side has in all."""
        return sum(self.room.values())


def sides_on(catalog: Catalog, topic: str, *, with_empty: bool = False) -> list[Side]:
    """The sides on a topic in the vocabulary's order; those without a position only `with_empty`."""
    sides = []
    for name in dict.fromkeys(target for target, _, _ in _declared(catalog)):
        for word, term in catalog.vocabulary.lists.get(name, {}).items():
            found = [
                entry
                for target, kind, field in _declared(catalog)
                if target == name
                for entry in catalog.tagged(topic, kind)
                if entry.fields.get(field) == word
            ]
            if found or with_empty:
                sides.append(Side(name, term, tuple(found), {entry.key: _words(catalog, entry) for entry in found}))
    return sides


def sides_among(catalog: Catalog, topic: str, entries: Iterable[Entry]) -> list[tuple[Side, list[Entry]]]:
    """The sides on a topic that have a position among some entries, each with those."""
    here = {entry.key for entry in entries}
    sides = ((side, [entry for entry in side.entries if entry.key in here]) for side in sides_on(catalog, topic))
    return [(side, among) for side, among in sides if among]


def _declared(catalog: Catalog) -> Iterator[tuple[str, str, str]]:
    """Each kind with sides: the list of its sides, its id, and the field that names the side."""
    for kind in catalog.kinds.values():
        if field := kind.declared.sides:
            yield kind.declared.fields[field].type.target, kind.id, field


def _words(catalog: Catalog, entry: Entry) -> int:
    """How many words a reader finds in an entry, apart from its name, its box and its sources."""
    if NOTED.facets is not None:
        return _counted(catalog, entry)  # a preview has to see what each page reads
    if (known := catalog.lengths.get(entry.key)) is None:
        known = catalog.lengths[entry.key] = _counted(catalog, entry)
    return known


def _counted(catalog: Catalog, entry: Entry) -> int:
    return sum(len(plain(text, catalog).split()) for text in texts_of(entry))


def position_columns(view: View, topic: str) -> Markdown:
    """One column a side: each position as a linked name, when it was said, its sentence, and the evidence mark."""
    columns = []
    for side in sides_on(view.catalog, topic):
        items = "\n".join(_item(view, entry) for entry in side.entries[:_MOST])
        if len(side.entries) > _MOST:
            words = view.words.say("All {count} stand on a page of their own", count=len(side.entries))
            items += f"\n- {view.link(words, topic_uri(topic))}"
        heading = f"**{escape(side.term.label)}**\n{{ .fs-side-name }}"
        columns.append(f'<div class="fs-side" markdown>\n\n{heading}\n\n{items}\n\n</div>')
    return Markdown('<div class="fs-sides" markdown>\n\n' + "\n\n".join(columns) + "\n\n</div>")


def _item(view: View, entry: Entry) -> str:
    sentence = " ".join(view.prose(entry.data.summary).split())
    first = entry.facts[0] if entry.facts else None
    said = f" ({view.date(first.on)})" if first and first.on else ""
    mark = view.evidence_mark(first.evidence[0]) if first else ""
    return f"- **{view.entry(entry)}**{said}  \n    {sentence} {mark}"
