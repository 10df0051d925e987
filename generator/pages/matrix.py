"""The matrix of a kind as an HTML table: heads of rows and columns, Markdown in its cells, in a frame that scrolls."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from generator.kinds.declaration import Kind
from generator.model.entry import Entry
from generator.pages.escape import Markdown, escape
from generator.pages.links import matrix_uri
from generator.pages.matrix_cells import Cell, State, cell

if TYPE_CHECKING:
    from generator.pages.view import View

_ROOM = 7  # the columns for which a wide screen has room
_ICONS = {
    State.FOUND: ":material-check:",
    State.UNKNOWN: ":material-help-circle-outline:",
    State.NOT_APPLICABLE: ":material-minus-circle-outline:",
    State.NONE: ":material-magnify-close:",
}


def matrix_table(view: View, kind: Kind, entries: Iterable[Entry] | None = None) -> Markdown:
    """The matrix of a kind that declares one: a row for each entry, in the order of their names, or for some."""
    declared = kind.declared.matrix
    if declared is None:
        return Markdown("")
    name = f"matrix-{kind.id}"
    day = view.date(view.catalog.today)
    titles = [view.words.say(column.title) for column in declared.columns]
    help_on = f"{matrix_uri(kind.id)}#column-"
    caption = escape(view.words.say("{entries} by claim, as of {date}", entries=view.words.say(kind.title), date=day))
    heads = [view.link(title, f"{help_on}{number}") for number, title in enumerate(titles, 1)]
    lines = [
        f'<figure class="fs-matrix{" fs-matrix--many" if len(titles) > _ROOM else ""}" markdown>',
        f'<figcaption id="{name}" markdown="span">{caption}</figcaption>',
        f'<div class="fs-matrix__frame" role="region" tabindex="0" aria-labelledby="{name}" markdown>',
        f'<table class="fs-matrix__table" aria-labelledby="{name}" markdown>',
        "<thead markdown>",
        "<tr markdown>",
        f'<th scope="col" markdown="span">{view.label(kind.singular.capitalize())}</th>',
        *(f'<th scope="col" markdown="span">{head}</th>' for head in heads),
        "</tr>",
        "</thead>",
        "<tbody markdown>",
    ]
    for entry in view.catalog.of_kind(kind.id) if entries is None else entries:
        cells = [cell(view, entry, column) for column in declared.columns]
        lines += ["<tr markdown>", _head(view, entry), *map(_cell, titles, cells), "</tr>"]
    return Markdown("\n".join([*lines, "</tbody>", "</table>", "</div>", "</figure>"]))


def _head(view: View, entry: Entry) -> str:
    """The head of a row: the entry, and what its kind says of each before anything else."""
    instead = entry.kind.declared.in_place_of_status
    said = [view.field(entry, name, short=True) for name in (instead.fields if instead else ())]
    below = f'<span class="fs-matrix__by">{" · ".join(filter(None, said))}</span>' if any(said) else ""
    return f'<th scope="row" markdown="span">{view.entry(entry)} {below}</th>'


def _cell(title: str, answer: Cell) -> str:
    """A cell. Its claim stands in it for narrow screens, where the row becomes a card."""
    claim = f'<span class="fs-matrix__claim">{escape(title)}</span>'
    lines = " ".join(
        f'<span class="fs-matrix__line">{_ICONS[answer.state]} {" ".join(line.says.split())}</span> {_by(line.proof)}'
        for line in answer.lines
    )
    proofs = " ".join(_by(proof) for proof in answer.proofs)
    return f'<td class="fs-matrix__cell fs-matrix__cell--{answer.state}" markdown="span">{claim} {lines} {proofs}</td>'


def _by(proof: str) -> str:
    return f'<span class="fs-matrix__by">{proof}</span>' if proof else ""
