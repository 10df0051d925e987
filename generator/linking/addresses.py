"""Every address of another host that stands in the content, the settings and the pages, with all its places."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urldefrag

from generator.checks.masking import blank_all
from generator.checks.passages import Place, passages
from generator.kinds.field_types import Base
from generator.loading.record import Record
from generator.model.absences import Absence
from generator.model.catalog import Catalog
from generator.prose.tokens import CODE

# A link or definition of Markdown; the address ends where the engine ends it.
_IN_PROSE = re.compile(
    r"\]\(\s{0,9}<?(?P<inline>https?://[^\s<>)\"']+)|<(?P<auto>https?://[^\s<>]+)>|\]:\s{0,9}<?(?P<defined>https?://[^\s<>]+)"
)
_WEB = ("http://", "https://")
Path = tuple[str | int, ...]


@dataclass(frozen=True, order=True)
class Spot:
    """Where an address stands; line and column count from 1."""

    file: str
    line: int
    column: int


@dataclass(frozen=True)
class External:
    """An address without its part behind the #, where it stands, and an archived copy of it that a record names."""

    address: str
    spots: tuple[Spot, ...]
    archived: str = ""


def external_addresses(catalog: Catalog) -> list[External]:
    """All web addresses that lead away from the site, each once, in the order of the alphabet."""
    spots: dict[str, set[Spot]] = defaultdict(set)
    for written, spot in _all(catalog):
        address = urldefrag(written).url
        if address.lower().startswith(_WEB) and not _own(address, catalog.site.address):
            spots[address].add(spot)
    archived = _archived(catalog)
    return [External(each, tuple(sorted(spots[each])), archived.get(each, "")) for each in sorted(spots)]


def _own(address: str, site: str) -> bool:
    return bool(site) and f"{address.rstrip('/')}/".startswith(f"{site.rstrip('/')}/")


def _all(catalog: Catalog) -> Iterator[tuple[str, Spot]]:
    yield from _of_sources(catalog)
    yield from _of_entries(catalog)
    yield from _of_settings(catalog)
    for passage in passages(catalog):
        text = blank_all(passage.text, (CODE,)) if passage.place is Place.DOCUMENT else passage.text
        for match in _IN_PROSE.finditer(text):
            group = str(match.lastgroup)
            found = passage.problem("", match.start(group), match.end(group), "")
            yield match[group], Spot(found.file, found.line, found.column)


def _of_sources(catalog: Catalog) -> Iterator[tuple[str, Spot]]:
    for source in catalog.sources.values():
        data = source.data
        if source.address:
            yield source.address, _spot(source.record, ("address",))
        if data.archived:
            yield data.archived, _spot(source.record, ("archived",))
        for index, address in enumerate(data.read_at):
            yield address, _spot(source.record, ("read_at", index))


def _of_entries(catalog: Catalog) -> Iterator[tuple[str, Spot]]:
    for entry in catalog.entries.values():
        for name, declared in entry.kind.fields():
            value = entry.fields.get(name)
            if declared.type.base is not Base.URL or value is None or isinstance(value, Absence):
                continue
            items = enumerate(value) if declared.type.is_list else ((None, value),)
            for index, address in items:
                path: Path = (name,) if index is None else (name, index)
                yield str(address), _spot(entry.record, path)


def _of_settings(catalog: Catalog) -> Iterator[tuple[str, Spot]]:
    record = catalog.settings.get("site")
    if record is None:
        return
    licenses = catalog.site.licenses
    yield catalog.site.publisher.contact, _spot(record, ("publisher", "contact"))
    for name, license in (("code", licenses.code), ("content", licenses.content)):
        yield license.address, _spot(record, ("licenses", name, "address"))


def _spot(record: Record, path: Path) -> Spot:
    position = record.position(path)
    return Spot(record.file, position.line, position.column)


def _archived(catalog: Catalog) -> dict[str, str]:
    """For each address of a source, the archived copy that its record names."""
    return {
        urldefrag(source.address).url: source.data.archived
        for source in catalog.sources.values()
        if source.address and source.data.archived
    }
