"""Which facets of a record differ between two states of it: what an edit has changed."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from generator.model.entry import Entry
from generator.model.source import Source
from generator.previewing.noting import WHOLE, Facet
from generator.previewing.watched import NESTED, RECORD


def changed_facets(before: Entry | Source, after: Entry | Source) -> set[Facet]:
    """What reads differently. Both are of one kind and id; another text of the file is a facet as well."""
    key = before.key if isinstance(before, Entry) else f"sources/{before.id}"
    found = {(key, facet) for facet in _of_parts(before.data, after.data)}
    if before.record.text != after.record.text:
        found |= {(key, WHOLE), (before.record.file, RECORD)}
    return found


def _of_parts(before: BaseModel, after: BaseModel, prefix: str = "") -> Iterator[str]:
    """The names of fields that differ; of lists of parts, those of the fields of their items."""
    for name in type(before).model_fields:
        old, new = getattr(before, name), getattr(after, name)
        if _is_list(old) or _is_list(new):
            parts = (*old, *new)
            if len(old) != len(new):
                yield f"{prefix}{name}"
                yield from {f"{name}.{each}" for each in type(parts[0]).model_fields}
            else:
                yield from {
                    found for one, two in zip(old, new, strict=True) for found in _of_parts(one, two, f"{name}.")
                }
        elif old != new:
            yield f"{prefix}{name}"


def _is_list(value: object) -> bool:
    return isinstance(value, tuple) and bool(value) and isinstance(value[0], NESTED)
