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


def event_choices(view: View, event: Event) -> Choices:
    """What an event has to offer for each facet."""
    say, catalog, entry = view.words.say, view.catalog, event.entry
    change = (Choice("status", say("Changes of status only")),) if event.becomes else ()
    return {
        "topic": _topics(view, entry.data.tags),
        "kind": (Choice(entry.kind.id, say(catalog.kinds[entry.kind.id].title)),),
        "year": (Choice(f"{event.on.year:04}", str(event.on.year)),),
        "only": change,
    }


def _topics(view: View, tags: Iterable[str]) -> tuple[Choice, ...]:
    vocabulary = view.catalog.vocabulary
    return tuple(Choice(tag, view.words.say(vocabulary.term("topics", tag).label)) for tag in tags)
