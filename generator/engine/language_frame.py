"""The frame of pages in other languages: the engine's settings and the theme's words as such a page sees them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from babel.core import Locale
from jinja2 import BaseLoader, ChoiceLoader, DictLoader, Environment, TemplateNotFound
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from generator.engine.configuring import in_frame
from generator.languages.words import Words, message
from generator.model.catalog import Catalog
from generator.model.dates import PartialDate
from generator.translating.localizing import localized_site
from generator.translating.publishing import TranslatedPage

_PACK = "partials/languages/{}.html"
# A language for which the theme has no words: it says its own name, and the theme falls back to English.
_BARE_PACK = '{{% macro t(key) %}}{{{{ {{"language": "{}"}}[key] }}}}{{% endmacro %}}'


# The words of the switch between the color schemes, which stand in mkdocs.yml.
_SWITCH = (message("Switch to dark colors"), message("Switch to light colors"))


class Seen:
    """An object of the engine as templates see it on some pages: a few of its values are others."""

    def __init__(self, whole: Any, **others: Any) -> None:
        self._whole, self._others = whole, others

    def __getattr__(self, name: str) -> Any:
        if name in self._others:
            return self._others[name]
        try:
            return getattr(self._whole, name)
        except AttributeError:
            return self[name]

    def __getitem__(self, name: str) -> Any:
        if name in self._others:
            return self._others[name]
        try:
            return self._whole[name]
        except KeyError as error:
            raise AttributeError(name) from error

    def __contains__(self, name: str) -> bool:
        return name in self._others or name in self._whole


def add_packs(environment: Environment, languages: list[str]) -> None:
    """Let the theme load words for languages that it does not know, instead of failing."""
    loader = environment.loader
    assert loader is not None
    packs = {_PACK.format(code): _BARE_PACK.format(code) for code in languages}
    missing = {name: text for name, text in packs.items() if not _has(loader, environment, name)}
    if missing:
        environment.loader = ChoiceLoader([DictLoader(missing), loader])


def _has(loader: BaseLoader, environment: Environment, name: str) -> bool:
    try:
        loader.get_source(environment, name)
    except TemplateNotFound:
        return False
    return True


def seen_in(language: str, catalog: Catalog, config: MkDocsConfig) -> Seen:
    """The engine's settings as a page in another language shows them: names, notices and the theme's own words."""
    words = catalog.languages[language]
    local = localized_site(catalog, language)
    palette = config.theme["palette"]
    return Seen(
        config,
        site_name=local.site.name,
        site_description=local.site.description,
        theme=Seen(config.theme, language=language, palette=[_toggled(each, words) for each in palette]),
        extra={**config.extra, "factsheet": in_frame(local)},
    )


def _toggled(scheme: Mapping[str, Any], words: Words) -> Mapping[str, Any]:
    """A color scheme whose switch has its words in another language."""
    toggle = scheme.get("toggle")
    said = toggle and {**toggle, "name": words.say(toggle["name"])}
    return {**scheme, "toggle": said} if toggle and toggle["name"] in _SWITCH else scheme


def translation_of(page: Page, catalog: Catalog, original: Page | None) -> dict[str, object]:
    """What the notice of a page in another language says: of which page it is the translation, and who reviewed it."""
    meta = page.meta["translation"]
    words = catalog.languages[str(page.meta["language"])]
    day = PartialDate.parse(meta["on"]).display(words.locale, "long", words.dates) if "on" in meta else ""
    language = catalog.site.language
    return {
        "name": language_name(language, words.locale),
        "own_name": language_name(language, language),
        "language": language,
        "url": original.url if original else "",
        "by": meta.get("by", ""),
        "on": day,
        "is_overview": page.file.src_uri == f"{page.meta['language']}/index.md" and "by" not in meta,
    }


def told(translations: Iterable[TranslatedPage], catalog: Catalog) -> list[dict[str, str]]:
    """Translations of a page, by the names of their languages."""
    return [
        {"name": catalog.site.translations[each.language].name, "language": each.language, "uri": each.uri}
        for each in translations
    ]


def language_name(language: str, locale: str) -> str:
    """What a language is called in another, such as `inglés`; its code where nobody knows."""
    found = Locale.parse(language, sep="-").get_language_name(locale.replace("-", "_"))
    return str(found) if found else language
