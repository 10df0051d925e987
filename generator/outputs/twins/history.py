"""What changed in an entry or source, day by day, as data with a sentence for each change."""

from __future__ import annotations

from generator.comparing.change import Change
from generator.feeding.changes_since import change_record
from generator.outputs.parts_record import Data
from generator.outputs.site_data import SiteData

_KEYS = (
    *("sentence", "attribution", "attribution_before", "in_place_of_status", "act", "part", "of", "anchor", "name"),
    *("before", "after", "count", "url"),
)


def history(key: str, data: SiteData) -> list[Data] | None:
    """The days on which facts changed, the newest first; None where the past is not known."""
    if data.catalog.chronicle is None:
        return None
    return [
        {"day": day.isoformat(), "changes": [_change(change, data) for change in changes]}
        for day, changes in data.history(key)
    ]


def _change(change: Change, data: SiteData) -> Data:
    """One change, as in /changes.json, but with every key. What was withdrawn since is not said again."""
    record = change_record(change, data)
    return {key: record.get(key) for key in _KEYS}
