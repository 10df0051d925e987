"""A section of a catalog: some of its entries, or all that is no entry, for work that is done in parts."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.entry import Entry


@dataclass(frozen=True)
class Section:
    """Some entries; and if it `has_rest`, all that does not belong to one entry: sources, pages, the site."""

    entries: tuple[Entry, ...]
    has_rest: bool = False
