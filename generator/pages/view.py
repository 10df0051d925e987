"""What templates may ask: names, links, dates, values, statuses and evidence, as Markdown for one page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from generator.checks.quotations import quoted_words
from generator.kinds.declaration import Kind
from generator.kinds.field_types import Base, FieldType
from generator.languages.words import words_for
from generator.model.absences import Absence, Reason
from generator.model.catalog import Catalog
from generator.model.dates import PartialDate, add_interval
from generator.model.entry import Entry
from generator.model.parts import Evidence, Fact, StatusEvent, Unnamed, Value
from generator.model.references import Reference
from generator.model.site import Term
from generator.model.source import Source
from generator.model.walk import evidence_of
from generator.pages.blocks import event_list, render_block
from generator.pages.charts import bar_chart
from generator.pages.escape import Markdown, escape
from generator.pages.events import Event, entry_timeline
from generator.pages.links import entry_uri, link, reference_uri, relative, source_uri, topic_uri
from generator.pages.marks import evidence_mark, status_mark, tier_mark
from generator.pages.tables import index_table
from generator.prose.numbers import bare_value, full_value, unit_noun
from generator.prose.render import plain, render

_ABSENCES = {Reason.UNKNOWN: "Not known", Reason.NOT_APPLICABLE: "Not applicable"}


class View:
    """The catalog as seen from one page: every method gives Markdown that may stand on it."""

    def __init__(self, catalog: Catalog, page: str) -> None:
        self.catalog = catalog
        self.page = page
        self.language = catalog.site.language
        self.words = words_for(self.language)

    def prose(self, text: str | None) -> Markdown:
        """Prose with its tokens replaced."""
        return render(text.strip(), self.catalog, self.page) if text else Markdown("")

    def document(self, text: str) -> Markdown:
        """A hand-written page with its tokens replaced, blocks included."""
        return render(text, self.catalog, self.page, lambda token: render_block(self, token))

    def table(self, kind: Kind) -> Markdown:
        """The table of all entries of a kind."""
        return index_table(self, kind)

    def chart(self, entry: Entry) -> Markdown:
        """The values of a figure as a picture, where there is something to compare."""
        return bar_chart(self, entry)

    def events(self, events: list[Event], *, name_entries: bool = True) -> Markdown:
        """Dated events as a list."""
        return event_list(self, events, name_entries=name_entries)

    def plain(self, text: str) -> str:
        """Prose as plain text."""
        return plain(text, self.catalog)

    def date(self, day: PartialDate | dt.date, length: str = "long") -> Markdown:
        """A date in words."""
        if not isinstance(day, PartialDate):
            day = PartialDate(day.year, day.month, day.day)
        return Markdown(day.display(self._locale, "short" if length == "short" else "long"))

    @property
    def _locale(self) -> str:
        return "en_US" if self.language == "en" else self.language.replace("-", "_")

    def path(self, target: str) -> Markdown:
        """The relative path to another page."""
        return Markdown(relative(target, self.page))

    def link(self, label: object, target: str) -> Markdown:
        """A link to another page of the site."""
        return link(str(label), target, self.page)

    def entry(self, entry: Entry) -> Markdown:
        """The name of an entry, linked."""
        return link(entry.name, entry_uri(entry.kind.id, entry.id), self.page)

    def ref(self, reference: Reference) -> Markdown:
        """The name of the entry that a reference means, linked to the fact if it names one."""
        entry = self.catalog.entry(reference)
        if entry is None:
            return escape(str(reference))
        return link(entry.name, reference_uri(Reference(entry.kind.id, entry.id, reference.anchor)), self.page)

    def topic(self, tag: str) -> Markdown:
        """The label of a topic, linked."""
        return link(self.catalog.vocabulary.term("topics", tag).label, topic_uri(tag), self.page)

    def source(self, source: Source) -> Markdown:
        """The publisher and title of a source, linked to its page."""
        return link(source.data.title, source_uri(source.id), self.page)

    def speaker(self, speaker: Reference | Unnamed) -> Markdown:
        """Who says something."""
        return escape(speaker.described) if isinstance(speaker, Unnamed) else self.ref(speaker)

    def attribution(self, fact: Fact) -> Markdown:
        """How a fact is asserted, and by whom."""
        how = self.words.assertions[fact.assertion]
        return Markdown(f"{how}: {self.speaker(fact.by)}" if fact.by else how)

    # Values

    def value(self, value: Value, entry: Entry) -> Markdown:
        """A value with its unit."""
        return escape(full_value(value, entry.unit, self.language))

    def bare(self, value: Value, entry: Entry) -> Markdown:
        """A value without the noun of its unit."""
        return escape(bare_value(value, entry.unit, self.language))

    def noun(self, value: Value, entry: Entry) -> Markdown:
        """The noun of a value's unit."""
        return escape(unit_noun(value, entry.unit))

    def in_conflict(self, entry: Entry) -> bool:
        """Whether live values of a figure differ, so that the page must say so."""
        live = self.catalog.live_values(entry)
        return len({(value.value, value.phrase, value.precision) for value in live}) > 1

    def ranked_values(self, entry: Entry) -> list[Value]:
        """All values: the preferred one, the other live ones, the superseded ones."""
        live = self.catalog.live_values(entry)
        return [*live, *(value for value in entry.values if value not in live)]

    # Status

    def status(self, entry: Entry) -> StatusEvent | None:
        """The event that made the present status."""
        return self.catalog.present_status(entry)

    def status_term(self, entry: Entry, event: StatusEvent | Event) -> Term:
        """The vocabulary's term for a status."""
        return self.catalog.vocabulary.term(entry.kind.declared.status or "", event.becomes)

    def status_mark(self, entry: Entry, event: StatusEvent | Event | None = None) -> Markdown:
        """The status in words, with icon and tone; the present one unless an event is given."""
        event = event or self.catalog.present_status(entry)
        return status_mark(self.status_term(entry, event)) if event else Markdown("")

    # Fields

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
            return Markdown(f"*{_ABSENCES[value.reason].lower()}*")
        return self.field_value(entry.kind.declared.fields[name].type, value)

    def field_value(self, declared: FieldType, value: Any) -> Markdown:
        """A value by its declared type; a list joined, an absence as the words that give its reason."""
        if value is None:
            return Markdown("")
        if isinstance(value, Absence):
            return Markdown(f"*{_ABSENCES[value.reason]}:* {self.prose(value.why)}")
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
                return Markdown(f"[{escape(value)}](<{value}>)")
            case Base.NUMBER:
                return escape(f"{Decimal(value):,f}")
            case _:
                return escape(value)

    # Evidence

    def evidence_mark(self, evidence: Evidence) -> Markdown:
        """Checked word for word, or cited with the text not held."""
        return evidence_mark(self.catalog, evidence)

    def tier(self, source: Source) -> Markdown:
        """How close a source is to the fact."""
        return tier_mark(source)

    def place(self, evidence: Evidence) -> Markdown:
        """The source and the place in it, linked to the source's page."""
        source = self.catalog.sources[evidence.source]
        anchor = f"#p{evidence.paragraph}" if evidence.paragraph else ""
        label = source.data.publisher
        where = f", paragraph {evidence.paragraph}" if evidence.paragraph else f", {evidence.at}" if evidence.at else ""
        if evidence.words:
            where += f" (words {evidence.words})"
        return link(f"{label}{where}", source_uri(source.id) + anchor, self.page)

    def sources(self, evidence: Iterable[Evidence]) -> list[Source]:
        """The sources of some evidence, each once, the closest to the fact first."""
        order = {"primary": 0, "secondary": 1, "aggregator": 2}
        names = dict.fromkeys(item.source for item in evidence)
        return sorted((self.catalog.sources[name] for name in names), key=lambda each: order[each.data.tier])

    def all_evidence(self, entry: Entry) -> list[Evidence]:
        """Every piece of evidence of an entry."""
        return [located.item for located in evidence_of(entry)]

    def quoted_share(self, source: Source) -> Markdown:
        """How many of a source's words this site prints, of how many."""
        total = source.data.text.words if source.data.text else 0
        quoted = quoted_words(self.catalog).get(source.id, 0)
        return Markdown(f"{quoted} of {total} words ({quoted / total:.0%})" if total else "")

    def use(self, entry: Entry, anchor: str) -> Markdown:
        """An entry that rests on a source, linked to the fact."""
        return link(
            f"{entry.name}" + (f" ({anchor.replace('-', ' ')})" if anchor else ""),
            self._at(entry, anchor),
            self.page,
        )

    @staticmethod
    def _at(entry: Entry, anchor: str) -> str:
        return entry_uri(entry.kind.id, entry.id) + (f"#{anchor}" if anchor else "")

    def on_topic(self, kind: Kind, topic: str) -> list[Entry]:
        """The entries of a kind that carry a tag."""
        return [entry for entry in self.catalog.of_kind(kind.id) if topic in entry.data.tags]

    # The rest of a page

    def timeline(self, entry: Entry) -> list[Event]:
        """The dated events of an entry, and those that it caused."""
        return entry_timeline(self.catalog, entry)

    def backlinks(self, entry: Entry) -> list[tuple[Kind, list[Entry]]]:
        """The entries that refer to this one, by kind."""
        keys = self.catalog.backlinks.get(entry.key, ())
        found = [self.catalog.entries[key] for key in keys if key in self.catalog.entries]
        grouped = (
            (self.catalog.kinds[kind], [each for each in found if each.kind.id == kind])
            for kind in self.catalog.site.kinds
        )
        return [(kind, sorted(each, key=lambda other: other.name)) for kind, each in grouped if each]

    def review_due(self, entry: Entry) -> dt.date:
        """The day by which the entry is to be checked again."""
        return add_interval(entry.data.checked_on, entry.review_every)
