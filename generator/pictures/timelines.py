"""The timeline of an entry as a picture; with it, the timelines of the entries that belong to it, over one axis."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model.absences import Absence
from generator.model.catalog import Catalog
from generator.model.dates import PartialDate
from generator.model.entry import Entry
from generator.model.references import Reference
from generator.pages.links import entry_uri
from generator.pages.naming import Naming
from generator.pictures.lanes import days_cut, lanes, scale_of
from generator.pictures.picture import Picture
from generator.pictures.scales import TimeScale
from generator.pictures.spans import History, all_days, history
from generator.pictures.table import Cell, Row, Table

_MOST_BANDS = 60  # of one picture; with more, an entry is drawn alone


def has_timeline(catalog: Catalog, entry: Entry) -> bool:
    """Whether a status of an entry has begun."""
    return any(event.since.begun_by(catalog.today) for event in entry.status)


def entry_timeline_picture(view: Naming, entry: Entry) -> Picture | None:
    """The statuses of an entry over time, up to today; nothing for an entry without a status that has begun.

    Of a kind that declares entries as belonging together, all of them are drawn, the one of the page in bold.
    """
    catalog, say = view.catalog, view.words.say
    if not has_timeline(catalog, entry):
        return None
    histories = [found for each in belonging(catalog, entry) if (found := history(catalog, each)).spans]
    if len(histories) > _MOST_BANDS:
        histories = [each for each in histories if each.entry.key == entry.key]
    histories.sort(key=lambda each: (each.spans[0].since.sort_key, each.entry.key))
    several = len(histories) > 1
    drawn = entry.kind.declared.pictures
    title = say(drawn.together.title) if several and drawn and drawn.together else say("Status over time")
    scale = scale_of(histories, catalog.today)
    first, today = view.since(min(all_days(histories))), view.date(catalog.today)
    return Picture(
        name=f"{entry.key}/timeline",
        about=entry_uri(entry.kind.id, entry.id),
        title=title if several else f"{title}: {entry.name}",
        description=say("Which status held when, from {first} to {today}.", first=first, today=today),
        scene=lanes(view, histories, scale, own=entry.key),
        table=_table(view, histories, several=several),
        as_of=min(each.entry.data.checked_on for each in histories),
        reading=_reading(view, histories, scale),
        sources=tuple(
            catalog.sources[item.source] for each in histories for span in each.spans for item in span.event.evidence
        ),
    )


def belonging(catalog: Catalog, entry: Entry) -> list[Entry]:
    """The entries that belong together with this one, itself included."""
    drawn = entry.kind.declared.pictures
    found = {entry.key: entry}
    waiting = [entry] if drawn and drawn.together else []
    while waiting:
        for other in _linked(catalog, waiting.pop()):
            if other.key not in found:
                found[other.key] = other
                waiting.append(other)
    return list(found.values())


def _linked(catalog: Catalog, entry: Entry) -> list[Entry]:
    """The entries of the same kind that this one refers to by the declared field, and those that refer to it."""
    drawn = entry.kind.declared.pictures
    field = drawn.together.by if drawn and drawn.together else ""
    targets = [catalog.entry(reference) for reference in _references(entry, field)]
    behind = (catalog.entries[key] for key in catalog.backlinks.get(entry.key, ()) if key in catalog.entries)
    sources = [other for other in behind if other.kind is entry.kind and _leads_to(catalog, other, field, entry)]
    return [target for target in targets if target is not None and target.kind is entry.kind] + sources


def _leads_to(catalog: Catalog, entry: Entry, field: str, target: Entry) -> bool:
    return any(catalog.entry(reference) is target for reference in _references(entry, field))


def _references(entry: Entry, field: str) -> tuple[Reference, ...]:
    value = entry.fields.get(field)
    if value is None or isinstance(value, Absence):
        return ()
    return value if isinstance(value, tuple) else (value,)


def _table(view: Naming, histories: Sequence[History], *, several: bool) -> Table:
    say = view.words.say
    headings = (say("Status"), say("From"), say("Until"))
    rows = [(each, row) for each in histories for row in _rows(view, each)]
    if not several:
        return Table(headings, tuple(row for _, row in rows))
    named = ((Cell(each.entry.name, entry_uri(each.entry.kind.id, each.entry.id)), *row) for each, row in rows)
    return Table((histories[0].entry.kind.singular.capitalize(), *headings), tuple(named))


def _rows(view: Naming, each: History) -> list[Row]:
    say = view.words.say
    spans = [(Cell(say(span.term.label)), _day(view, span.since), _day(view, span.until)) for span in each.spans]
    return [*spans, *((Cell(say("Dated statement")), _day(view, day), Cell("")) for day in each.days)]


def _day(view: Naming, day: PartialDate | None) -> Cell:
    return Cell(view.date(day, "short"), data=str(day)) if day else Cell("–", data="")


def _reading(view: Naming, histories: Sequence[History], scale: TimeScale) -> str:
    say = view.words.say
    rules = []
    if any(each.days for each in histories):
        rules.append(say("A dot is a dated statement, told on the page."))
    cut = days_cut(histories, scale)
    if cut:
        rules.append(say("A band that is cut at its left began before the axis does."))
    if any(not day.is_full for day in all_days(histories) if day not in cut):
        rules.append(say("Dashed: the day is not known exactly."))
    if any(each.entry.data.checked_on < view.catalog.today for each in histories):
        rules.append(say("Dashed at the right end: after the day on which we last looked."))
    return " ".join(rules)
