"""Translations follow a renaming: where the English changed only by it, what was written for it still holds."""

from __future__ import annotations

from collections.abc import Iterator

from generator.loading.record import Record
from generator.model.catalog import Catalog
from generator.model.translation import Translation, fingerprint
from generator.rewriting.edits import Edit
from generator.rewriting.renaming_text import Finder
from generator.translating.comparing import DOCUMENTS, english_texts
from generator.translating.pages import split_page


def translation_edits(catalog: Catalog, finder: Finder) -> Iterator[Edit]:
    """The fingerprints that change with the English of some texts, and the places that name a renamed fact."""
    for translations in catalog.translations.values():
        for translation in translations.values():
            moved = _moved(catalog, finder, translation.key)
            for index, text in enumerate(translation.data.texts):
                if text.of in moved:
                    yield place_edit(translation.record, ("texts", index, "of"), text.of, moved[text.of])
            yield from _places(translation, finder)


def _moved(catalog: Catalog, finder: Finder, key: str) -> dict[str, str]:
    """The fingerprints of English texts that name what is renamed, each with the one of the text as it will be."""
    texts = english_texts(catalog, key) or ()
    if key.startswith(DOCUMENTS):
        uri = key.removeprefix(DOCUMENTS)
        document = catalog.documents.get(uri)
        after = [text.of for text in split_page(finder.renamed(document.text, uri)).texts] if document else []
    else:
        after = [fingerprint(finder.renamed(text.says)) for text in texts]
    pairs = zip((text.of for text in texts), after, strict=True)
    return {before: now for before, now in pairs if before != now}


def _places(translation: Translation, finder: Finder) -> Iterator[Edit]:
    """Where the translation of the entry whose fact is renamed says `at: facts/OLD` or `values/OLD/note`."""
    old, new = finder.renaming.old, finder.renaming.new
    if not old.anchor or translation.key != old.entry:
        return
    for index, text in enumerate(translation.data.texts):
        kind, _, rest = text.at.partition("/")
        anchor, mark, more = rest.partition("/")
        if kind in ("facts", "values") and anchor == old.anchor:
            after = f"{kind}/{new.anchor}{mark}{more}"
            yield place_edit(translation.record, ("texts", index, "at"), text.at, after)


def place_edit(record: Record, path: tuple[str | int, ...], was: str, now: str) -> Edit:
    """The edit that replaces a short value, as it is typed in the file; quotation marks around it stay."""
    place = record.locate(path, 0, len(was))
    start = _index(record.text, place.line) + place.column - 1
    return Edit(record.file, start, start + len(was), now)


def _index(text: str, line: int) -> int:
    """Where a line starts, counted from 1."""
    start = 0
    for _ in range(line - 1):
        start = text.index("\n", start) + 1
    return start
