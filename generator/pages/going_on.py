"""Pages on which a list goes on that grows with the site: of a topic, of what refers to an entry or rests on a source.

The page of the entry or source shows as many lines as a phone can load, and leads to pages of the whole list. All that
was ever a place on such a page stays there, so no link to it has to know of the others. As with `open_lists`, nobody
should link to a later page, because what stands there moves on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any

from generator.kinds.declaration import Kind
from generator.model.catalog import Catalog
from generator.model.entry import Entry
from generator.model.uses import Use
from generator.pages.links import backlinks_uri, topic_uri, uses_uri
from generator.pages.open_lists import cut

MOST = 300  # lines of such a list on the page of the entry or source itself


def topic_pages(catalog: Catalog, topic: str) -> dict[str, dict[str, Any]]:
    """What each page of a topic shows: its `stretch` of entries; with several pages, the `places` where kinds begin."""
    made = cut(topic_uri(topic), list(catalog.tagged(topic)), lambda entry: 1)
    begins: dict[str, str] = {}
    for stretch in made:
        for entry in stretch.rows:
            begins.setdefault(entry.kind.id, stretch.uri)
    places = [(catalog.kinds[kind], uri) for kind, uri in begins.items()] if len(made) > 1 else []
    return {each.uri: {"stretch": each, "places": places, "begins": begins} for each in made}


def referring(catalog: Catalog, entry: Entry) -> list[tuple[Kind, list[Entry]]]:
    """The entries that refer to one, by kind in the order of the menu, and by name."""
    keys = catalog.backlinks.get(entry.key, ())
    by_kind: dict[str, list[Entry]] = {}
    for key in keys:
        if other := catalog.entries.get(key):
            by_kind.setdefault(other.kind.id, []).append(other)
    found = ((catalog.kinds[kind], by_kind.get(kind, [])) for kind in catalog.site.kinds)
    return [(kind, sorted(each, key=lambda other: other.name)) for kind, each in found if each]


def first_of(groups: Iterable[tuple[Kind, list[Entry]]]) -> list[tuple[Kind, list[Entry]]]:
    """The first entries of such a list, as many as stand on the page of the entry."""
    found, room = [], MOST
    for kind, entries in groups:
        if room > 0:
            found.append((kind, entries[:room]))
            room -= len(entries)
    return found


def is_long(catalog: Catalog, entry: Entry) -> bool:
    """Whether more entries refer to this one than stand on its page."""
    return len(catalog.backlinks.get(entry.key, ())) > MOST


def backlink_pages(catalog: Catalog) -> dict[str, dict[str, Any]]:
    """For the entries to which many lead: what each page of the list of these shows."""
    found: dict[str, dict[str, Any]] = {}
    for key, keys in catalog.backlinks.items():
        entry = catalog.entries.get(key)
        if entry is None or len(keys) <= MOST:
            continue
        rows = [other for _, entries in referring(catalog, entry) for other in entries]
        for stretch in cut(backlinks_uri(entry), rows, lambda other: 1):
            groups = [(catalog.kinds[kind], list(each)) for kind, each in groupby(stretch.rows, lambda e: e.kind.id)]
            found[stretch.uri] = {"entry": entry, "groups": groups, "count": len(rows), "stretch": stretch}
    return found


def sign_of_backlinks(page: Mapping[str, Any]) -> object:
    """What can be compared of such a page."""
    stretch = page["stretch"]
    return page["count"], stretch.uris, [entry.key for entry in stretch.rows]


@dataclass(frozen=True)
class Several:
    """Of a source on which much rests: how many uses its page shows of each paragraph, and where all of them are."""

    share: int
    count: int
    begins: Mapping[int | None, str]


def use_pages(uses: Mapping[str, Sequence[Use]]) -> dict[str, dict[str, Any]]:
    """For the sources on which much rests: what each page of the list of that shows, by paragraph."""
    found: dict[str, dict[str, Any]] = {}
    for name, every in uses.items():
        if len(every) <= MOST:
            continue
        rows = sorted(((use[2].paragraph, use) for use in every), key=lambda row: row[0] or 0)
        made = cut(uses_uri(name), rows, lambda row: 2)  # with its quotation, a use is as long as two lines
        begins: dict[int | None, str] = {}
        for stretch in made:
            for number, _ in stretch.rows:
                begins.setdefault(number, stretch.uri)
        several = Several(_share([len(list(each)) for _, each in groupby(rows, itemgetter(0))]), len(every), begins)
        for stretch in made:
            groups = [(number, [use for _, use in each]) for number, each in groupby(stretch.rows, itemgetter(0))]
            found[stretch.uri] = {"name": name, "groups": groups, "several": several, "stretch": stretch}
    return found


def sign_of_uses(page: Mapping[str, Any]) -> object:
    """What can be compared of such a page, or of what the page of its source says of it."""
    uses = [(entry.key, anchor, evidence) for _, each in page["groups"] for entry, anchor, evidence in each]
    return page["several"], page["stretch"].uris, uses


def _share(counts: Sequence[int]) -> int:
    """How many uses of each paragraph fit where they take as many lines in all as there may be; at least one."""
    share = 1
    while sum(min(share + 1, count) for count in counts) <= MOST and share < max(counts):
        share += 1
    return share
