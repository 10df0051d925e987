"""All prose that rules look at, with a way back from an offset in the text to line and column in the file."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from generator.checks.keeping import kept
from generator.checks.masking import without_markup
from generator.checks.phrases import Phrases
from generator.loading.characters import line_and_column
from generator.loading.documents import Document
from generator.loading.record import Record
from generator.model.catalog import Catalog
from generator.model.walk import Located, Path, prose_of, prose_of_source, texts_of, texts_of_source
from generator.problems import Level, Problem
from generator.rewriting.edits import Edit
from generator.rewriting.offers import new_part


class Place(StrEnum):
    """Where a passage stands: rules differ in what they cover."""

    ENTRY = "entry"
    SOURCE = "source"
    SETTINGS = "settings"
    DOCUMENT = "document"
    TRANSLATION = "translation"
    CORRECTION = "correction"  # a record of its day: its numbers are typed


RECORDS = frozenset({Place.ENTRY, Place.SOURCE})


@dataclass(eq=False, slots=True)
class Passage:
    """A text for readers. `owner` is the entry's key, the source's id or the document's path.

    `path` leads to the text within a record; it is empty for a document, which is one text.
    """

    text: str
    file: str
    place: Place
    owner: str
    path: Path
    origin: Record | Document
    _words: str | None = field(default=None, init=False, repr=False)

    @property
    def words(self) -> str:
        """The text without markup: tokens, addresses and tags blanked, and in a document the code as well."""
        if self._words is None:
            self._words = without_markup(self.text, code=self.place is Place.DOCUMENT)
        return self._words

    def may_hold(self, phrases: Phrases) -> bool:
        """Whether any of some phrases may stand in the `words`, which need not be worked out for most texts.

        A word of theirs is one of the text as well, but before an address that begins within a word.
        """
        return ("://" in self.text or phrases.may_be_in(self.text)) and phrases.may_be_in(self.words)

    def replacing(self, start: int, old: str, new: str) -> Edit | None:
        """The edit that puts other words in the place of those at `start`; None where they are not written plainly."""
        if self.place is Place.TRANSLATION:
            return None
        if isinstance(self.origin, Record):
            return new_part(self.origin, self.path, start, old, new)
        return Edit(self.file, start, start + len(old), new)

    def problem(
        self, rule: str, start: int, end: int, message: str, tip: str = "", level: Level = Level.ERROR
    ) -> Problem:
        """A problem with the part of the text from `start` to `end`, at its place in the file."""
        return Problem(self.file, *self._locate(start, max(1, end - start)), rule, message, tip, level)

    def _locate(self, start: int, length: int) -> tuple[int, int]:
        if isinstance(self.origin, Record):
            position = self.origin.locate(self.path, start, length)
            return position.line, position.column
        return line_and_column(self.text, start)


@kept
def passages(catalog: Catalog) -> Sequence[Passage]:
    """Every passage of prose: in entries, sources, settings, corrections and the documents of `docs/`."""
    return tuple(_passages(catalog))


@kept
def pages_by_hand(catalog: Catalog) -> Sequence[Passage]:
    """Those of the documents of `docs/` alone, for rules that need not read any record."""
    return tuple(_in_document(document) for document in catalog.documents.values())


def passages_where(catalog: Catalog, among: Callable[[Collection[str]], Iterable[str]]) -> Iterator[Passage]:
    """The passages of which a text may be worth a look; of settings, corrections and documents, all.

    Many records say the same, and few say anything of note: so `among` chooses from all texts, each of which is there
    once, and where none is worth a look, its places need not be worked out.
    """
    wanted = set(among(texts(catalog)))
    if wanted:
        yield from (each for each in passages(catalog) if each.text in wanted and each.place in RECORDS)
    yield from _beside_records(catalog)


@kept
def texts(catalog: Catalog) -> Collection[str]:
    """All that entries and sources say in prose, each text once."""
    found: dict[str, None] = {}
    for entry in catalog.entries.values():
        found.update(dict.fromkeys(texts_of(entry)))
    for source in catalog.sources.values():
        found.update(dict.fromkeys(texts_of_source(source)))
    return found.keys()


def _passages(catalog: Catalog) -> Iterator[Passage]:
    for key, entry in catalog.entries.items():
        for located in prose_of(entry):
            yield _in_record(entry.record, located, Place.ENTRY, key)
    for name, source in catalog.sources.items():
        for located in prose_of_source(source):
            yield _in_record(source.record, located, Place.SOURCE, name)
    yield from _beside_records(catalog)


@kept
def _beside_records(catalog: Catalog) -> Sequence[Passage]:
    return tuple(_passages_beside(catalog))


def _passages_beside(catalog: Catalog) -> Iterator[Passage]:
    if "site" in catalog.settings:
        yield _in_record(catalog.settings["site"], Located(("notice",), catalog.site.notice), Place.SETTINGS, "site")
    yield from _corrections(catalog)
    yield from pages_by_hand(catalog)


def _corrections(catalog: Catalog) -> Iterator[Passage]:
    record = catalog.corrections.record
    for index, correction in enumerate(catalog.corrections.items):
        for key in ("was", "now", "why"):
            located = Located[str](("corrections", index, key), getattr(correction, key))
            if record:
                yield _in_record(record, located, Place.CORRECTION, str(correction.fact))


def _in_record(record: Record, located: Located[str], place: Place, owner: str) -> Passage:
    return Passage(located.item, record.file, place, owner, located.path, record)


def _in_document(document: Document) -> Passage:
    return Passage(document.text, document.file, Place.DOCUMENT, document.uri, (), document)


def look_once(found: Iterable[Passage], look: Callable[[Passage], Iterable[Problem]]) -> Iterator[Problem]:
    """What there is to say of passages by their words alone: of the same words in two records, once if it is nothing.

    `look` may read the catalog, which is the same for all of them.
    """
    fine: set[str] = set()
    for passage in found:
        if passage.text in fine:
            continue
        problems = tuple(look(passage))
        yield from problems
        if not problems and passage.place is not Place.DOCUMENT:
            fine.add(passage.text)
