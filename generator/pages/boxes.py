"""The rows of an entry's box: what is known first, then what is not, with why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.kinds.field_types import Base
from generator.model.absences import Absence
from generator.model.entry import Entry
from generator.pages.columns import column_label
from generator.pages.escape import Markdown

if TYPE_CHECKING:
    from generator.pages.view import View


@dataclass(frozen=True)
class Row:
    """A term and its descriptions: one for each item of a list."""

    label: str
    values: tuple[Markdown, ...]


def box_rows(view: View, entry: Entry, names: Iterable[str]) -> list[Row]:
    """The rows for these fields and the topics. A reference to an entry with a status says that status as well."""
    wanted = [name for name in names if name != "tags"]
    absent = [name for name in wanted if isinstance(entry.fields.get(name), Absence)]
    ordered = [*(name for name in wanted if name not in absent), "tags", *absent]
    rows = (Row(view.words.say(column_label(entry.kind, name)), tuple(_values(view, entry, name))) for name in ordered)
    return [row for row in rows if row.values]


def _values(view: View, entry: Entry, name: str) -> Iterator[Markdown]:
    declared = entry.kind.declared.fields.get(name)
    value = entry.fields.get(name)
    if name == "tags":
        yield from (view.topic(tag) for tag in entry.data.tags)
    elif declared is None or declared.type.base is not Base.REFERENCE or isinstance(value, Absence):
        if said := view.field(entry, name):
            yield said
    elif value is not None:
        for reference in value if declared.type.is_list else [value]:
            other = view.catalog.entry(reference)
            yield Markdown(f"{view.ref(reference)} {view.status_mark(other) if other else ''}".rstrip())
