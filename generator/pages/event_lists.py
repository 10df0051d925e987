"""Events and other things that happened on days, as lists by day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import groupby, repeat
from operator import itemgetter
from typing import TYPE_CHECKING

from generator.model.dates import PartialDate, Qualifier
from generator.model.references import Reference
from generator.pages.escape import Markdown
from generator.pages.events import Event
from generator.pages.links import reference_uri, relative

if TYPE_CHECKING:
    from generator.pages.view import View


def event_list(
    view: View,
    events: list[Event],
    *,
    name_entries: bool,
    own: str = "",
    found: Sequence[str] = (),
) -> Markdown:
    """Events as a list by day, each with its entry, what happened, and how it was checked.

    Without `name_entries`, only those of other entries are named than the page's own, or that with the key `own`.
    `found` gives what each event can be found by, where readers can narrow the list.
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
                labeled=bool(found),
            ),
            words,
        )
        for last, event, words in zip(before, events, found or repeat(""), strict=False)
    ]
    return by_day(view, items)


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


def by_day(view: View, items: Iterable[tuple[PartialDate | dt.date, str, str]]) -> Markdown:
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
