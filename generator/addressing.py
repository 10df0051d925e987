"""The address of this build, which is that of the site's settings unless the environment names another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from generator.model.catalog import Catalog

ADDRESS_VARIABLE = "FACTSHEET_ADDRESS"


def published_at(catalog: Catalog, environ: Mapping[str, str]) -> Catalog:
    """The catalog with the address of this build."""
    address = environ.get(ADDRESS_VARIABLE)
    return replace(catalog, site=catalog.site.model_copy(update={"address": address})) if address else catalog
