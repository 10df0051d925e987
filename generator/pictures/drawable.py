"""What the block token `picture` can draw on a page of docs/: an entry's timeline, a topic's sides, a kind's map."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.catalog import Catalog
from generator.pages.positions import sides_on


def drawable(catalog: Catalog) -> Iterator[str]:
    """Every argument that the token may have."""
    yield from (key for key, entry in catalog.entries.items() if catalog.present_status(entry))
    yield from (topic for topic in catalog.vocabulary.lists["topics"] if len(sides_on(catalog, topic)) > 1)
    yield from (name for name, kind in catalog.kinds.items() if kind.declared.pictures and kind.declared.pictures.map)
