"""Lists that readers sort and narrow: tables of entries and sources, the timeline; what can be chosen for each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, cast

from generator.kinds.declaration import Kind
from generator.model.entry import Entry
from generator.model.source import Source
from generator.pages.addresses import from_there
from generator.pages.columns import column_label, order_of, sorted_by
from generator.pages.escape import Markdown
from generator.pages.event_facets import event_choices, event_facets
from generator.pages.event_lists import event_list
from generator.pages.events import Event
from generator.pages.facets import IndexFacets
from generator.pages.going_on import first_of, is_long, referring
from generator.pages.links import backlinks_uri, link
from generator.pages.naming import Naming
from generator.pages.narrowing import Filter, filters_over, named
from generator.pages.ordering import Order, orders_of
from generator.pages.source_table import COLUMNS, source_choices, source_facets, source_table
from generator.pages.stretches import Stretch
from generator.pages.tables import index_table

if TYPE_CHECKING:
    from generator.pages.view import View


class ShowingLists(Naming):
    """What a page with a list offers to sort it and to narrow it."""

    def table(self, kind: Kind, entries: Sequence[Entry] | None = None, *, narrowed: bool = False) -> Markdown:
        """The table of the entries of a kind; with `narrowed`, its rows say what they can be found by."""
        return index_table(self._view, kind, entries, narrowed=narrowed)

    def filters(self, kind: Kind, entries: Iterable[Entry]) -> list[Filter]:
        """What the index of a kind can be narrowed by."""
        facets = IndexFacets(self._view, kind)
        return filters_over(facets.facets(), [facets.choices(entry) for entry in entries])

    def orders(self, kind: Kind) -> list[Order]:
        """The ways in which the index of a kind can be sorted."""
        columns = kind.declared.index.columns
        return orders_of(
            self.words,
            [(name, self.words.say(column_label(kind, name)), order_of(kind, name)) for name in columns],
            next((index for index, name in enumerate(columns) if sorted_by(kind, name)), None),
            descending=kind.declared.index.descending,
        )

    def by_kind(self, entries: Iterable[Entry]) -> dict[str, list[Entry]]:
        """Some entries by the ids of their kinds, in the order of the menu."""
        found: dict[str, list[Entry]] = {kind: [] for kind in self.catalog.site.kinds}
        for entry in entries:
            found[entry.kind.id].append(entry)
        return found

    def source_table(self, sources: Sequence[Source], uses: Mapping[str, Sequence[object]]) -> Markdown:
        """The table of the sources."""
        return source_table(self._view, sources, uses)

    def source_filters(self, sources: Iterable[Source]) -> list[Filter]:
        """What the index of sources can be narrowed by."""
        return filters_over(source_facets(self._view), [source_choices(self._view, source) for source in sources])

    def source_orders(self) -> list[Order]:
        """The ways in which the index of sources can be sorted."""
        columns = [(name, self.words.say(label), order) for name, label, order in COLUMNS]
        return orders_of(self.words, columns, None)

    def event_filters(self, events: Iterable[Event]) -> list[Filter]:
        """What the site's timeline can be narrowed by."""
        return filters_over(event_facets(self._view), event_choices(self._view, events))

    def found_events(self, events: list[Event]) -> Markdown:
        """Events as a list whose items say what they can be found by."""
        found = [named(choices) for choices in event_choices(self._view, events)]
        return event_list(self._view, events, name_entries=True, found=found)

    def rest_of(self, stretch: Stretch[object]) -> list[str]:
        """The addresses of the pages of a list behind its first, as a browser needs them there."""
        return [from_there(uri, stretch.uri) for uri in stretch.uris[1:]]

    def backlinks(self, entry: Entry) -> list[tuple[Kind, list[Entry]]]:
        """The entries that refer to this one, by kind."""
        return referring(self.catalog, entry)

    def first_backlinks(self, entry: Entry) -> list[tuple[Kind, list[Entry]]]:
        """As many of them as stand on the page of the entry."""
        return first_of(self.backlinks(entry))

    def more_backlinks(self, entry: Entry) -> Markdown:
        """The link to the list of all of them, where that is longer; else nothing."""
        if not is_long(self.catalog, entry):
            return Markdown("")
        count = len(self.catalog.backlinks[entry.key])
        said = self.words.say("All {count} entries that refer to this", count=count)
        return link(said, backlinks_uri(entry), self.page)

    @property
    def _view(self) -> View:
        return cast("View", self)
