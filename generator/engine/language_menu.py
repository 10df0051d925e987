"""The menu of pages in another language: that of the site, with what of it there is in that language."""

from __future__ import annotations

from typing import Any

from mkdocs.structure import StructureItem
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Link, Navigation, Section
from mkdocs.structure.pages import Page

from generator.languages.words import Words
from generator.model.catalog import Catalog
from generator.pages.links import INDEX
from generator.translating.publishing import in_language, translated_pages


class LanguageMenu:
    """Makes the menu of one language, and gives its pages their places in it."""

    def __init__(self, catalog: Catalog, language: str, files: Files) -> None:
        self._catalog, self._language, self._files = catalog, language, files
        self._words: Words = catalog.languages[language]
        self._pages = translated_pages(catalog, language)
        self._kinds: dict[str, Link] = {}

    def navigation(self) -> Navigation:
        """The menu. Its home is the overview of the language."""
        items = [item for each in self._catalog.site.nav for item in self._item(each)]
        home = self._page(INDEX)
        menu = Navigation(items, [page for page in map(self._page, self._pages) if page])
        menu.homepage = home
        self._place_entries()
        return menu

    def _item(self, item: Any) -> list[StructureItem]:
        ((title, target),) = item.items()
        title = self._words.say(title)
        if isinstance(target, (list, tuple)):
            return self._section(title, [found for each in target for found in self._item(each)])
        if target == "kinds":
            return self._section(title, [*self._kind_links()])
        if target.endswith("/"):
            inside = sorted((uri for uri in self._pages if uri.startswith(target)), key=_index_first)
            return self._section(title, [page for page in map(self._page, inside) if page])
        page = self._page(target)
        if page is None:
            return []
        page.title = title
        return [page]

    def _section(self, title: str, children: list[StructureItem]) -> list[StructureItem]:
        section = Section(title, children)
        for child in children:
            child.parent = section
        return [section] if children else []

    def _kind_links(self) -> list[Link]:
        """A link to the part of the overview that lists the entries of a kind, for each kind that has any."""
        home = in_language(self._language, "")
        for kind in self._catalog.site.kinds:
            if any(page.startswith(f"{kind}/") for page in self._pages):
                self._kinds[kind] = Link(self._words.say(self._catalog.kinds[kind].title), f"{home}#{kind}")
        return list(self._kinds.values())

    def _place_entries(self) -> None:
        """Give the page of each entry its kind as its parent."""
        for uri in self._pages:
            page, link = self._page(uri), self._kinds.get(uri.partition("/")[0])
            if page and link and page.parent is None:
                page.parent = link  # type: ignore[assignment]

    def _page(self, original: str) -> Page | None:
        file = self._files.get_file_from_path(in_language(self._language, original))
        return file.page if file and original in self._pages else None


def _index_first(uri: str) -> tuple[bool, str]:
    return not uri.endswith(INDEX), uri
