"""Fills the engine's settings from the site's own: name, address, language, menu, and what the theme prints."""

from __future__ import annotations

from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from generator.kinds.declaration import Kind
from generator.model.catalog import Catalog
from generator.pages.addresses import served
from generator.pages.links import FIELDS, INDEX, matrix_uri
from generator.pages.view import View
from generator.prose.render import plain


def configure(config: MkDocsConfig, catalog: Catalog) -> MkDocsConfig:
    """Set what `mkdocs.yml` leaves open, so that it is the same for every topic."""
    site = catalog.site
    config.site_name = site.name
    config.site_description = site.description
    config.site_author = site.publisher.name
    address = site.address
    if address and not config.site_url:
        config.site_url = address if address.endswith("/") else f"{address}/"
    config.theme["language"] = site.language.partition("-")[0]
    config.nav = menu(catalog)
    config.extra["generator"] = False
    config.extra["factsheet"] = in_frame(catalog)
    return config


def in_frame(catalog: Catalog) -> dict[str, object]:
    """What the frame of every page says of the site."""
    site = catalog.site
    return {
        "tagline": site.tagline or "",
        "short_name": site.short_name or site.name,
        "notice": plain(site.notice, catalog),
        "notice_page": (site.notice_page or "").partition("#")[0],
        "notice_address": served(site.notice_page or ""),
        "notice_short": site.notice_short or "",
        "publisher": site.publisher.model_dump(),
        "licenses": site.licenses.model_dump(),
        "as_of": str(View(catalog, INDEX).date(catalog.today)),
        "as_of_iso": catalog.today.isoformat(),
        "as_of_line": catalog.words.say("As of {date}", date=str(View(catalog, INDEX).date(catalog.today))),
    }


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


def _pages_of(kind: Kind) -> list[dict[str, str]]:
    """The pages of a kind that are in the menu: its index and, if it has one, its matrix."""
    index = {kind.title: f"{kind.id}/{INDEX}"}
    return [index, {kind.declared.matrix.title: matrix_uri(kind.id)}] if kind.declared.matrix else [index]


def _target(catalog: Catalog, target: str) -> Any:
    if target == "kinds":
        return [item for kind in catalog.site.kinds for item in _pages_of(catalog.kinds[kind])]
    if target == "sources":
        return f"sources/{INDEX}"
    if target == "fields":
        return FIELDS
    if target.endswith("/"):
        inside = sorted(uri for uri in catalog.documents if uri.startswith(target))
        return sorted(inside, key=lambda uri: (not uri.endswith(INDEX), uri))
    return target
