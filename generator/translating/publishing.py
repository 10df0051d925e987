"""Which pages there are in other languages, and whether they are listed: in the menu, the search and the sitemap."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.model.catalog import Catalog
from generator.model.language_settings import Publish
from generator.model.translation import Translation
from generator.translating.comparing import DOCUMENTS

# The page that the overview of a language translates: the home page of the site.
_HOME = "index.md"


@dataclass(frozen=True)
class TranslatedPage:
    """A page in another language. `original` is the page that it translates; an overview has no translation."""

    language: str
    original: str
    listed: bool
    translation: Translation | None = None

    @property
    def uri(self) -> str:
        """The path of the page."""
        return in_language(self.language, self.original)


def in_language(language: str, uri: str) -> str:
    """Where the translation of a page stands."""
    return f"{language}/{uri}"


def built_languages(catalog: Catalog) -> list[str]:
    """The languages besides the site's own of which pages are built."""
    wanted = catalog.site.translations.items()
    return [language for language, settings in wanted if settings.publish is not Publish.WITHHOLD]


def translated_pages(catalog: Catalog, language: str) -> Mapping[str, TranslatedPage]:
    """The pages in a language, by the page that each translates; first its overview, which is always there.

    An overview is listed as soon as one of the pages is. Files in which nothing was written yet make no page.
    """
    settings = catalog.site.translations.get(language)
    if settings is None or settings.publish is Publish.WITHHOLD:
        return {}
    pages = {page.original: page for page in _with_words(catalog, language, settings.publish)}
    listed = settings.publish is Publish.LISTED or any(page.listed for page in pages.values())
    home = pages.pop(_HOME, None)
    return {_HOME: TranslatedPage(language, _HOME, listed, home.translation if home else None), **pages}


def _with_words(catalog: Catalog, language: str, publish: Publish) -> Iterator[TranslatedPage]:
    for key, translation in sorted(catalog.translations.get(language, {}).items()):
        exists = key in catalog.entries or key.removeprefix(DOCUMENTS) in catalog.documents
        if exists and translation.words:
            reviewed = publish is Publish.WHEN_REVIEWED and translation.data.reviewed is not None
            original = key.removeprefix(DOCUMENTS) if key.startswith(DOCUMENTS) else f"{key}.md"
            yield TranslatedPage(language, original, publish is Publish.LISTED or reviewed, translation)


def counterparts(catalog: Catalog, uri: str) -> Sequence[TranslatedPage]:
    """The listed translations of a page: those that a page in the site's own language may point to."""
    return all_counterparts(catalog).get(uri, ())


def all_counterparts(catalog: Catalog) -> dict[str, list[TranslatedPage]]:
    """The counterparts of each page that has any, found once for all of them."""
    found: dict[str, list[TranslatedPage]] = {}
    for language in built_languages(catalog):
        for original, page in translated_pages(catalog, language).items():
            if page.listed:
                found.setdefault(original, []).append(page)
    return found
