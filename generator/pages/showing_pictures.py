"""Pictures, as HTML for one page. Each method gives nothing where there is nothing to draw."""

from __future__ import annotations

from generator.kinds.declaration import Kind
from generator.model.entry import Entry
from generator.pages.embedding import embed_details
from generator.pages.escape import Markdown
from generator.pages.naming import Naming
from generator.pictures.bars import bars
from generator.pictures.framing import figure
from generator.pictures.mapping import place_map
from generator.pictures.overview import overview
from generator.pictures.picture import Picture
from generator.pictures.sides import sides
from generator.pictures.timelines import entry_timeline_picture


class ShowingPictures(Naming):
    """What a page draws."""

    def chart(self, entry: Entry) -> Markdown:
        """The values of a figure as bars, where there is something to compare."""
        return self._framed(bars(self, entry))

    def drawn_timeline(self, entry: Entry) -> Markdown:
        """The statuses of an entry over time, with those of the entries that belong to it."""
        return self._framed(entry_timeline_picture(self, entry))

    def drawn_overview(self) -> Markdown:
        """The events of the whole site by kind and month."""
        return self._framed(overview(self))

    def place_map(self, kind: Kind) -> Markdown:
        """The map of a kind that declares one."""
        return self._framed(place_map(self, kind))

    def drawn_sides(self, topic: str) -> Markdown:
        """The positions on a topic by side."""
        return self._framed(sides(self, topic))

    def embed(self, entry: Entry) -> Markdown:
        """How to show a figure on another site. The card speaks the original language, so only its page offers it."""
        return embed_details(self, entry) if entry.values and self.catalog.original is None else Markdown("")

    def _framed(self, picture: Picture | None) -> Markdown:
        return figure(self, picture) if picture else Markdown("")
