"""The vocabulary of schema.org: which types and properties there are, and what fits where.

It comes along as names and relations (`schemaorg.tsv`), so that a declaration can be checked without a network.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from generator.kinds.field_types import Base

BASE = "https://schema.org/"
# What a field of a kind can be in the vocabulary. A term is its label, a text; a reference is judged by its target.
FITTING: Mapping[Base, tuple[str, ...]] = {
    Base.TEXT: ("Text",),
    Base.PROSE: ("Text",),
    Base.DATE: ("Date",),
    Base.NUMBER: ("Number",),
    Base.URL: ("URL",),
    Base.COORDINATES: ("GeoCoordinates",),
    Base.TERM: ("Text",),
}


@dataclass(frozen=True)
class Property:
    """A property: the types that have it, and the types of its values."""

    domains: tuple[str, ...]
    ranges: tuple[str, ...]


@dataclass(frozen=True)
class Vocabulary:
    """Types with their parents, properties, and the members of enumerations with the enumerations they belong to."""

    types: Mapping[str, tuple[str, ...]]
    properties: Mapping[str, Property]
    members: Mapping[str, tuple[str, ...]]

    def is_a(self, name: str, wanted: str) -> bool:
        """Whether a type is another one or a kind of it."""
        return name == wanted or any(self.is_a(parent, wanted) for parent in self.types.get(name, ()))

    def has(self, name: str, property_name: str) -> bool:
        """Whether a thing of this type can have the property."""
        found = self.properties.get(property_name)
        return found is not None and any(self.is_a(name, domain) for domain in found.domains)

    def takes(self, property_name: str, names: Iterable[str]) -> bool:
        """Whether the property can have a value of one of these types. An address is a text as well."""
        ranges = self.properties[property_name].ranges
        return any(self.is_a(name, wanted) for name in names for wanted in ranges)

    def of_enumeration(self, property_name: str) -> list[str]:
        """The members of enumerations that the property can have as its value."""
        ranges = self.properties[property_name].ranges
        return [
            name for name, types in self.members.items() if any(self.is_a(each, to) for each in types for to in ranges)
        ]


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary, read once."""
    text = files(__package__).joinpath("schemaorg.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    return Vocabulary(
        types={name: tuple(parents.split()) for sort, name, parents, *_ in rows if sort == "type"},
        properties={
            name: Property(tuple(rest[0].split()), tuple(rest[1].split()))
            for sort, name, *rest in rows
            if sort == "property"
        },
        members={name: tuple(types.split()) for sort, name, types, *_ in rows if sort == "member"},
    )
