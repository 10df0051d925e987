"""Names, links and dates, as Markdown for one page: the ground that the view stands on."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from generator.model.catalog import Catalog
from generator.model.dates import PartialDate, Qualifier
from generator.model.entry import Entry
from generator.model.parts import Assertion, Fact
from generator.model.references import Reference
from generator.model.source import Source
from generator.model.speakers import Unnamed
from generator.pages.escape import Markdown, escape
from generator.pages.links import link, reference_uri, relative, topic_uri
from generator.prose.attributing import beside
from generator.prose.render import plain, render

_NOTHING = Markdown("")


class Naming:
    """The catalog as seen from one page: what things are called there, and where they lead."""

    def __init__(self, catalog: Catalog, page: str) -> None:
        self.catalog = catalog
        self.page = page
        self.front: dict[str, object] = {}
        self.language = catalog.site.language
        self.words = catalog.words
        self._ways: dict[str, str] = {}

    def label(self, text: str) -> Markdown:
        """A word of the site's own lists and kinds, in the language of the page."""
        return escape(self.words.say(text))

    def prose(self, text: str | None) -> Markdown:
        """Prose with its tokens replaced."""
        return render(text.strip(), self.catalog, self.page) if text else Markdown("")

    def plain(self, text: str) -> str:
        """Prose as plain text."""
        return plain(text, self.catalog)

    def date(self, day: PartialDate | dt.date, length: str = "long") -> Markdown:
        """A date in words."""
        known = self.catalog.days_in_words
        said: Markdown | None = known.get((day, length))
        if said is None:
            exact = day if isinstance(day, PartialDate) else PartialDate.parse(day.isoformat())
            words = exact.display(self.words.locale, "short" if length == "short" else "long", self.words.dates)
            known[day, length] = said = Markdown(words)
        return said

    def since(self, day: PartialDate) -> Markdown:
        """A date after the word *since*, where “by March” would not read."""
        if day.qualifier is Qualifier.NOT_AFTER:
            date = self.date(replace(day, qualifier=Qualifier.NONE))
            return Markdown(self.words.say("{date} or earlier", date=date))
        return self.date(day)

    def path(self, target: str) -> Markdown:
        """The relative path to another page."""
        return Markdown(relative(target, self.page))

    def link(self, label: object, target: str) -> Markdown:
        """A link to another page of the site."""
        return link(label if isinstance(label, str) else str(label), target, self.page)

    def entry(self, entry: Entry) -> Markdown:
        """The name of an entry, linked."""
        return self.draft_mark(entry.key, self._link_below(entry.kind.id, entry.id, entry.name))

    def ref(self, reference: Reference) -> Markdown:
        """The name of the entry that a reference means, linked to the fact if it names one."""
        entry = self.catalog.entry(reference)
        if entry is None:
            return escape(str(reference))
        anchor = entry.data.former_ids.get(reference.anchor, reference.anchor)
        return self.draft_mark(entry.key, self._link_below(entry.kind.id, entry.id, entry.name, anchor))

    def fact(self, entry: Entry, fact: Fact) -> Markdown:
        """A fact by its id in words, linked."""
        target = reference_uri(Reference(entry.kind.id, entry.id, fact.id))
        return link(fact.id.replace("-", " "), target, self.page)

    def topic(self, tag: str) -> Markdown:
        """The label of a topic, linked."""
        return link(self.catalog.vocabulary.term("topics", tag).label, topic_uri(tag), self.page)

    def source(self, source: Source) -> Markdown:
        """The publisher and title of a source, linked to its page."""
        return self.draft_mark(f"sources/{source.id}", self._link_below("sources", source.id, source.data.title))

    def _link_below(self, folder: str, name: str, label: str, anchor: str = "") -> Markdown:
        """A link to a page of a folder, such as that of an entry; all links to a folder begin alike."""
        if not anchor and f"{folder}/{name}.md" == self.page:
            return escape(label)
        way = self._ways.get(folder)
        if way is None:
            way = self._ways[folder] = relative(f"{folder}/-.md", self.page).removesuffix("-.md")
        anchored = f"#{anchor}" if anchor else ""
        return Markdown(f"[{escape(label)}]({way}{name}.md{anchored})")

    def draft_mark(self, key: str, named: Markdown = _NOTHING) -> Markdown:
        """In a preview, a name with the words that the entry or source is a draft; else the name."""
        if key not in self.catalog.drafts:
            return named
        return Markdown(f'{named} <span class="fs-draft">{self.words.say("Draft: not published")}</span>'.lstrip())

    def speaker(self, speaker: Reference | Unnamed) -> Markdown:
        """Who says something."""
        return escape(speaker.described) if isinstance(speaker, Unnamed) else self.ref(speaker)

    def beside(self, says: str, assertion: Assertion | None, by: Reference | Unnamed | None) -> Markdown:
        """Who says a claim, in brackets, for lists away from its page; nothing where the sentence says it."""
        said = beside(says, assertion, by, self.catalog)
        return Markdown(f"({escape(said)}.)" if said else "")

    def attribution(self, fact: Fact) -> Markdown:
        """How a fact is asserted, and by whom."""
        how = self.words.assertions[fact.assertion]
        return Markdown(f"{how}: {self.speaker(fact.by)}" if fact.by else how)
