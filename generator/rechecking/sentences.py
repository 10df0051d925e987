"""What of an entry or source no rule reads for what it says of another file; all else of it is what others see.

Nothing refers to these sentences, counts them or is listed by them, but for what leads to a fact by its id
(`generator.rechecking.reach`). A test holds this against what each rule is seen to read.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

OF_ENTRIES = frozenset(
    {"summary", "definition", "weighing", "caveats", "unknowns", "checked_on"}
    | {"facts", "evidence", "see_also", "aliases", "disagreements", "review_every"}
)
OF_PARTS: Mapping[str, frozenset[str]] = {"status": frozenset({"note"}), "values": frozenset({"note"})}
OF_SOURCES = frozenset({"note", "published_basis", "checked_on"})
OF_PARAGRAPHS = ("digest", "skipped")  # whose keys are the numbers of paragraphs


def seen_of_source(data: Mapping[str, Any]) -> str:
    """All of a source but those sentences. `data` is that of a record without a mistake of form."""
    rest = {key: value for key, value in data.items() if key not in OF_SOURCES}
    return repr(rest | {key: list(data[key]) for key in OF_PARAGRAPHS if key in data})


def seen_of_entry(data: Mapping[str, Any]) -> str:
    """The same of an entry."""
    rest = {
        key: [_rest(item, OF_PARTS[key]) for item in value] if key in OF_PARTS and isinstance(value, list) else value
        for key, value in data.items()
        if key not in OF_ENTRIES
    }
    return repr(rest)


def _rest(item: object, left_out: frozenset[str]) -> object:
    return {key: value for key, value in item.items() if key not in left_out} if isinstance(item, dict) else item
