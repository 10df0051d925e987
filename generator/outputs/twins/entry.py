"""The twin of an entry: what an editor wrote, what the software worked out, its sources in short, and its history."""

from __future__ import annotations

from generator.outputs.entry_record import EntryRecord
from generator.outputs.parts_record import Data
from generator.outputs.site_data import SiteData
from generator.outputs.twins.envelope import envelope
from generator.outputs.twins.history import history
from generator.outputs.twins.rows import source_row


def entry_twin(record: EntryRecord, data: SiteData) -> Data:
    """The whole file of an entry."""
    entry, catalog = record.entry, data.catalog
    return {
        **envelope("entry", entry.key, entry.name, record.uri, data, f"kinds/{entry.kind.id}.json"),
        "former_ids": list(data.former_addresses.get(entry.key, ())),
        "translations": translations(record.uri, data),
        "authored": record.authored,
        "computed": record.computed,
        "cited_sources": [source_row(catalog.sources[each], data) for each in record.sources],
        "history": history(entry.key, data),
    }


def translations(uri: str, data: SiteData) -> list[Data]:
    """The pages in other languages that translate this one. They have no data of their own: the original governs."""
    settings = data.catalog.site.translations
    return [
        {"language": page.language, "name": settings[page.language].name, "url": data.address(page.uri)}
        for page in data.translations.get(uri, ())
    ]
