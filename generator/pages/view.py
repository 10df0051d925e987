"""What templates may ask: the view of the catalog from one page. Every method gives Markdown that may stand there."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from generator.kinds.declaration import Kind
from generator.kinds.field_types import Base, FieldType
from generator.languages.words import message
from generator.model.absences import Absence, Reason
from generator.model.catalog import Catalog
from generator.model.entry import Entry
from generator.pages.answers import answer_and_rest
from generator.pages.blocks import render_block
from generator.pages.boxes import Row, box_rows
from generator.pages.escape import Markdown, escape
from generator.pages.event_lists import event_list
from generator.pages.events import Event, Told, entry_timeline, told_timeline
from generator.pages.glossary import Glossary
from generator.pages.key_facts import KeyFact, key_facts, rests_on
from generator.pages.marks import conflict_mark, in_place_of_status_mark
from generator.pages.matrix import matrix_table
from generator.pages.number_cards import number_cards
from generator.pages.positions import Side, sides_among, sides_on
from generator.pages.showing_changes import changed_here, changed_others
from generator.pages.showing_citations import ShowingCitations
from generator.pages.showing_corrections import ShowingCorrections
from generator.pages.showing_evidence import ShowingEvidence
from generator.pages.showing_history import ShowingHistory
from generator.pages.showing_lists import ShowingLists
from generator.pages.showing_pictures import ShowingPictures
from generator.pages.showing_values import ShowingValues
from generator.prose.render import render

_ABSENT = {Reason.UNKNOWN: message("*not known*"), Reason.NOT_APPLICABLE: message("*not applicable*")}
_ABSENCES = {Reason.UNKNOWN: message("*Not known:* {why}"), Reason.NOT_APPLICABLE: message("*Not applicable:* {why}")}


class View(
    ShowingValues, ShowingEvidence, ShowingCorrections, ShowingCitations, ShowingPictures, ShowingLists, ShowingHistory
):
    """The catalog as seen from one page."""

    def __init__(self, catalog: Catalog, page: str) -> None:
        super().__init__(catalog, page)
        self._glossary = Glossary(catalog, page)
        self._explains = True

    def document(self, text: str) -> Markdown:
        """A hand-written page with its tokens replaced, blocks included, and notes on corrections at its end."""
        self._explains = False  # blocks are made before the text around them: first uses are found when all is there
        page: str = render(text, self.catalog, self.page, lambda token: render_block(self, token))
        notes = self.corrections_note()
        page = self._glossary.explain(f"{page.rstrip()}\n\n{notes}\n" if notes else page)
        return Markdown(f"{page.rstrip()}\n\n{self.cite_document()}\n{self.edit_document()}\n{self.definitions()}")

    def prose(self, text: str | None) -> Markdown:
        """Prose with its tokens replaced; the first use of a word of a glossary is tied to its definition."""
        rendered = super().prose(text)
        return self._glossary.explain(rendered) if self._explains else rendered

    def definitions(self) -> Markdown:
        """The definitions of the words that the page explains, for its end."""
        return self._glossary.definitions(self.words.say("More about this term"))

    def matrix(self, kind: Kind, entries: Iterable[Entry] | None = None) -> Markdown:
        """The table of what is true of each entry of a kind, or of some of them, by claim."""
        return matrix_table(self, kind, entries)

    def events(self, events: list[Event], *, name_entries: bool = True) -> Markdown:
        """Dated events as a list."""
        return event_list(self, events, name_entries=name_entries)

    def changed_others(self, entry: Entry) -> Markdown:
        """What an entry changed in others, as a list; nothing if it changed nothing."""
        return changed_others(self, entry)

    def changed_here(self, entry: Entry) -> Markdown:
        """What changed an entry, as a list; nothing if nothing did."""
        return changed_here(self, entry)

    def sides(self, topic: str) -> list[Side]:
        """The sides on a topic that say something, with their positions and their room."""
        return sides_on(self.catalog, topic)

    def sides_among(self, topic: str, entries: Iterable[Entry]) -> list[tuple[Side, list[Entry]]]:
        """Of these sides those with positions among some entries, and which these are."""
        return sides_among(self.catalog, topic, entries)

    def numbers(self, entry: Entry) -> Markdown:
        """The figures that name an entry by the field that its kind declares, side by side."""
        return number_cards(self, entry)

    def answer(self, entry: Entry) -> Markdown:
        """The first sentence of the summary: what the entry is, and what holds."""
        return self.prose(answer_and_rest(entry.data.summary, self.language)[0])

    def rest_of_summary(self, entry: Entry) -> Markdown:
        """The sentences of the summary behind the first; nothing if there are none."""
        return self.prose(answer_and_rest(entry.data.summary, self.language)[1])

    def key_facts(self, entry: Entry) -> list[KeyFact]:
        """Few statements for the first screen, each with who says so."""
        return key_facts(self, entry)

    def rests_on(self, entry: Entry) -> Markdown:
        """How many sources of which type an entry rests on, and how many of them could be checked."""
        return rests_on(self, entry)

    def box_rows(self, entry: Entry) -> list[Row]:
        """The rows of an entry's box."""
        return box_rows(self, entry, entry.kind.declared.infobox)

    def in_place_of_status_mark(self, kind: Kind, words: str) -> Markdown:
        """What stands in the place of a status, with the icon of the kind."""
        return in_place_of_status_mark(kind.icon, words)

    def conflict_mark(self, words: str) -> Markdown:
        """That sources give different values, with an icon."""
        return conflict_mark(words)

    def field(self, entry: Entry, name: str, *, short: bool = False) -> Markdown:
        """A field of an entry, or one of the columns that every kind has; nothing if it is not filled.

        `short` leaves out the reason of an absence, for tables.
        """
        match name:
            case "name":
                return self.entry(entry)
            case "summary":
                return self.prose(entry.data.summary)
            case "status":
                return self.status_mark(entry)
            case "tags":
                return Markdown(", ".join(self.topic(tag) for tag in entry.data.tags))
            case "checked_on":
                return self.date(entry.data.checked_on)
            case "value" | "as_of":
                value = self.catalog.preferred(entry)
                if value is None:
                    return Markdown("")
                return self.value(value, entry) if name == "value" else self.date(value.as_of)
        value = entry.fields.get(name)
        if short and isinstance(value, Absence):
            return Markdown(self.words.say(_ABSENT[value.reason]))
        return self.field_value(entry.kind.declared.fields[name].type, value)

    def field_value(self, declared: FieldType, value: Any) -> Markdown:
        """A value by its declared type; a list joined, an absence as the words that give its reason."""
        if value is None:
            return Markdown("")
        if isinstance(value, Absence):
            return Markdown(self.words.say(_ABSENCES[value.reason], why=self.prose(value.why)))
        if declared.is_list:
            return Markdown(", ".join(self._single(declared, item) for item in value))
        return self._single(declared, value)

    def _single(self, declared: FieldType, value: Any) -> Markdown:
        match declared.base:
            case Base.PROSE:
                return self.prose(value)
            case Base.DATE:
                return self.date(value)
            case Base.TERM:
                return escape(self.catalog.vocabulary.term(declared.target, value).label)
            case Base.REFERENCE:
                return self.ref(value)
            case Base.URL:
                return Markdown(f'[{escape(value)}](<{value}>){{ data-search="off" }}')  # nobody looks for its words
            case Base.COORDINATES:
                return escape(value.in_degrees)
            case Base.NUMBER:
                return escape(f"{Decimal(value):,f}")
            case _:
                return escape(value)

    def former_anchors(self, entry: Entry, anchor: str) -> Markdown:
        """Where links to the former ids of a fact or value arrive: an id that was published never dies."""
        if not entry.data.former_ids:
            return Markdown("")
        former = (old for old, new in entry.data.former_ids.items() if new == anchor)
        return Markdown("".join(f'<span id="{old}"></span>' for old in former))

    def on_topic(self, kind: Kind, topic: str) -> list[Entry]:
        """The entries of a kind that carry a tag."""
        return list(self.catalog.tagged(topic, kind.id))

    def told_timeline(self, entry: Entry) -> Told:
        """What the timeline of an entry tells."""
        return told_timeline(self.catalog, entry)

    def timeline(self, entry: Entry) -> list[Event]:
        """The dated events of an entry, and those that it caused."""
        return entry_timeline(self.catalog, entry)
