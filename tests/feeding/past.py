"""What the tests of feeds name: the small site with a past, and how it is published."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from generator.model.catalog import Catalog

ADDRESS = "https://bridges.example.org/site/"
Publish = Callable[..., Mapping[str, str]]


@dataclass(frozen=True)
class Past:
    """The catalog with its chronicle before an entry was renamed, and after that."""

    before: Catalog
    after: Catalog
