"""A change as seen from today: the thing that it concerns, whether its words may be said, what its field is called."""

from __future__ import annotations

from generator.comparing.change import Act, Change, Part
from generator.comparing.lives import standing
from generator.model.catalog import Catalog, follow
from generator.model.entry import Entry
from generator.model.source import Source, renamed_sources


def thing_of(change: Change, catalog: Catalog) -> Entry | Source | None:
    """The entry or source that changed, at whatever address it lives now; None if there is none any more.

    One that went into another is no more: `home_of` has where its address leads.
    """
    return None if change.into else _at(change.of, catalog)


def home_of(change: Change, catalog: Catalog) -> Entry | Source | None:
    """What took in the entry or source that changed; None if nothing did."""
    return _at(change.into, catalog) if change.into else None


def _at(address: str, catalog: Catalog) -> Entry | Source | None:
    kind, _, name = address.partition("/")
    if kind == "sources":
        return catalog.sources.get(name) or renamed_sources(catalog.sources).get(name)
    return catalog.entries.get(follow(address, catalog.moved))


def anchor_of(change: Change, entry: Entry) -> str:
    """The fact or value that changed, under the id that it has now; nothing if the entry has it no more."""
    return "" if change.ended else standing(change.anchor, entry.data.former_ids, set(entry.anchors()))


def may_be_told(change: Change, catalog: Catalog) -> bool:
    """Whether the words of a change may be said: not those of what was withdrawn, on that day or later.

    The page on corrections tells those of corrections, with the reason. What has no id of its own lost its words in
    the chronicle already (`generator.comparing.lasting`); here it counts what is published, which may be less than
    what was committed.
    """
    if change.act is Act.WITHDRAWN or change.part is Part.CORRECTION or change.ended:
        return False
    thing = thing_of(change, catalog)
    if change.anchor and isinstance(thing, Entry):
        return bool(anchor_of(change, thing))
    return thing is not None


def label_of(change: Change, catalog: Catalog) -> str:
    """What readers call the field of a kind that changed; nothing for what is no such field."""
    kind = catalog.kinds.get(change.of.partition("/")[0])
    is_own = kind is not None and change.part is Part.FIELD and change.name in kind.declared.fields
    return kind.label(change.name) if kind and is_own else ""
