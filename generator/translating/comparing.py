"""Compares a translation with the English: what stands, what is missing, what was overtaken, what fits nothing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from generator.model.catalog import Catalog
from generator.model.translation import TranslatedText, Translation
from generator.translating.pages import split_page
from generator.translating.texts import EnglishText, texts_of

DOCUMENTS = "docs/"


class Progress(StrEnum):
    """How an English text is served: translated, not yet, or its English changed since it was translated."""

    TRANSLATED = "translated"
    MISSING = "missing"
    STALE = "stale"


@dataclass(frozen=True)
class Comparison:
    """The English texts of an entry or page beside what its translation, if there is one, has for them."""

    texts: tuple[EnglishText, ...]
    translation: Translation | None

    @cached_property
    def english(self) -> dict[str, EnglishText]:
        """The texts by their fingerprint; one that stands there twice needs only one translation."""
        return {text.of: text for text in reversed(self.texts)}

    @cached_property
    def stale(self) -> dict[str, TranslatedText]:
        """By its place, what was written for an English text that is no longer there."""
        records = self.translation.data.texts if self.translation else ()
        places = {text.at for text in self.texts}
        return {each.at: each for each in records if each.says and each.of not in self.english and each.at in places}

    @cached_property
    def unknown(self) -> list[TranslatedText]:
        """What translates nothing: neither its text nor its place is there."""
        records = self.translation.data.texts if self.translation else ()
        places = {text.at for text in self.texts}
        return [each for each in records if each.of not in self.english and each.at not in places]

    def said(self, text: EnglishText) -> str:
        """What stands for a text in the other language; nothing where that is not written."""
        return self.translation.words.get(text.of, "") if self.translation else ""

    def progress(self, text: EnglishText) -> Progress:
        """How a text is served."""
        if self.said(text):
            return Progress.TRANSLATED
        return Progress.STALE if text.at in self.stale else Progress.MISSING

    def count(self, progress: Progress) -> int:
        """How many texts stand so, each counted once."""
        return sum(1 for text in self.english.values() if self.progress(text) is progress)


def compare(catalog: Catalog, language: str, key: str) -> Comparison | None:
    """The comparison for an entry (`kind/id`) or page (`docs/page.md`); None if there is no such thing."""
    texts = english_texts(catalog, key)
    if texts is None:
        return None
    return Comparison(texts, catalog.translations.get(language, {}).get(key))


def english_texts(catalog: Catalog, key: str) -> tuple[EnglishText, ...] | None:
    """The English texts of an entry or page, in order; None if there is no such thing."""
    if key.startswith(DOCUMENTS):
        document = catalog.documents.get(key.removeprefix(DOCUMENTS))
        return tuple(split_page(document.text).texts) if document else None
    entry = catalog.entries.get(key)
    return tuple(texts_of(entry)) if entry else None
