"""The catalog in another language: pages are made from it in the same way as from the catalog itself."""

from __future__ import annotations

from dataclasses import replace

from generator.languages.words import words_for
from generator.model.catalog import Catalog
from generator.translating.entries import Marking, marked_corrections, marked_source, translated_entry
from generator.translating.settings import translated_kind, translated_site, translated_vocabulary


def localized_site(catalog: Catalog, language: str) -> Catalog:
    """The catalog whose site, and nothing else, speaks another language."""
    words = catalog.languages.get(language) or words_for(language)
    return replace(catalog, site=translated_site(catalog.site, language, words))


def localized(catalog: Catalog, language: str) -> Catalog:
    """The catalog with everything that is translated, and the rest as it is, marked with its own language.

    `original` is the catalog that was given: what is not translated is rendered from it, numbers and names included.
    """
    words = catalog.languages.get(language) or words_for(language)
    marking = Marking(catalog.site.language, words)
    kinds = {name: translated_kind(kind, words) for name, kind in catalog.kinds.items()}
    translations = catalog.translations.get(language, {})
    return replace(
        catalog,
        site=translated_site(catalog.site, language, words),
        vocabulary=translated_vocabulary(catalog.vocabulary, words),
        kinds=kinds,
        entries={
            key: translated_entry(entry, kinds[entry.kind.id], translations.get(key), marking)
            for key, entry in catalog.entries.items()
        },
        sources={name: marked_source(source, marking) for name, source in catalog.sources.items()},
        corrections=marked_corrections(catalog.corrections, marking),
        languages={**catalog.languages, language: words},
        original=catalog,
    )
