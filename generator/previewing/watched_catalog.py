"""A catalog that can be asked as ever, and that notes what it is asked: which records there are, and in which order.

What a catalog works out once for all that ask, such as the order of names, is noted for each of them: as a facet of its
own, which has changed where the answer is another one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from functools import cached_property
from typing import Any, TypeVar

from generator.model.catalog import Catalog, follow
from generator.model.correction import Correction
from generator.model.entry import Entry
from generator.previewing.noting import Facet, note, noting
from generator.previewing.watched import watched_entry, watched_source

T = TypeVar("T")
K = TypeVar("K")

THERE = "there"  # whether there is an entry at this key, or the stub of one; without a key: which there are
LINKS, _FORMER, _CAUSED, _CORRECTED = "backlinks", "former", "caused", "corrected"
ORDER = "order"  # of the entries of a kind, or of those on a topic
LOCKS = ("lock", "quotes_lock", "ids_lock")


class WatchedMap(dict[str, T]):
    """A mapping of which each look at a key is noted, and each at all of them."""

    def __init__(self, known: Mapping[str, T], facet: str) -> None:
        with noting(None):
            super().__init__(known)
        self.facet = facet

    def __getitem__(self, key: str) -> T:
        note((key, self.facet))
        return super().__getitem__(key)

    def get(self, key: str, default: Any = None) -> Any:
        """As a dict."""
        note((key, self.facet))
        return super().get(key, default)

    def __contains__(self, key: object) -> bool:
        note((str(key), self.facet))
        return super().__contains__(key)

    def __iter__(self) -> Iterator[str]:
        note(("", self.facet))
        return super().__iter__()

    def __len__(self) -> int:
        note(("", self.facet))
        return super().__len__()

    def keys(self) -> Any:
        """As a dict."""
        note(("", self.facet))
        return super().keys()

    def values(self) -> Any:
        """As a dict."""
        note(("", self.facet))
        return super().values()

    def items(self) -> Any:
        """As a dict."""
        note(("", self.facet))
        return super().items()


class _Noted:
    """A field of the catalog of which each reading is noted."""

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, catalog: Any, owner: type) -> Any:
        note(("", self._name))
        return catalog.__dict__[self._name]

    def __set__(self, catalog: Any, value: object) -> None:
        catalog.__dict__[self._name] = value


class WatchedCatalog(Catalog):
    """A catalog of watched records. So is each that is made from it by `replace`."""

    lock = _Noted()
    quotes_lock = _Noted()
    ids_lock = _Noted()

    def __init__(self, **known: Any) -> None:
        super().__init__(**known)
        for name, facet in (("entries", THERE), ("moved", THERE), ("backlinks", LINKS)):
            found = getattr(self, name)
            if type(found) is dict:
                object.__setattr__(self, name, WatchedMap(found, facet))

    def of_kind(self, kind: str) -> list[Entry]:
        """As a catalog."""
        note(_order(kind))
        return list(self._orders.get((kind, ""), ()))

    def tagged(self, topic: str, kind: str = "") -> Iterator[Entry]:
        """As a catalog."""
        for name in (kind,) if kind else self.site.kinds:
            note(_order(name, topic))
            yield from self._orders.get((name, topic), ())

    def referring(self, kind: str, field: str) -> Mapping[str, list[Entry]]:
        """As a catalog."""
        if (kind, field) not in self._asked:
            with noting(None):
                self._asked[kind, field] = WatchedMap(super().referring(kind, field), f"by {kind}.{field}")
        return self._asked[kind, field]

    @cached_property
    def former(self) -> Mapping[str, tuple[str, ...]]:
        """As a catalog."""
        with noting(None):
            return WatchedMap(super().former, _FORMER)

    @cached_property
    def caused(self) -> Mapping[str, tuple[str, ...]]:
        """As a catalog."""
        with noting(None):
            return WatchedMap(super().caused, _CAUSED)

    @cached_property
    def noted(self) -> Mapping[str, list[tuple[int, Correction]]]:
        """As a catalog."""
        with noting(None):
            return WatchedMap(super().noted, _CORRECTED)

    @cached_property
    def _orders(self) -> Mapping[tuple[str, str], list[Entry]]:
        """The entries of each kind, and of each kind on each topic."""
        with noting(None):
            return {**{(kind, ""): entries for kind, entries in self._by_kind.items()}, **self._by_topic}

    @cached_property
    def _asked(self) -> dict[tuple[str, str], Mapping[str, list[Entry]]]:
        return {}


def watched(catalog: Catalog) -> WatchedCatalog:
    """The same catalog, which notes what is read of it, of its entries and of its sources."""
    known = {each.name: getattr(catalog, each.name) for each in fields(Catalog)}
    known["entries"] = {key: watched_entry(entry) for key, entry in catalog.entries.items()}
    known["sources"] = {name: watched_source(source) for name, source in catalog.sources.items()}
    known["backlinks"] = dict(catalog.backlinks)  # worked out here, so that each look of a rule is noted
    return WatchedCatalog(**known)


def changed_answers(before: WatchedCatalog, after: WatchedCatalog) -> set[Facet]:
    """What differs between two catalogs besides the fields of records: which there are, their orders, who refers."""
    with noting(None):
        found = {(key, LINKS) for key in _differing(before.backlinks, after.backlinks)}
        found |= {(key, THERE) for key in before.entries.keys() ^ after.entries.keys()}
        stubs = _differing(before.moved, after.moved)
        found |= {(key, THERE) for key in stubs}
        found |= {(follow(key, each.moved), THERE) for each in (before, after) for key in stubs if key in each.moved}
        for facet, name in ((_FORMER, "former"), (_CAUSED, "caused"), (_CORRECTED, "noted")):
            found |= {(key, facet) for key in _differing(getattr(before, name), getattr(after, name))}
        for kind, field in before._asked:
            one, two = (_keys(each.referring(kind, field)) for each in (before, after))
            found |= {(key, f"by {kind}.{field}") for key in _differing(one, two)}
        found |= {("", facet) for _, facet in found}
        found |= {_order(*order) for order in _differing(_keys(before._orders), _keys(after._orders))}
        found |= {("", name) for name in LOCKS if getattr(before, name) != getattr(after, name)}
    return found


def _order(kind: str, topic: str = "") -> Facet:
    return "", f"{ORDER} {kind} {topic}"


def _keys(lists: Mapping[K, list[Entry]]) -> dict[K, list[str]]:
    return {key: [entry.key for entry in entries] for key, entries in lists.items()}


def _differing(before: Mapping[K, object], after: Mapping[K, object]) -> set[K]:
    """The keys whose values differ, and those that are in one of the two."""
    return {key for key in {*before, *after} if before.get(key) != after.get(key)}
