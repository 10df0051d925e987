"""An entry, a source or a correction as a page in another language shows it: what is not translated stays, marked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.kinds.declaration import Kind
from generator.languages.words import Words
from generator.model.correction import Corrections
from generator.model.entry import Entry
from generator.model.foreign import Foreign
from generator.model.source import Source
from generator.model.translation import Translation
from generator.model.walk import Path, evidence_of
from generator.pages.escape import escape
from generator.translating.comparing import Comparison, Progress
from generator.translating.replacing import replaced
from generator.translating.texts import EnglishText, texts_of

_SOURCE_TEXTS = ("title", "publisher", "author", "official_citation")
_EVIDENCE_TEXTS = ("quote", "at")


@dataclass(frozen=True)
class Marking:
    """How texts that stay in the language of the site are marked on pages in another."""

    language: str
    words: Words

    def quiet(self, text: str) -> Foreign:
        """A name or a quotation, which nobody expects to be translated."""
        return Foreign(text, self.language)

    def fallback(self, text: str, progress: Progress) -> Foreign:
        """A sentence that is not translated, or whose translation was overtaken, with a note that says so."""
        if progress is Progress.STALE:
            said = self.words.say("In English: the English changed after it was translated.")
        else:
            said = self.words.say("In English: not translated yet.")
        return Foreign(text, self.language, f' <span class="fs-untranslated">{escape(said)}</span>')

    def of(self, text: EnglishText, comparison: Comparison) -> str:
        """What stands for a text: its translation, or itself, marked."""
        if said := comparison.said(text):
            return said
        return self.quiet(text.says) if text.quiet else self.fallback(text.says, comparison.progress(text))


def translated_entry(entry: Entry, kind: Kind, translation: Translation | None, marking: Marking) -> Entry:
    """The entry with its translation, under the kind as that language calls it."""
    comparison = Comparison(tuple(texts_of(entry)), translation)
    texts = [(text.path, marking.of(text, comparison)) for text in comparison.texts]
    data = replaced(entry.data, [*texts, *_quotations(entry, marking)])
    fields = {name: getattr(data, name) for name, _ in entry.kind.fields()}
    return replace(entry, kind=kind, data=data, fields=fields)


def marked_source(source: Source, marking: Marking) -> Source:
    """The source, whose names stay what they are."""
    values = ((name, getattr(source.data, name)) for name in _SOURCE_TEXTS)
    texts = [((name,), marking.quiet(value)) for name, value in values if isinstance(value, str)]
    return replace(source, data=replaced(source.data, texts))


def marked_corrections(corrections: Corrections, marking: Marking) -> Corrections:
    """The corrections, which are records of their day and are not translated."""
    items = (
        replaced(
            each,
            [((name,), marking.fallback(getattr(each, name), Progress.MISSING)) for name in ("was", "now", "why")],
        )
        for each in corrections.items
    )
    return replace(corrections, items=tuple(items))


def _quotations(entry: Entry, marking: Marking) -> Iterator[tuple[Path, str]]:
    """What evidence quotes, and where in its source it stands."""
    for located in evidence_of(entry):
        for name in _EVIDENCE_TEXTS:
            if text := getattr(located.item, name):
                yield (*located.path, name), marking.quiet(text)
