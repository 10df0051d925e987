"""Fills the engine's settings from the site's own: name, address, language, menu, and what the theme prints."""

from __future__ import annotations

import os
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from generator.model.catalog import Catalog
from generator.pages.links import FIELDS, INDEX
from generator.pages.view import View
from generator.prose.render import plain

ADDRESS_VARIABLE = "FACTSHEET_ADDRESS"


def configure(config: MkDocsConfig, catalog: Catalog) -> MkDocsConfig:
    """Set what `mkdocs.yml` leaves open, so that it is the same for every topic."""
    site = catalog.site
    config.site_name = site.name
    config.site_description = site.description
    config.site_author = site.publisher.name
    address = os.environ.get(ADDRESS_VARIABLE) or site.address
    if address and not config.site_url:
        config.site_url = address if address.endswith("/") else f"{address}/"
    config.theme["language"] = site.language.partition("-")[0]
    config.nav = menu(catalog)
    config.extra["generator"] = False
    config.extra["factsheet"] = {
        "tagline": site.tagline or "",
        "short_name": site.short_name or site.name,
        "notice": plain(site.notice, catalog),
        "notice_page": site.notice_page,
        "publisher": site.publisher.model_dump(),
        "licenses": site.licenses.model_dump(),
        "as_of": str(View(catalog, INDEX).date(catalog.today)),
        "as_of_iso": catalog.today.isoformat(),
    }
    return config


def menu(catalog: Catalog) -> list[Any]:
    """The menu in the engine's form, from the site's own short one."""
    return [_item(catalog, item) for item in catalog.site.nav]


def _item(catalog: Catalog, item: Any) -> Any:
    if not isinstance(item, dict):
        return _target(catalog, item)
    ((title, target),) = item.items()
    if isinstance(target, (list, tuple)):
        return {title: [_item(catalog, each) for each in target]}
    return {title: _target(catalog, target)}


def _target(catalog: Catalog, target: str) -> Any:
    if target == "kinds":
        return [{catalog.kinds[kind].title: f"{kind}/{INDEX}"} for kind in catalog.site.kinds]
    if target == "sources":
        return f"sources/{INDEX}"
    if target == "fields":
        return FIELDS
    if target.endswith("/"):
        inside = sorted(uri for uri in catalog.documents if uri.startswith(target))
        return sorted(inside, key=lambda uri: (not uri.endswith(INDEX), uri))
    return target
