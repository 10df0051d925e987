"""Puts the cards among the files of the site, and what a page says of itself where it is shared onto the page."""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping, Set
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from generator.engine.forwarding import forward
from generator.engine.looking import style_sheet
from generator.model.catalog import Catalog
from generator.previewing.noting import Facet, noting
from generator.sharing.cards import cards
from generator.sharing.describing import described, sharing
from generator.sharing.drawing import colors
from generator.sharing.rendering import CARDS, render_cards


class SharedPages:
    """The cards of one build, and what its pages say to search engines and to those with whom they are shared."""

    def __init__(self, catalog: Catalog, pages: Mapping[str, str], config: MkDocsConfig) -> None:
        self.catalog, self._config = catalog, config
        self._read: set[Facet] = set()
        with noting(self._read):
            self._cards = cards(catalog, pages)

    def renew(self, catalog: Catalog, pages: Mapping[str, str], changed: Set[Facet]) -> bool:
        """Go on with another catalog that differs in these facets. False if its pages have other cards."""
        self.catalog = catalog
        if self._read.isdisjoint(changed):
            return True
        with noting(self._read):
            return cards(catalog, pages) == self._cards

    @property
    def paths(self) -> frozenset[str]:
        """The pictures of the cards, where the site has an address; without one no page could name them."""
        return frozenset(self._cards) if self._config.site_url else frozenset()

    def files(self, root: Path) -> Iterator[tuple[str, bytes]]:
        """Draw these pictures: path -> PNG."""
        if self.paths:
            yield from render_cards(self._cards, colors(style_sheet(root)), self._icon, root / CARDS).items()

    def show(self, context: Any, page: Page) -> None:
        """Give a page its words and its picture; a page without a description gets one, from its first paragraph."""
        if not page.meta.get("description"):
            page.meta["description"] = html.escape(described(page.content or ""))
        context["forward"] = forward(self.catalog, page)
        context["sharing"] = sharing(self.catalog, self._cards, page, self._config.site_url or "")

    def _icon(self, name: str) -> str:
        """The SVG of an icon of the theme or of the site; empty if there is none of that name."""
        found = (Path(folder) / ".icons" / f"{name}.svg" for folder in self._config.theme.dirs)
        return next((path.read_text(encoding="utf-8") for path in found if path.is_file()), "")
