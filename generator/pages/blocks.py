"""Block tokens of hand-written pages: tables, timelines, charts, positions, figures, statuses, events, changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from generator.model.dates import PartialDate, Qualifier
from generator.model.references import Reference
from generator.pages.escape import Markdown, attribute, escape
from generator.pages.events import Event, entry_timeline, timeline, tracked
from generator.pages.links import reference_uri, relative
from generator.pages.positions import position_columns
from generator.pages.tables import index_table
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
    }
    return Markdown(renderers[token.block](view, token.argument)) if token.block else Markdown("")


def event_list(view: View, events: list[Event], *, name_entries: bool, own: str = "") -> Markdown:
    """Events as a list by day, each with its entry, what happened, and how it was checked.

    Without `name_entries`, only those of other entries are named than the page's own, or that with the key `own`.
    """
    own = own or view.page.removesuffix(".md")
    before = [None, *events]
    items = [
        (event.on, _event(view, event, named=name_entries or event.entry.key != own, goes_on=_goes_on(last, event)))
        for last, event in zip(before, events, strict=False)
    ]
    return _by_day(view, items)


def _goes_on(last: Event | None, event: Event) -> bool:
    """Whether an event is one more fact of the entry and the day that were just named."""
    return last is not None and not event.becomes and (last.on, last.entry.key) == (event.on, event.entry.key)


def _event(view: View, event: Event, *, named: bool, goes_on: bool) -> str:
    parts: list[str] = []
    reference = Reference(event.entry.kind.id, event.entry.id, event.anchor)
    if event.becomes:
        parts.append(view.status_mark(event.entry, event))
    if named and not goes_on:
        parts.append(f"**{view.ref(reference)}**")
    if event.text:
        parts.append(" ".join(view.prose(event.text).split()))
    if said := view.beside(event.text, event.assertion, event.by):
        parts.append(said)
    if named and goes_on:
        parts.append(f'[#]({relative(reference_uri(reference), view.page)} "The fact on its page")')
    if event.caused_by and event.caused_by.entry not in (event.entry.key, view.page.removesuffix(".md")):
        parts.append(f"Brought about by {view.ref(event.caused_by)}.")
    parts.append(view.evidence_mark(event.evidence[0]))
    return " ".join(parts)


def _by_day(view: View, items: Iterable[tuple[PartialDate | dt.date, str]]) -> Markdown:
    """A list of days with a list of items below each, so that a day is said once however much happened on it."""
    lines = []
    for day, group in groupby(items, key=itemgetter(0)):
        lines.append(f"- **{view.date(day)}**")
        lines.extend(f"    - {text}" for _, text in group)
    return Markdown('<div class="fs-timeline" markdown>\n\n' + "\n".join(lines) + "\n\n</div>")


def _table(view: View, name: str) -> str:
    """The table of a kind in a frame that scrolls, and can be scrolled with the keyboard, where it is too wide."""
    kind = view.catalog.kinds[name]
    frame = f'<div class="fs-table" role="region" tabindex="0" aria-label="Table: {attribute(kind.title)}" markdown>'
    return f"{frame}\n\n{index_table(view, kind)}\n\n</div>"


def _timeline(view: View, argument: str) -> str:
    catalog = view.catalog
    if argument in catalog.entries:
        return event_list(view, entry_timeline(catalog, catalog.entries[argument]), name_entries=False, own=argument)
    return event_list(view, timeline(catalog, tracked(catalog, argument)), name_entries=True)


def _latest_events(view: View, count: str) -> str:
    events = [event for event in timeline(view.catalog, tracked(view.catalog)) if event.becomes]
    return event_list(view, list(reversed(events))[: int(count or 5)], name_entries=True)


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
            f"As of {view.date(value.as_of)}  \n{view.evidence_mark(value.evidence[0])}",
            "</div>",
        )
    )


def _status(view: View, key: str) -> str:
    """A card with the present status of an entry, and the sentence that says it."""
    entry = view.catalog.entries[key]
    event = view.status(entry)
    since = f"since {_since(view, event.since)}" if event else ""
    return "\n\n".join(
        (
            '<div class="fs-now" markdown>',
            f"{view.status_mark(entry)} {since}",
            f"**{view.entry(entry)}**",
            view.prose(entry.data.summary),
            "</div>",
        )
    )


def _since(view: View, day: PartialDate) -> str:
    """A date after the word *since*, where “by March” would not read."""
    if day.qualifier is Qualifier.NOT_AFTER:
        return f"{view.date(replace(day, qualifier=Qualifier.NONE))} or earlier"
    return view.date(day)


def _changes(view: View, count: str) -> str:
    """The entries whose files changed last, by day; without a history there is nothing to tell."""
    catalog = view.catalog
    dated = [(catalog.history[e.record.file], e) for e in catalog.entries.values() if e.record.file in catalog.history]
    if not dated:
        return "*The history of changes is not known in this copy of the site.*"
    newest = sorted(dated, key=lambda pair: (-pair[0].toordinal(), pair[1].kind.id, pair[1].name))[: int(count or 5)]
    return _by_day(view, ((day, f"{view.entry(entry)} ({escape(entry.kind.singular)})") for day, entry in newest))
