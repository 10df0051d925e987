"""From the past of a project to the chronicle that its pages show."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.comparing.change import Chronicle
from generator.loading.history_records import days_of_content
from generator.loading.record import Record
from generator.model.catalog import Catalog


def read_chronicle(catalog: Catalog, root: Path) -> Chronicle | None:
    """What changed when, of the project in `root`; None outside a repository, without Git and in a shallow clone."""
    days = days_of_content(root, _records(catalog))
    if days is None:
        return None
    from generator.comparing.chronicle import chronicle_of  # with all that compares states, where there is a past

    settings = [*catalog.settings.values(), *(kind.record for kind in catalog.kinds.values())]
    data = {record.file: record.data for record in settings}
    return chronicle_of(((each.day, each.files) for each in days), data, catalog.words)


def _records(catalog: Catalog) -> Iterator[Record]:
    for found in (catalog.entries, catalog.moved, catalog.sources):
        yield from (each.record for each in found.values())
    if catalog.corrections.record:
        yield catalog.corrections.record
