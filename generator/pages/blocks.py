"""Block tokens of hand-written pages: tables, timelines, charts, positions, figures, statuses, events, changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from generator.pages.escape import Markdown, attribute, escape
from generator.pages.event_lists import by_day, event_list
from generator.pages.events import EVENTS, entry_timeline, latest_changes, timeline, tracked
from generator.pages.links import INDEX, ROWS, TIMELINE, matrix_rows, matrix_uri
from generator.pages.positions import position_columns
from generator.pages.tables import index_table, sorted_entries
from generator.prose.tokens import Block, Token

if TYPE_CHECKING:
    from generator.pages.view import View


def render_block(view: View, token: Token) -> Markdown:
    """The Markdown of a block token that the rule `unknown-token` has let pass."""
    renderers: dict[Block, Callable[[View, str], str]] = {
        Block.TABLE: _table,
        Block.TIMELINE: _timeline,
        Block.CHART: lambda view, key: view.chart(view.catalog.entries[key]),
        Block.POSITIONS: position_columns,
        Block.FIGURE: _figure,
        Block.STATUS: _status,
        Block.EVENTS: _latest_events,
        Block.CHANGES: _changes,
        Block.MATRIX: _matrix,
        Block.PICTURE: _picture,
        Block.NUMBERS: lambda view, key: view.numbers(view.catalog.entries[key]),
    }
    return Markdown(renderers[token.block](view, token.argument)) if token.block else Markdown("")


def _table(view: View, name: str) -> str:
    """The table of a kind in a frame that scrolls, and can be scrolled with the keyboard, where it is too wide."""
    kind = view.catalog.kinds[name]
    label = view.words.say("Table: {title}", title=attribute(kind.title))
    attributes = f'data-script="filterable-table" role="region" tabindex="0" aria-label="{label}"'
    frame = f'<div class="fs-table" {attributes} markdown>'
    every = sorted_entries(view.catalog, kind)
    table = index_table(view, kind, every[:ROWS])
    return f"{frame}\n\n{table}\n\n</div>{_all_of(view, every, ROWS, f'{name}/{INDEX}')}"


def _matrix(view: View, name: str) -> str:
    kind, every = view.catalog.kinds[name], view.catalog.of_kind(name)
    most = matrix_rows(len(kind.declared.matrix.columns) if kind.declared.matrix else 0)
    return f"{view.matrix(kind, every[:most])}{_all_of(view, every, most, matrix_uri(name))}"


def _all_of(view: View, every: Sequence[object], most: int, uri: str) -> str:
    """The way to the whole of a list of which a page shows no more than a phone can load; else nothing."""
    if len(every) <= most:
        return ""
    return f"\n\n{view.link(view.words.say('All {count} stand on a page of their own', count=len(every)), uri)}\n"


def _timeline(view: View, argument: str) -> str:
    catalog = view.catalog
    if entry := catalog.entries.get(argument):
        events, uri = entry_timeline(catalog, entry), f"{argument}.md"
        made = event_list(view, events[-EVENTS:], name_entries=False, own=argument)
    else:
        events, uri = timeline(catalog, tracked(catalog, argument)), TIMELINE
        made = event_list(view, events[-EVENTS:], name_entries=True)
    return f"{made}{_all_of(view, events, EVENTS, uri)}"


def _picture(view: View, argument: str) -> str:
    """The drawn timeline of an entry, the map of a kind, or the sides on a topic."""
    catalog = view.catalog
    if argument in catalog.entries:
        return view.drawn_timeline(catalog.entries[argument])
    return view.place_map(catalog.kinds[argument]) if argument in catalog.kinds else view.drawn_sides(argument)


def _latest_events(view: View, count: str) -> str:
    return event_list(view, latest_changes(view.catalog, int(count or 5)), name_entries=True)


def _figure(view: View, key: str) -> str:
    """A card with the number, what it counts, and its date."""
    entry = view.catalog.entries[key]
    value = view.catalog.preferred(entry)
    if value is None:
        return ""
    noun = "" if value.phrase else view.noun(value, entry)
    return "\n\n".join(
        (
            '<div class="fs-number" markdown>',
            f"**{view.bare(value, entry)}**" + (f" {noun}" if noun else "") + "\n{ .fs-number__value }",
            view.entry(entry),
            f"{view.words.say('As of {date}', date=view.date(value.as_of))}  \n{view.evidence_mark(value.evidence[0])}",
            "</div>",
        )
    )


def _status(view: View, key: str) -> str:
    """A card with the present status of an entry, and the sentence that says it."""
    entry = view.catalog.entries[key]
    event = view.status(entry)
    mark = view.status_mark(entry)
    status = (
        view.words.say("{status} since {since}", status=mark, since=view.since(event.since)) if event else f"{mark} "
    )
    return "\n\n".join(
        (
            '<div class="fs-now" markdown>',
            status,
            f"**{view.entry(entry)}**",
            view.prose(entry.data.summary),
            "</div>",
        )
    )


def _changes(view: View, count: str) -> str:
    """The entries of which a fact changed last, by day; without a history there is nothing to tell."""
    dated = [(day, entry) for entry in view.catalog.entries.values() if (day := view.changed_on(entry))]
    if not dated:
        return view.words.say("*The history of changes is not known in this copy of the site.*")
    newest = sorted(dated, key=lambda pair: (-pair[0].toordinal(), pair[1].kind.id, pair[1].name))[: int(count or 5)]
    items = ((day, f"{view.entry(entry)} ({escape(entry.kind.singular)})", "") for day, entry in newest)
    return by_day(view, items)
