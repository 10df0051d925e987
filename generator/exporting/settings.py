"""The settings of an export: one `mkdocs.yml` that MkDocs with Material, Zensical and ProperDocs all read.

It names no plugin but the search, no tag of YAML, and only extensions that the Markdown of our pages needs and that all
three engines have (tests/exporting builds with each).
"""

from __future__ import annotations

from typing import Any

import yaml

from generator.engine.configuring import menu
from generator.engine.looking import STYLE_SHEET
from generator.exporting.placing import placed
from generator.model.catalog import Catalog
from generator.pages.links import INDEX
from generator.prose.render import plain
from generator.translating.publishing import counterparts

# The order matters to Python-Markdown as little as to us, but a fixed one makes two exports comparable.
EXTENSIONS: tuple[Any, ...] = (
    "admonition",
    "attr_list",
    "md_in_html",
    "tables",
    "footnotes",
    {"toc": {"permalink": False, "toc_depth": 2}},
    "pymdownx.details",
    "pymdownx.superfences",
    {"pymdownx.tabbed": {"alternate_style": True}},
)
_SCHEMES = (("light", "default", "weather-night", "dark"), ("dark", "slate", "weather-sunny", "light"))


def settings(catalog: Catalog) -> str:
    """The text of `mkdocs.yml`. What the frame of our own pages says of all of them stands at their foot."""
    site = catalog.site
    told: dict[str, Any] = {
        "site_name": site.name,
        "site_description": " ".join(site.description.split()),
        "site_author": site.publisher.name,
        "docs_dir": "docs",
        "use_directory_urls": True,
        "copyright": _foot(catalog),
        "theme": _theme(site.language.partition("-")[0]),
        "extra_css": [STYLE_SHEET],
        "plugins": ["search"],
        "markdown_extensions": list(EXTENSIONS),
        "validation": {"nav": {"omitted_files": "ignore"}},
        "extra": {"generator": False},
        "nav": _placed([*menu(catalog), *_languages(catalog)]),
    }
    if site.address:
        told["site_url"] = site.address if site.address.endswith("/") else f"{site.address}/"
    return _HEAD + yaml.safe_dump(told, allow_unicode=True, sort_keys=False, width=120)


_HEAD = "# Written by `factsheet export`. The facts are not in this folder: change them at their source.\n"


def _theme(language: str) -> dict[str, Any]:
    """The theme without fonts of other hosts. `variant` asks Zensical for the HTML of Material; others pass it over."""
    return {
        "name": "material",
        "variant": "classic",
        "language": language,
        "font": False,
        "favicon": "assets/favicon.svg",
        "logo": "assets/logo.svg",
        "features": ["navigation.tabs", "navigation.path", "navigation.footer", "navigation.top", "toc.follow"],
        "palette": [
            {
                "media": f"(prefers-color-scheme: {name})",
                "scheme": scheme,
                "primary": "custom",
                "accent": "custom",
                "toggle": {"icon": f"material/{icon}", "name": f"Switch to {other} colors"},
            }
            for name, scheme, icon, other in _SCHEMES
        ],
    }


def _languages(catalog: Catalog) -> list[dict[str, str]]:
    """The first pages of translations that are listed; our own pages lead to theirs one by one, from the frame."""
    names = catalog.site.translations
    return [{names[each.language].name: each.uri} for each in counterparts(catalog, INDEX)]


def _placed(item: Any) -> Any:
    """A menu, or a part of it, with each page where the export has it."""
    if isinstance(item, str):
        return placed(item) if item.endswith(".md") else item
    if isinstance(item, dict):
        return {title: _placed(inside) for title, inside in item.items()}
    return [_placed(each) for each in item]


def _foot(catalog: Catalog) -> str:
    """The notice, the day for which the pages speak, who publishes them, and the license: HTML for every page."""
    site = catalog.site
    day = catalog.words.say("As of {date}", date=catalog.today.isoformat())
    parts = (plain(site.notice, catalog), f"{day}.", f"{site.publisher.name}, {site.licenses.content.name}.")
    return " ".join(_escaped(part) for part in parts if part)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
