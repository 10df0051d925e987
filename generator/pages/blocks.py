"""Block tokens of hand-written pages: tables, timelines, charts, positions, figures, statuses, events, changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
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
        Block.MATRIX: lambda view, kind: view.matrix(view.catalog.kinds[kind]),
        Block.PICTURE: _picture,
        Block.NUMBERS: lambda view, key: view.numbers(view.catalog.entries[key]),
    }
    return Markdown(renderers[token.block](view, token.argument)) if token.block else Markdown("")


def event_list(
    view: View,
    events: list[Event],
    *,
    name_entries: bool,
    own: str = "",
    found: Callable[[Event], str] | None = None,
) -> Markdown:
    """Events as a list by day, each with its entry, what happened, and how it was checked.

    Without `name_entries`, only those of other entries are named than the page's own, or that with the key `own`.
    `found` gives what an event can be found by, where readers can narrow the list.
    """
    own = own or view.page.removesuffix(".md")
    before = [None, *events]
    items = [
        (
            event.on,
            _event(
                view,
                event,
                named=name_entries or event.entry.key != own,
                goes_on=_goes_on(last, event),
                labeled=found is not None,
            ),
            found(event) if found else "",
        )
        for last, event in zip(before, events, strict=False)
    ]
    return _by_day(view, items)


def _goes_on(last: Event | None, event: Event) -> bool:
    """Whether an event is one more fact of the entry and the day that were just named."""
    return last is not None and not event.becomes and (last.on, last.entry.key) == (event.on, event.entry.key)


def _event(view: View, event: Event, *, named: bool, goes_on: bool, labeled: bool) -> str:
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
        parts.append(_sign(view, reference, labeled))
    if event.caused_by and event.caused_by.entry not in (event.entry.key, view.page.removesuffix(".md")):
        parts.append(view.words.say("Brought about by {entry}.", entry=view.ref(event.caused_by)))
    parts.append(view.evidence_mark(event.evidence[0]))
    if event.becomes and event.entry.key == view.page.removesuffix(".md"):
        own = next(index for index, each in enumerate(event.entry.status) if each.evidence is event.evidence)
        parts.append(view.edit_event(event.entry, own).strip())
    return " ".join(part for part in parts if part)


def _sign(view: View, reference: Reference, labeled: bool) -> str:
    """The sign behind a sentence that leads to its fact: with a title, or with a label alone.

    The theme builds a tip for each title while a page loads. In a list of hundreds, that holds up the page.
    """
    path, words = relative(reference_uri(reference), view.page), view.words.say("The fact on its page")
    return f'[#]({path}){{: aria-label="{words}" }}' if labeled else f'[#]({path} "{words}")'


def _by_day(view: View, items: Iterable[tuple[PartialDate | dt.date, str, str]]) -> Markdown:
    """A list of days with a list of items below each, so that a day is said once however much happened on it.

    A day that is not known exactly has a mark of its own, besides the words that say so.
    """
    lines = []
    for day, group in groupby(items, key=itemgetter(0)):
        about = isinstance(day, PartialDate) and day.qualifier is not Qualifier.NONE
        lines.append(f"- **{view.date(day)}**" + ("\n    { .fs-about }" if about else ""))
        for _, text, found in group:
            lines.append(f"    - {text}" + (f'\n        {{ data-found="{found}" }}' if found else ""))
    return Markdown('<div class="fs-timeline" markdown>\n\n' + "\n".join(lines) + "\n\n</div>")


def _table(view: View, name: str) -> str:
    """The table of a kind in a frame that scrolls, and can be scrolled with the keyboard, where it is too wide."""
    kind = view.catalog.kinds[name]
    label = view.words.say("Table: {title}", title=attribute(kind.title))
    attributes = f'data-script="filterable-table" role="region" tabindex="0" aria-label="{label}"'
    frame = f'<div class="fs-table" {attributes} markdown>'
    return f"{frame}\n\n{index_table(view, kind)}\n\n</div>"


def _timeline(view: View, argument: str) -> str:
    catalog = view.catalog
    if argument in catalog.entries:
        return event_list(view, entry_timeline(catalog, catalog.entries[argument]), name_entries=False, own=argument)
    return event_list(view, timeline(catalog, tracked(catalog, argument)), name_entries=True)


def _picture(view: View, argument: str) -> str:
    """The drawn timeline of an entry, the map of a kind, or the sides on a topic."""
    catalog = view.catalog
    if argument in catalog.entries:
        return view.drawn_timeline(catalog.entries[argument])
    return view.place_map(catalog.kinds[argument]) if argument in catalog.kinds else view.drawn_sides(argument)


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
    return _by_day(view, items)
