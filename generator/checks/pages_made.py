"""The addresses of all pages that are made from a catalog, worked out once for the rules that ask for them."""

from __future__ import annotations

from collections.abc import Sequence

from generator.checks.keeping import kept
from generator.model.catalog import Catalog
from generator.pages.links import generated_uris


@kept
def pages_made(catalog: Catalog) -> Sequence[str]:
    """Every page that is generated."""
    return tuple(generated_uris(catalog))
