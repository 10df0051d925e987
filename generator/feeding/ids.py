"""Ids that stay: of feeds, of their items and of dates. No other site has them, and no rename changes them."""

from __future__ import annotations

import uuid
from functools import cached_property
from urllib.parse import urlsplit

from generator.comparing.change import Act, Change, Part
from generator.model.catalog import Catalog, follow
from generator.model.site import SiteConfig

# Never change it: every reader of feeds would show everything as new.
_NAMESPACE = uuid.UUID("6d2c1f5e-0c0b-5a57-9f6e-3b8a4f1f2d90")


def origin(site: SiteConfig) -> str:
    """What tells a site from all others: the host and path of its address, of the first one if it has moved.

    A site without an address has the names of itself and of its publisher. http and https are the same site.
    """
    address = urlsplit(site.first_address or site.address)
    if address.netloc:
        return f"//{address.netloc.lower()}{address.path.rstrip('/')}/"
    return f"{site.name}\n{site.publisher.name}"


class Ids:
    """The ids of one site, made from the address under which a thing was first published."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._site = uuid.uuid5(_NAMESPACE, origin(catalog.site))

    def urn(self, *parts: str) -> str:
        """The id of a thing as a URN (RFC 9562, version 5). `parts` name it: its sort, its address, its day."""
        return f"urn:uuid:{uuid.uuid5(self._site, chr(10).join(parts))}"

    def of_entry(self, key: str) -> str:
        """The first address of an entry (`kind/id`).

        Stubs do not tell in which order they were left, so without a chronicle it is the first in the alphabet.
        """
        return self._first.get(key, key)

    def of_part(self, key: str, anchor: str) -> str:
        """The first address of an entry, or of a fact or value of it: `kind/id#fact`.

        The former ids of a fact stand in the order in which they were replaced.
        """
        entry = self._catalog.entries.get(key)
        former = entry.data.former_ids if entry else {}
        now = former.get(anchor, anchor)
        return f"{self.of_entry(key)}#{next((old for old, new in former.items() if new == now), now)}"

    @cached_property
    def _first(self) -> dict[str, str]:
        catalog = self._catalog
        if catalog.chronicle is None:
            return {follow(old, catalog.moved): old for old in sorted(catalog.moved, reverse=True)}
        first: dict[str, str] = {}
        for each in reversed(catalog.chronicle.days):
            _live_on([change for change in each.changes if change.part is Part.ENTRY], first)
        return first


def _live_on(changes: list[Change], first: dict[str, str]) -> None:
    """Keep the first addresses of all entries over one day. One that became part of another takes that one's."""
    for change in changes:
        if change.act is Act.ADDED:
            first[change.of] = change.of
        elif change.act is Act.RENAMED:
            first.setdefault(change.of, first.pop(change.before, change.before))
        else:
            first.pop(change.of, None)
