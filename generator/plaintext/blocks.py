"""Block tokens of hand-written pages as plain lists; a picture is told by what it was drawn from."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby

from generator.citing.days import in_words
from generator.model.entry import Entry
from generator.model.parts import Value
from generator.outputs.gathering import timeline_of
from generator.outputs.parts_record import standing
from generator.pages.events import Event, entry_timeline, timeline, tracked
from generator.pages.links import fact_uri
from generator.pages.naming import Naming
from generator.pages.positions import sides_on
from generator.pages.tables import sorted_entries
from generator.pictures.numbers import panels
from generator.plaintext.commonmark import item, literal, strong
from generator.plaintext.matrices import matrix
from generator.plaintext.statements import STANDINGS
from generator.plaintext.twin import Twin
from generator.prose.attributing import beside
from generator.prose.numbers import full_value
from generator.prose.tokens import Block, Token


def block(token: Token, twin: Twin) -> str:
    """The Markdown of a block token that the rule `unknown-token` has let pass."""
    written: dict[Block, Callable[[str, Twin], str]] = {
        Block.TABLE: _table,
        Block.TIMELINE: _timeline,
        Block.CHART: _chart,
        Block.POSITIONS: _positions,
        Block.FIGURE: lambda key, twin: entry_line(twin.data.catalog.entries[key], twin),
        Block.STATUS: lambda key, twin: entry_line(twin.data.catalog.entries[key], twin),
        Block.EVENTS: _events,
        Block.CHANGES: _changes,
        Block.MATRIX: lambda kind, twin: "\n".join(matrix(twin.data.catalog.kinds[kind], twin)),
        Block.PICTURE: _picture,
        Block.NUMBERS: _numbers,
    }
    return written[token.block](token.argument, twin) if token.block in written else ""


def entry_line(entry: Entry, twin: Twin) -> str:
    """An entry in a list: its name, its status and since when, its number and of when, and the summary."""
    return twin.once(("entry", entry.key), lambda: _entry_line(entry, twin))


def _entry_line(entry: Entry, twin: Twin) -> str:
    naming, catalog = Naming(twin.data.catalog, twin.uri), twin.data.catalog
    said = []
    if present := catalog.present_status(entry):
        label = catalog.vocabulary.term(entry.kind.declared.status or "", present.becomes).label
        since = literal(naming.since(present.since))
        said.append(twin.words.say("{status} since {since}", status=literal(twin.words.say(label)), since=since))
    elif instead := entry.kind.declared.in_place_of_status:
        said.append(literal(twin.words.say(instead.label)))
    if value := catalog.preferred(entry):
        said.append(_valued(value, entry, twin))
    holds = f"{', '.join(said)}. " if said else ""
    return item(f"{strong_link(entry, twin)}: {holds}{literal(twin.data.plain(entry.data.summary))}")


def strong_link(entry: Entry, twin: Twin) -> str:
    """The name of an entry, linked, so that it stands out."""
    return f"**{twin.to(entry.name, fact_uri(entry, ''))}**"


def event_list(events: Iterable[Event], twin: Twin) -> str:
    """Events by day: the entry, what happened, who says so if it is a claim, how it was checked, and the permalink."""
    lines = []
    for day, group in groupby(events, key=lambda event: event.on):
        lines.append(item(strong(in_words(day, twin.words)), *(item(_event(event, twin)) for event in group)))
    return "\n".join(lines)


def _event(event: Event, twin: Twin) -> str:
    catalog, said = twin.data.catalog, []
    if event.becomes:
        label = catalog.vocabulary.term(event.entry.kind.declared.status or "", event.becomes).label
        said.append(f"{literal(twin.words.say(label))}.")
    if event.text:
        said.append(literal(twin.data.plain(event.text)))
    if claim := beside(event.text, event.assertion, event.by, catalog):
        said.append(f"({literal(claim)}.)")
    checked = twin.words.say(STANDINGS[standing(event.evidence[0], twin.data)])
    return f"{twin.to(event.entry.name, fact_uri(event.entry, event.anchor))}: {' '.join(said)} ({literal(checked)})"


def _valued(value: Value, entry: Entry, twin: Twin) -> str:
    day = literal(twin.words.say("as of {date}", date=in_words(value.as_of, twin.words)))
    return f"{strong(full_value(value, entry.unit, twin.words))} {day}"


def _table(kind: str, twin: Twin) -> str:
    catalog = twin.data.catalog
    return "\n".join(entry_line(entry, twin) for entry in sorted_entries(catalog, catalog.kinds[kind]))


def _timeline(argument: str, twin: Twin) -> str:
    catalog = twin.data.catalog
    if argument in catalog.entries:
        return event_list(entry_timeline(catalog, catalog.entries[argument]), twin)
    return event_list(timeline(catalog, tracked(catalog, argument)), twin)


def _chart(key: str, twin: Twin) -> str:
    entry = twin.data.catalog.entries[key]
    values = twin.data.catalog.live_values(entry)
    return "\n".join(item(f"{_valued(value, entry, twin)}: {_value_link(value, entry, twin)}") for value in values)


def _value_link(value: Value, entry: Entry, twin: Twin) -> str:
    return twin.to(entry.name, fact_uri(entry, value.id))


def _positions(topic: str, twin: Twin) -> str:
    sides = sides_on(twin.data.catalog, topic)
    lists = (
        f"{strong(twin.words.say(side.term.label))}\n\n" + "\n".join(entry_line(entry, twin) for entry in side.entries)
        for side in sides
    )
    return "\n\n".join(lists)


def _events(count: str, twin: Twin) -> str:
    events = [event for event in twin.data.shared(timeline_of) if event.becomes]
    return event_list(list(reversed(events))[: int(count or 5)], twin)


def _changes(count: str, twin: Twin) -> str:
    dated = [(day, entry) for entry in twin.data.catalog.entries.values() if (day := twin.data.changed_on(entry))]
    if not dated:
        return twin.words.say("*The history of changes is not known in this copy of the site.*")
    newest = sorted(dated, key=lambda pair: (-pair[0].toordinal(), pair[1].kind.id, pair[1].name))[: int(count or 5)]
    lines = (
        f"{strong(in_words(day, twin.words))}: {twin.to(entry.name, fact_uri(entry, ''))}" for day, entry in newest
    )
    return "\n".join(map(item, lines))


def _picture(argument: str, twin: Twin) -> str:
    catalog = twin.data.catalog
    if argument in catalog.entries:
        return _timeline(argument, twin)
    return _table(argument, twin) if argument in catalog.kinds else _positions(argument, twin)


def _numbers(key: str, twin: Twin) -> str:
    catalog = twin.data.catalog
    found = panels(catalog, catalog.entries[key])
    return "\n".join(
        item(f"{_valued(panel.value, panel.figure, twin)}: {_value_link(panel.value, panel.figure, twin)}")
        for panel in found
    )
