"""What the site's timeline can be narrowed by: the topics and the kind of the entry, the year, changes of status."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from generator.pages.events import Event
from generator.pages.narrowing import Choice, Choices, Facet

if TYPE_CHECKING:
    from generator.pages.view import View


def event_facets(view: View) -> list[Facet]:
    """The facets of the timeline. The last is one box to tick: it has one choice, and no name besides."""
    say, site = view.words.say, view.catalog.site
    return [
        Facet("topic", say("Topic"), order=tuple(view.catalog.vocabulary.lists["topics"])),
        Facet("kind", say("Kind of entry"), order=site.kinds),
        Facet("year", say("Year"), span=True),
        Facet("only", ""),
    ]


def event_choices(view: View, events: Iterable[Event]) -> list[Choices]:
    """What events have to offer for each facet."""
    say, catalog = view.words.say, view.catalog
    topics = {tag: Choice(tag, say(term.label)) for tag, term in catalog.vocabulary.lists["topics"].items()}
    kinds = {name: (Choice(name, say(kind.title)),) for name, kind in catalog.kinds.items()}
    change = (Choice("status", say("Changes of status only")),)
    return [
        {
            "topic": tuple(topics[tag] for tag in event.entry.data.tags),
            "kind": kinds[event.entry.kind.id],
            "year": (Choice(f"{event.on.year:04}", str(event.on.year)),),
            "only": change if event.becomes else (),
        }
        for event in events
    ]
