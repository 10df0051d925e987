"""The sentences of an entry or source that no rule reads for what it says of another file; all else is its shape.

Nothing refers to them, counts them or is listed by them. A test holds this against what each rule is seen to read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

OF_ENTRIES = frozenset({"summary", "definition", "weighing", "caveats", "unknowns", "checked_on"})
OF_PARTS: Mapping[str, frozenset[str]] = {
    "facts": frozenset({"says", "caveat", "inferred_from"}),
    "status": frozenset({"note"}),
    "values": frozenset({"note"}),
}
OF_SOURCES = frozenset({"note", "published_basis", "checked_on"})
OF_PARAGRAPHS = ("digest", "skipped")  # whose keys are the numbers of paragraphs


def shape_of_source(data: Mapping[str, Any]) -> str:
    """The fingerprint of all of a source but those sentences. `data` is that of a record without a mistake of form."""
    rest = {key: value for key, value in data.items() if key not in OF_SOURCES}
    return _fingerprint(rest | {key: list(data[key]) for key in OF_PARAGRAPHS if key in data})


def shape(data: Mapping[str, Any]) -> str:
    """The same of an entry."""
    rest = {
        key: [_rest(item, OF_PARTS[key]) for item in value] if key in OF_PARTS and isinstance(value, list) else value
        for key, value in data.items()
        if key not in OF_ENTRIES
    }
    return _fingerprint(rest)


def _fingerprint(rest: Mapping[str, Any]) -> str:
    return hashlib.blake2b(repr(rest).encode("utf-8", "backslashreplace"), digest_size=16).hexdigest()


def _rest(item: object, left_out: frozenset[str]) -> object:
    return {key: value for key, value in item.items() if key not in left_out} if isinstance(item, dict) else item
