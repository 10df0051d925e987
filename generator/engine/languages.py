"""Shows pages in other languages: their frame, menu and notice, and the links between originals and translations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from generator.engine.language_frame import Seen, add_packs, seen_in, told, translation_of
from generator.engine.language_menu import LanguageMenu
from generator.engine.speaking import LANGUAGE
from generator.model.catalog import Catalog
from generator.translating.publishing import TranslatedPage, all_counterparts, built_languages


class Languages:
    """The languages of one build."""

    def __init__(self, catalog: Catalog | None, environment: Environment, config: MkDocsConfig, files: Files) -> None:
        self.catalog, self._files = catalog, files
        self._settings: dict[str, Seen] = {}
        self._menus: dict[str, Navigation] = {}
        self._counterparts: Mapping[str, Sequence[TranslatedPage]] = {}
        if catalog is None:
            return
        languages = built_languages(catalog)
        self._counterparts = all_counterparts(catalog)
        add_packs(environment, [str(config.theme["language"]), *languages])
        for language in languages:
            self._settings[language] = seen_in(language, catalog, config)
            self._menus[language] = LanguageMenu(catalog, language, files).navigation()

    def show(self, context: Any, page: Page) -> None:
        """Give a page what its frame needs: a translation its own settings and menu, an original its counterparts."""
        catalog, language = self.catalog, page.meta.get(LANGUAGE)
        if catalog is None:
            return
        if language in self._settings and "translation" in page.meta:
            context["config"] = self._settings[language]
            context["nav"] = self._menus[language]
            context["translation"] = translation_of(page, catalog, self._page(page.meta["translation"]["of"]))
        else:
            found = [(each, self._page(each["uri"])) for each in self._translations(page, catalog)]
            context["translations"] = [{**each, "url": other.url} for each, other in found if other]
        context["alternates"] = self._alternates(page)

    def _alternates(self, page: Page) -> list[dict[str, str]]:
        """The whole addresses of a page in all languages in which it is listed, for search engines."""
        catalog = self.catalog
        original = self._page(page.meta["translation"]["of"]) if "translation" in page.meta else page
        if catalog is None or original is None or "noindex" in str(page.meta.get("robots", "")):
            return []
        others = [(each["language"], self._page(each["uri"])) for each in self._translations(original, catalog)]
        pages = [(catalog.site.language, original), *others]
        found = [
            {"language": code, "address": each.canonical_url} for code, each in pages if each and each.canonical_url
        ]
        return found if len(found) > 1 else []

    def _translations(self, page: Page, catalog: Catalog) -> list[dict[str, str]]:
        return told(self._counterparts.get(page.file.src_uri, ()), catalog)

    def _page(self, uri: str) -> Page | None:
        file = self._files.get_file_from_path(uri)
        return file.page if file else None
