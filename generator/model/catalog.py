"""The catalog: all checked records in one place, with what follows from them. Pages and checks are functions of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from generator.comparing.change import Chronicle
from generator.evidence.lock import Lock
from generator.evidence.texts import SourceText
from generator.kinds.declaration import Kind
from generator.languages.words import Words, words_for
from generator.loading.documents import Document
from generator.loading.record import Record
from generator.model.correction import Correction, Corrections
from generator.model.dates import PartialDate
from generator.model.entry import Entry, Moved
from generator.model.exception import Exceptions
from generator.model.outline import Outline
from generator.model.parts import Rank, StatusEvent, Value
from generator.model.references import Reference
from generator.model.site import SiteConfig, Vocabulary
from generator.model.source import Source
from generator.model.translation import Translation


@dataclass(frozen=True)
class Catalog:
    """Everything that pages are made from. Entries are keyed `kind/id`, sources by id, documents by path.

    `broken` names records that exist but have a mistake of form, `gone` those that were published once and have
    vanished: each has its own problem, and references to it shall not be called unknown as well. `history` gives
    for each file the day of its last change, where the version control knows it; `settings` holds the records of
    the files of settings. `published` names the texts that lie in content/texts/, which every machine has.
    `chronicle` tells what changed when, for pages; None where nobody asked, and where the past is not at hand.
    `drafts` names the entries (`kind/id`) and sources (`sources/id`) that no build publishes (`generator.drafting`).
    `own_files` are the paths below docs/ of what is no page. `languages` holds words by language. A catalog in another
    language (`generator.translating`) has an `original`.
    """

    site: SiteConfig
    vocabulary: Vocabulary
    kinds: Mapping[str, Kind]
    entries: Mapping[str, Entry]
    moved: Mapping[str, Moved]
    sources: Mapping[str, Source]
    documents: Mapping[str, Document]
    lock: Lock
    texts: Mapping[str, SourceText]
    today: dt.date
    backlinks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    broken: frozenset[str] = frozenset()
    gone: frozenset[str] = frozenset()
    quotes_lock: str = ""
    ids_lock: str = ""
    history: Mapping[str, dt.date] = field(default_factory=dict)
    settings: Mapping[str, Record] = field(default_factory=dict)
    corrections: Corrections = field(default_factory=Corrections)
    exceptions: Exceptions = field(default_factory=Exceptions)
    published: frozenset[str] = frozenset()
    languages: Mapping[str, Words] = field(default_factory=dict)
    outlines: Mapping[str, Outline] = field(default_factory=dict)
    translations: Mapping[str, Mapping[str, Translation]] = field(default_factory=dict)
    original: Catalog | None = None
    chronicle: Chronicle | None = None
    drafts: Mapping[str, Record] = field(default_factory=dict)
    own_files: frozenset[str] = frozenset()

    @cached_property
    def words(self) -> Words:
        """The words of the language that the pages of this catalog are written in."""
        return self.languages.get(self.site.language) or words_for(self.site.language)

    def of_kind(self, kind: str) -> list[Entry]:
        """The entries of a kind, in the order of their names."""
        return list(self._by_kind.get(kind, ()))

    @cached_property
    def _by_kind(self) -> Mapping[str, list[Entry]]:
        found: dict[str, list[Entry]] = {}
        for entry in sorted(self.entries.values(), key=lambda entry: (entry.name.casefold(), entry.id)):
            found.setdefault(entry.kind.id, []).append(entry)
        return found

    @cached_property
    def former(self) -> Mapping[str, tuple[str, ...]]:
        """For each entry that was renamed, the keys at which it lived before."""
        found: dict[str, tuple[str, ...]] = {}
        for old in self.moved:
            key = follow(old, self.moved)
            found[key] = (*found.get(key, ()), old)
        return found

    @cached_property
    def caused(self) -> Mapping[str, tuple[str, ...]]:
        """For each entry, those with a change of status that it caused, in their order."""
        found: dict[str, dict[str, None]] = {}
        for key, entry in self.entries.items():
            for event in entry.status:
                if event.caused_by:
                    found.setdefault(event.caused_by.entry, {})[key] = None
        return {key: tuple(causing) for key, causing in found.items()}

    def entry(self, reference: Reference) -> Entry | None:
        """The entry that a reference means, through stubs of renamed entries; None if there is none."""
        return self.entries.get(follow(reference.entry, self.moved))

    def referring(self, kind: str, field: str) -> Mapping[str, list[Entry]]:
        """For each entry, the entries of a kind that refer to it by a field, in the order of their names."""
        found = self._referring.get((kind, field))
        if found is None:
            found = self._referring[kind, field] = {}
            for other in self.of_kind(kind):
                value = other.fields.get(field)
                named = value if isinstance(value, tuple) else (value,)
                targets = (self.entry(each) for each in named if isinstance(each, Reference))
                for key in dict.fromkeys(target.key for target in targets if target):
                    found.setdefault(key, []).append(other)
        return found

    @cached_property
    def _referring(self) -> dict[tuple[str, str], dict[str, list[Entry]]]:
        """What `referring` was asked before."""
        return {}

    @cached_property
    def said_plainly(self) -> dict[str, str]:
        """Texts with markup as plain text (`generator.prose.render`): they follow from this catalog, which stays."""
        return {}

    @cached_property
    def lengths(self) -> dict[str, int]:
        """How many words entries have (`generator.pages.positions`), by key: they follow from this catalog."""
        return {}

    @cached_property
    def days_in_words(self) -> dict[tuple[PartialDate | dt.date, str], Any]:
        """Days as pages name them, by day and length (`generator.pages.naming`): they follow from the words alone."""
        return {}

    @cached_property
    def noted(self) -> Mapping[str, list[tuple[int, Correction]]]:
        """The corrections of which pages carry a note today, by the entry that each concerns now.

        Each with its number: the newest comes first.
        """
        found: dict[str, list[tuple[int, Correction]]] = {}
        for number, correction in enumerate(self.corrections.noted_on(self.today)):
            if entry := self.entry(correction.fact):
                found.setdefault(entry.key, []).append((number, correction))
        return found

    def knows(self, reference: Reference) -> bool:
        """Whether a reference leads to an entry and, if it has an anchor, to a fact or value of it."""
        written = reference.entry
        if not reference.anchor and written in self.entries and written not in self.moved:
            return True
        key = follow(written, self.moved)
        if not self.broken.isdisjoint((written, key, f"kinds/{key.partition('/')[0]}")) or key in self.gone:
            return True  # there is or was one, whatever it says
        entry = self.entry(reference)
        if entry is None:
            return False
        return not reference.anchor or bool(entry.fact(reference.anchor) or entry.value(reference.anchor))

    def present_status(self, entry: Entry) -> StatusEvent | None:
        """The status that holds today: the last event that has begun. Ties go to the later line."""
        begun = [event for event in entry.status if event.since.begun_by(self.today)]
        if len(begun) == 1:
            return begun[0]
        return max(enumerate(begun), key=lambda pair: (pair[1].since.sort_key, pair[0]))[1] if begun else None

    def preferred(self, entry: Entry) -> Value | None:
        """The value of a figure to show first; None for entries without values."""
        ranked = [value for value in entry.values if value.rank is Rank.PREFERRED]
        return ranked[0] if ranked else None

    def live_values(self, entry: Entry) -> list[Value]:
        """The values that are not superseded, the preferred one first."""
        live = [value for value in entry.values if value.rank is not Rank.SUPERSEDED]
        return sorted(live, key=lambda value: value.rank is not Rank.PREFERRED)

    def is_checked(self, evidence_source: str) -> bool:
        """Whether the source's text is held, so that its evidence is checked word for word."""
        return self.sources[evidence_source].is_held

    def published_text(self, source: str) -> SourceText | None:
        """The text of a source whose rights allow to publish it, where the project holds it for that."""
        found = self.sources.get(source)
        allowed = found is not None and found.may_be_published and source in self.published
        return self.texts.get(source) if allowed else None

    def tagged(self, topic: str, kind: str = "") -> Iterator[Entry]:
        """The entries on a topic, kind by kind in the order of the menu, or those of one kind."""
        for name in (kind,) if kind else self.site.kinds:
            yield from self._by_topic.get((name, topic), ())

    @cached_property
    def _by_topic(self) -> Mapping[tuple[str, str], list[Entry]]:
        found: dict[tuple[str, str], list[Entry]] = {}
        for kind, entries in self._by_kind.items():
            for entry in entries:
                for topic in dict.fromkeys(entry.data.tags):
                    found.setdefault((kind, topic), []).append(entry)
        return found


def follow(key: str, moved: Mapping[str, Moved]) -> str:
    """The key at which an entry lives now, through the stubs of its renames; in a circle, any key of it."""
    if key not in moved:
        return key
    for _ in moved:
        if key not in moved:
            break
        key = moved[key].to.entry
    return key
