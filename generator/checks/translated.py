"""The passages of translations: what translators wrote, beside the English text that it stands for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.checks.keeping import kept
from generator.checks.passages import Passage, Place
from generator.model.catalog import Catalog
from generator.model.translation import TranslatedText, Translation
from generator.translating.comparing import Comparison, compare


@dataclass(frozen=True)
class Translated:
    """One record of a translation. `english` is the text that it stands for; nothing where that is gone or changed."""

    translation: Translation
    record: TranslatedText
    passage: Passage
    english: str


@kept
def comparisons(catalog: Catalog) -> Mapping[tuple[str, str], Comparison | None]:
    """Each translation that lies where it belongs beside its English, by language and key; None where that is gone."""
    return {
        (language, key): compare(catalog, language, key)
        for language, translations in catalog.translations.items()
        for key, translation in translations.items()
        if translation.data.translates == key
    }


def compared(catalog: Catalog) -> Iterator[tuple[Translation, Comparison]]:
    """Each translation that lies where it belongs, beside its English."""
    for (language, key), comparison in comparisons(catalog).items():
        if comparison:
            yield catalog.translations[language][key], comparison


@kept
def translated(catalog: Catalog) -> Sequence[Translated]:
    """Every text that a translator wrote."""
    return tuple(
        Translated(translation, record, passage_of(translation, index, record), _english(comparison, record))
        for translation, comparison in compared(catalog)
        for index, record in enumerate(translation.data.texts)
        if record.says
    )


def _english(comparison: Comparison, record: TranslatedText) -> str:
    english = comparison.english.get(record.of)
    return english.says if english else ""


def passage_of(translation: Translation, index: int, record: TranslatedText) -> Passage:
    """What one record says, with the way back to its place in the file."""
    path = ("texts", index, "says")
    text = translation.record.data["texts"][index]["says"]
    return Passage(text, translation.record.file, Place.TRANSLATION, translation.key, path, translation.record)
