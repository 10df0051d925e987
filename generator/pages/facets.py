"""What the index of a kind can be narrowed by: its own fields, its status, its topics, and entries linked with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from generator.kinds.declaration import Kind
from generator.kinds.field_types import Base, FieldType
from generator.kinds.index import NARROWING
from generator.languages.words import message
from generator.model.absences import Absence, Reason
from generator.model.catalog import Catalog
from generator.model.entry import Entry
from generator.pages.columns import column_label
from generator.pages.narrowing import Choice, Choices, Facet

if TYPE_CHECKING:
    from generator.pages.view import View

_ABSENT = {Reason.UNKNOWN: message("Not known"), Reason.NOT_APPLICABLE: message("Not applicable")}
_SHARED_DATES = ("checked_on", "as_of")
_SHARED = ("status", "tags", *_SHARED_DATES)


def filter_names(kind: Kind) -> tuple[str, ...]:
    """The fields, and the kinds of linked entries, that an index can be narrowed by."""
    declared = kind.declared.index
    if declared.filters is not None:
        return declared.filters
    columns = (name for name in declared.columns if name in kind.declared.fields)
    own = (name for name in columns if kind.declared.fields[name].type.base in NARROWING - {Base.TEXT})
    return (*(("status",) if kind.declared.status else ()), *own, "tags")


class IndexFacets:
    """The facets of the index of a kind, and what each of its entries has to offer for them."""

    def __init__(self, view: View, kind: Kind) -> None:
        self._view = view
        self._kind = kind
        self._names = filter_names(kind)
        own = {*kind.declared.fields, *_SHARED}
        self._linked = {name: linked(view.catalog, name) for name in self._names if name not in own}

    def facets(self) -> list[Facet]:
        """The facets in their order."""
        return [_facet(self._view, self._kind, name) for name in self._names]

    def choices(self, entry: Entry) -> Choices:
        """What an entry has to offer for each facet."""
        return {name: tuple(self._choices(entry, name)) for name in self._names}

    def _choices(self, entry: Entry, name: str) -> Iterator[Choice]:
        if name in self._linked:
            others = self._linked[name].get(entry.key, {})
            yield from (Choice(other.id, other.name) for other in others.values() if other.key != entry.key)
        elif name in self._kind.declared.fields:
            yield from _of_field(self._view, self._kind.declared.fields[name].type, entry.fields.get(name))
        else:
            yield from _shared(self._view, entry, name)


def _facet(view: View, kind: Kind, name: str) -> Facet:
    lists = view.catalog.vocabulary.lists
    label = view.words.say(_label(view.catalog, kind, name))
    if name == "status":
        return Facet(name, label, order=tuple(lists[kind.declared.status or ""]))
    if name == "tags":
        return Facet(name, label, order=tuple(lists["topics"]))
    field = kind.declared.fields.get(name)
    if name in _SHARED_DATES or (field and field.type.base is Base.DATE):
        return Facet(name, label, span=True)
    is_term = field and field.type.base is Base.TERM
    return Facet(name, label, order=tuple(lists[field.type.target]) if field and is_term else ())


def _label(catalog: Catalog, kind: Kind, name: str) -> str:
    if name in (*kind.declared.fields, *_SHARED):
        return column_label(kind, name)
    return catalog.kinds[name].title


def _shared(view: View, entry: Entry, name: str) -> Iterator[Choice]:
    """What an entry has to offer for a facet that no field of its kind stands behind."""
    say, vocabulary = view.words.say, view.catalog.vocabulary
    match name:
        case "status":
            if event := view.status(entry):
                yield Choice(event.becomes, say(view.status_term(entry, event).label))
        case "tags":
            yield from (Choice(tag, say(vocabulary.term("topics", tag).label)) for tag in entry.data.tags)
        case "checked_on":
            yield _year(entry.data.checked_on.year)
        case "as_of":
            if value := view.catalog.preferred(entry):
                yield _year(value.as_of.year)


def _of_field(view: View, declared: FieldType, value: Any) -> Iterator[Choice]:
    if isinstance(value, Absence):
        if declared.base is not Base.DATE:  # a span of years has no room for it
            yield Choice(f"-{value.reason.value.replace('_', '-')}", view.words.say(_ABSENT[value.reason]))
        return
    items: Sequence[Any] = () if value is None else value if declared.is_list else (value,)
    for item in items:
        yield _of_item(view, declared, item)


def _of_item(view: View, declared: FieldType, item: Any) -> Choice:
    match declared.base:
        case Base.DATE:
            return _year(item.year)
        case Base.TERM:
            return Choice(item, view.words.say(view.catalog.vocabulary.term(declared.target, item).label))
        case Base.REFERENCE:
            entry = view.catalog.entry(item)
            return Choice(entry.id, entry.name) if entry else Choice.labelled(str(item))
        case _:
            return Choice.labelled(str(item))


def _year(year: int) -> Choice:
    return Choice(f"{year:04}", str(year))


def linked(catalog: Catalog, kind: str) -> dict[str, dict[str, Entry]]:
    """For each entry, by its key, the entries of a kind that it refers to or that refer to it, by theirs."""
    found: dict[str, dict[str, Entry]] = defaultdict(dict)
    for key, behind in catalog.backlinks.items():
        for other in behind:
            for one, another in ((key, other), (other, key)):
                entry = catalog.entries.get(another)
                if entry and entry.kind.id == kind:
                    found[one][another] = entry
    return found
